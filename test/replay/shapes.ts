/** The shapes of lives that every build has to be able to go on with. All ids are invented. */
import { lifePlans, live, liveUntil, type LifePlan, type Life } from '../../lives/lives.js';
import { lifeAfter, liveOut, rehearse, type Lived } from '../../bench/stage/living.js';
import type { History } from './golden.js';
import { Miniature } from '../../bench/stage/miniature.js';
import { Play } from '../../lives/play.js';
import type { BenchServer, SkippingEngine } from '../../bench/stage/servers.js';
import { corrected, eventful, reassigned } from './eventful.js';

/** Lived in real durations, on the server that skips them. */
const inRealTime: Record<string, Partial<LifePlan>> = {
  'on-time': lifePlans.onTime,
  late: lifePlans.late,
  'missed-event': lifePlans.missedEvent,
  deferral: lifePlans.deferral,
  'fail-resit-appeal': lifePlans.appealUpheld,
};

/** Lived as rehearsals, on the server that runs in production. */
const rehearsed: Record<string, () => Life> = {
  rehearsal: () => live({ enrolment: { journey: 'golden-rehearsal' } }),
  'early-years': () => live({ ...lifePlans.earlyYears, enrolment: { journey: 'golden-early-years' } }),
  expired: () => live({ ...lifePlans.expired, enrolment: { journey: 'golden-expired' } }),
  'withdrawal-reinstatement': withdrawnAndBack,
  eventful: () => eventful('golden-eventful'),
  corrected: () => corrected('golden-corrected'),
  reassigned: () => reassigned('golden-reassigned'),
  slow: () => live({ ...lifePlans.slow, enrolment: { journey: 'golden-slow' } }),
  'handing-over': () => live({ enrolment: { journey: 'golden-handing-over' } }),
  'handed-over': () => live({ ...lifePlans.late, enrolment: { journey: 'golden-handed-over' } }),
};

/** Those whose runs hand over early, and the run whose history is kept. */
const handingOver: Record<string, 'first' | 'last'> = { 'handing-over': 'first', 'handed-over': 'last' };
const HAND_OVER_AFTER = 150;

export const shapes: string[] = [...Object.keys(inRealTime), ...Object.keys(rehearsed)];

export async function liveShape(
  shape: string,
  { real, skipping }: { real: BenchServer; skipping: SkippingEngine },
): Promise<{ life: Life; lived: Lived; engine: BenchServer }> {
  const behaviour = inRealTime[shape];
  if (behaviour) {
    const life = lifeAfter(await skipping.now(), behaviour, `golden-${shape}`);
    return { life, lived: await liveOut(skipping, shape, life), engine: skipping };
  }
  const life = rehearsed[shape]!();
  const miniature = new Miniature(life instanceof Play ? life.world : undefined);
  const handOverAfter = shape in handingOver ? HAND_OVER_AFTER : undefined;
  return { life, lived: await rehearse(real, shape, life, miniature, handOverAfter), engine: real };
}

/** The history that is kept of a shape: its only run's, or that of one before or after a hand-over. */
export async function historyOfShape(
  shape: string,
  { client }: BenchServer,
  journey: string,
): Promise<History> {
  const { raw, runId } = await client.workflow.getHandle(journey).describe();
  const isFirst = handingOver[shape] === 'first';
  const run = isFirst ? (raw.workflowExecutionInfo?.firstRunId ?? runId) : runId;
  return client.workflow.getHandle(journey, run).fetchHistory();
}

/** Withdrawn in May, reinstated a week later, withdrawn for good in September. */
function withdrawnAndBack(): Life {
  const play = liveUntil('2027-05-10', {
    ...lifePlans.withdrawal,
    enrolment: { journey: 'golden-withdrawal-reinstatement' },
  });
  const admin = { role: 'admin', id: 'admin-1' } as const;
  play.on('2027-05-17').say(admin, { type: 'reinstate' }, { reason: 'withdrawn-by-mistake' });
  play.on('2027-09-06').say(admin, { type: 'withdraw' }, { reason: 'change-in-career' });
  play.until('2030-01-01T00:00:00Z');
  return play;
}
