/** What can be wrong with the record or the read model, and what would mend it (S6.3, S7.1). */

const sentences = {
  'definition-edited': 'The {what} is no longer what it was when journeys began with it.',
  'start-edited': 'What the journey was begun with is no longer what its first event was chained to.',
  'event-edited': 'Event {n} was changed after it was written.',
  'event-moved': 'Event {n} was written as event {was} and put in its place.',
  'event-replaced': 'Event {n} was replaced: what comes after it was chained to another.',
  'event-missing': 'Events are missing: {what}.',
  'event-added': 'Event {n} lies beyond the end of the record, which is event {was}.',
  'time-goes-back': 'Event {n} happened before the event in front of it.',
  'journal-without-start': 'There are events, but not what the journey was begun with.',
  'does-not-fold': 'The events cannot be folded by this version: {what}.',
  'row-missing': 'The journey has a record and no row in the read model.',
  'row-differs': 'The row in the read model contradicts the record in: {what}.',
  'row-without-journal': 'There is a row in the read model and no record.',
  'person-missing': 'Nobody’s details are kept for the journey, so nobody can be written to.',
  'person-without-journey': 'Someone’s details are kept for a journey that never began.',
  'place-not-released': 'The journey is over or withdrawn and still holds a place.',
  'session-not-released': 'The journey is over or withdrawn and still has a session in a diary: {what}.',
  'script-not-closed': 'The journey has ended and a script of it still waits to be marked: {what}.',
  'engine-missing': 'By its record the journey is not over, and no run of it goes on.',
  'engine-behind': 'The run knows {was} events, and the record has {what}.',
  'record-behind': 'The run knows {was} events, and the record has only {what}.',
  'engine-without-record': 'A run goes on of which the record knows nothing.',
  'engine-spoilt': 'The server takes no answer for the run any more ({what}).',
  'engine-failing': 'The tasks of the run fail ({what}), so that nothing is carried out.',
  'engine-silent': 'The run does not answer, so that it cannot be compared with the record.',
} as const;

export type FaultCode = keyof typeof sentences;

const fromBackup =
  'Restore the journal of this journey from a backup of the database, and verify again; do not rebuild before that.';
const rebuild = 'Run "journeys record rebuild".';
const mend = 'Run "journeys record mend".';
const wake = 'Wake the journey, so that it is released; if it stays, release it by hand.';

const mends: Record<FaultCode, string> = {
  'definition-edited': 'Restore the table of definitions from a backup of the database, and verify again.',
  'start-edited': fromBackup,
  'event-edited': fromBackup,
  'event-moved': fromBackup,
  'event-replaced': fromBackup,
  'event-missing': fromBackup,
  'event-added': fromBackup,
  'time-goes-back': 'Look at the clocks of the Temporal server; the record itself is complete.',
  'journal-without-start': fromBackup,
  'does-not-fold': 'Run the version that wrote the events, or add the step that reads them.',
  'row-missing': rebuild,
  'row-differs': rebuild,
  'row-without-journal': `If the journey is unknown: ${rebuild} Else restore its journal from a backup first.`,
  'person-missing': 'Save the participant’s details for this journey.',
  'person-without-journey': 'Enrol the participant, or forget the details.',
  'place-not-released': wake,
  'session-not-released': wake,
  'script-not-closed': wake,
  'engine-missing': `${mend} It starts the run again from the record.`,
  'engine-behind': `${mend} The run takes over what the record has.`,
  'record-behind': `${mend} The run sends the record what it lost. If that was before the run began, restore a newer backup.`,
  'engine-without-record': `${mend} The run sends the record what it lost. If it stays, restore a newer backup.`,
  'engine-spoilt': `${mend} It starts the run again from the record; a worker does so by itself.`,
  'engine-failing': `Look for the reason in the log of the worker, or go back to the build before. If the run alone is at fault: ${mend} It starts the run again from the record.`,
  'engine-silent': 'Look whether a worker runs, and whether its log names the journey; then verify again.',
};

export interface RecordFault {
  /** Null for what many journeys share. */
  journey: string | null;
  /** The event concerned, where it is one. */
  n: number | null;
  code: FaultCode;
  /** What is wrong, in a sentence without personal data. */
  what: string;
  mend: string;
}

export function recordFault(
  code: FaultCode,
  journey: string | null,
  n: number | null = null,
  words: { what?: string; was?: number } = {},
): RecordFault {
  const filled = { n, ...words } as Record<string, string | number | null>;
  const what = sentences[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(filled[name] ?? ''));
  return { journey, n, code, what, mend: mends[code] };
}
