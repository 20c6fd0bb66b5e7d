/** Why a session is cancelled or put right, as people say it and as it is recorded. */
export const cancelReasons = [
  { value: 'coach-ill', text: 'I am ill' },
  { value: 'coach-unavailable', text: 'I cannot make that time' },
  { value: 'participant-ill', text: 'The participant is ill' },
  { value: 'participant-unavailable', text: 'The participant cannot make that time' },
  { value: 'other', text: 'Something else' },
] as const;

export const correctionReasons = [
  { value: 'wrong-time', text: 'The day or time was wrong' },
  { value: 'wrong-length', text: 'The length was wrong' },
  { value: 'wrong-report', text: 'It was reported as taking place and did not, or the other way round' },
  { value: 'wrong-participant', text: 'It was somebody else’s session' },
] as const;

/** Empty for what is not among them. */
export const reasonAmong = (reasons: readonly { value: string }[], given: string): string =>
  reasons.find(({ value }) => value === given)?.value ?? '';
