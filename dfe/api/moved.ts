import { DfeRefused } from '../errors.js';

/** Changes under a retired id are answered 404; only reading the participant tells the new one. */
export async function movedOrUnknown(
  refusal: DfeRefused,
  readParticipant: () => Promise<unknown>,
): Promise<DfeRefused> {
  const said: unknown = await readParticipant().catch((error: unknown) => error);
  if (!(said instanceof DfeRefused) || said.newParticipantId === null) return refusal;
  const { operation, status, errors } = refusal;
  return new DfeRefused(said.code, operation, status, errors, { newParticipantId: said.newParticipantId });
}
