/** Reads a refusal: its code, what is said, and the new id of a participant whose id has changed. */
import { z } from 'zod';
import { DfeRefused, type DfeErrorDetail } from '../errors.js';
import { recordId } from '../records/reader.js';
import { dfeRefusalCodeOf } from '../refusals.js';
import type { HttpResponse, Exchange } from './transport.js';

const changeSchema = z.object({ from_participant_id: recordId, to_participant_id: recordId });
const errorSchema = z.object({
  title: z.string().catch(''),
  detail: z.string().catch(''),
  participant_id_changes: z.array(changeSchema).catch([]),
});
const bodySchema = z.object({
  errors: z.array(errorSchema).catch([]),
  /** How 401 and 404 say it. */
  error: z.string().optional().catch(undefined),
});

type ErrorBody = z.infer<typeof errorSchema>;

export function refusedBy(exchange: Exchange, { status, body }: HttpResponse): DfeRefused {
  const told = toldIn(body);
  const errors: DfeErrorDetail[] = told.map(({ title, detail }) => ({ title, detail }));
  const newParticipantId = newIdIn(exchange, status, told);
  const code =
    newParticipantId === null
      ? dfeRefusalCodeOf(
          exchange.operation,
          status,
          errors.map(({ title }) => title),
        )
      : 'participant-id-changed';
  return new DfeRefused(code, exchange.operation, status, errors, { newParticipantId });
}

function toldIn(body: unknown): ErrorBody[] {
  const { success, data } = bodySchema.safeParse(body);
  if (!success) return [];
  if (data.errors.length > 0 || data.error === undefined) return data.errors;
  return [{ title: data.error, detail: '', participant_id_changes: [] }];
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** 410 lists the changes; 422 names the new id in its words about `participant_id`. */
function newIdIn({ id, attributes }: Exchange, status: number, told: ErrorBody[]): string | null {
  const asked = String(id ?? attributes?.['participant_id']).toLowerCase();
  if (status === 410)
    return followed(
      asked,
      told.flatMap((one) => one.participant_id_changes),
    );
  if (status !== 422) return null;
  const details = told.filter(({ title }) => title === 'participant_id').map(({ detail }) => detail);
  const named = details.flatMap((detail) => detail.match(uuid) ?? []);
  return named.find((one) => one.toLowerCase() !== asked) ?? null;
}

/** Where an id leads to in the end: people may be merged more than once. */
function followed(asked: string, changes: readonly z.infer<typeof changeSchema>[]): string | null {
  let current: string | null = null;
  for (const _ of changes) {
    const from: string = current ?? asked;
    current =
      changes.find((one) => one.from_participant_id.toLowerCase() === from)?.to_participant_id ?? current;
  }
  return current ?? changes.at(-1)?.to_participant_id ?? null;
}
