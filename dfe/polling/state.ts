/**
 * From when on a poll asks, and what it leaves for the next one. As the Department advises, it asks two windows
 * back: for what changed since the poll before the last one began. Every change is so met by two polls, which
 * makes up for one that was saved before a poll and seen only after it, and for clocks that differ.
 */
import { z } from 'zod';
import { checked } from '../api/caller.js';
import type { PollState } from './kinds.js';

/** How far our clock may be ahead of the service's without our hearing of it. */
const SKEW_MS = 300_000;

const schema = z.strictObject({ starts: z.array(z.iso.datetime({ offset: true })).max(2) });

export interface PollSpan {
  since: string | null;
  next: PollState;
}

/**
 * @param now when this poll begins, by the clock that the service goes by
 * @throws DfeRequestWrong if the state is none
 */
export function spanOf(state: PollState | null, now: string): PollSpan {
  const [last, beforeLast] = checked('changedSince', schema, state ?? { starts: [] }).starts;
  const starts = [now, ...(last === undefined ? [] : [last])];
  return {
    since: beforeLast === undefined ? null : inSeconds(earlier(beforeLast, SKEW_MS)),
    next: { starts },
  };
}

export const earlier = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) - ms).toISOString();

/** Whole seconds are what every filter takes. */
const inSeconds = (instant: string): string => instant.replace(/\.\d+Z$/, 'Z');
