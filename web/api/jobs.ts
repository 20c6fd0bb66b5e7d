/** Carries out bulk enrolments: a few rows at a time, so that a process that dies leaves little to look at again. */
import type { FastifyInstance } from 'fastify';
import type { EnrolRequest, Journeys } from '../../client/journeys.js';
import { classOf, errorCodeOf } from '../../environment/error-code.js';
import { endJob, keepJob, openRows, rowDone, takeJob } from '../../store/api/jobs.js';
import { goodToken, tokenPrincipal, type Token } from '../../store/api/tokens.js';
import type { Parts } from '../parts.js';

const ROWS_AT_ONCE = 16;
/** Longer than the servers are waited for. */
const IN_HAND_SECONDS = 120;
const AGAIN_SECONDS = 20;
const ROUND_MS = 2_000;

/** Everything that nobody has in hand. @returns how many jobs were taken up */
export async function runJobs(parts: Parts, isEnding: () => boolean = () => false): Promise<number> {
  let taken = 0;
  while (!isEnding()) {
    const job = await takeJob(parts.store, IN_HAND_SECONDS);
    if (!job) return taken;
    taken++;
    const token = await goodToken(parts.store, job.token);
    while (!isEnding() && (await someRows(parts, job, token)));
    if (isEnding()) await keepJob(parts.store, job.id, 0);
  }
  return taken;
}

/** @returns whether to go on with it now */
async function someRows(
  { store, journeysOf }: Parts,
  { id, dryRun }: { id: string; dryRun: boolean },
  token: Token | null,
): Promise<boolean> {
  await keepJob(store, id, IN_HAND_SECONDS);
  const open = await openRows(store, id, ROWS_AT_ONCE);
  if (open.length === 0) {
    await endJob(store, id);
    return false;
  }
  const rows = open.map(({ n, request }) => asRow(n, request ?? {}, token));
  const journeys: Journeys | null =
    token && journeysOf({ as: tokenPrincipal(token), way: 'api', request: id });
  const results = journeys ? await journeys.enrolCohort(rows, { dryRun }) : rows.map(overdue);
  for (const result of results) {
    if (result.result !== 'failed') await rowDone(store, id, result.row, result);
  }
  const isStuck = results.some(({ result }) => result === 'failed');
  if (isStuck) await keepJob(store, id, AGAIN_SECONDS);
  return !isStuck;
}

type Row = Parameters<Journeys['enrolCohort']>[0][number];

function asRow(row: number, given: object, token: Token | null): Row {
  const { provider, deliveryPartner, id = '' } = token ?? { provider: '', deliveryPartner: null };
  const request = { provider, deliveryPartner, ...given, actor: { role: 'provider', id } } as EnrolRequest;
  const reference = typeof request.reference === 'string' ? request.reference : null;
  const faults = 'actor' in given ? ['actor: is the token’s own; leave it out'] : [];
  return { row, reference, cells: {}, warnings: [], faults, request: faults.length > 0 ? null : request };
}

const overdue = ({ row, reference }: Row) => ({
  ...{ row, reference, journey: null, warnings: [] },
  result: 'rejected',
  reasons: ['The token that this was sent with is not good any more. Send it again with another.'],
});

/** As long as the site listens; what it has in hand when it ends, another takes up. */
export function keepRunning(site: FastifyInstance, parts: Parts): void {
  let isEnding = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    await runJobs(parts, () => isEnding).catch((error: unknown) =>
      parts.log.warn(
        { code: errorCodeOf(error), type: classOf(error) },
        'bulk enrolments: to be tried again',
      ),
    );
    if (!isEnding) timer = setTimeout(() => void round(), ROUND_MS);
  };
  site.addHook('onListen', async () => void round());
  site.addHook('preClose', async () => {
    isEnding = true;
    clearTimeout(timer);
  });
}
