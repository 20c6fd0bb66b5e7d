/** The shapes of lives that every build has to be able to go on with. All ids are invented. */
import { behaviours, live, liveUntil, type Behaviour, type Life } from '../support/lives.js';
import { lifeAfter, liveOut, rehearse, type Lived } from '../support/living.js';
import type { Engine, SkippingEngine } from '../support/servers.js';

/** Lived in real durations, on the server that skips them. */
const inRealTime: Record<string, Partial<Behaviour>> = {
  'on-time': behaviours.onTime,
  late: behaviours.late,
  'missed-event': behaviours.missedEvent,
  deferral: behaviours.deferral,
  'fail-resit-appeal': behaviours.appealUpheld,
};

/** Lived as rehearsals, on the server that runs in production. */
const rehearsed: Record<string, () => Life> = {
  rehearsal: () => live({ enrolment: { journey: 'golden-rehearsal' } }),
  'early-years': () => live({ ...behaviours.earlyYears, enrolment: { journey: 'golden-early-years' } }),
  expired: () => live({ ...behaviours.expired, enrolment: { journey: 'golden-expired' } }),
  'withdrawal-reinstatement': withdrawnAndBack,
};

export const shapes: string[] = [...Object.keys(inRealTime), ...Object.keys(rehearsed)];

export async function liveShape(
  shape: string,
  { real, skipping }: { real: Engine; skipping: SkippingEngine },
): Promise<{ life: Life; lived: Lived; engine: Engine }> {
  const behaviour = inRealTime[shape];
  if (behaviour) {
    const life = lifeAfter(await skipping.now(), behaviour, `golden-${shape}`);
    return { life, lived: await liveOut(skipping, shape, life), engine: skipping };
  }
  const life = rehearsed[shape]!();
  return { life, lived: await rehearse(real, shape, life), engine: real };
}

/** Withdrawn in May, reinstated a week later, withdrawn for good in September. */
function withdrawnAndBack(): Life {
  const play = liveUntil('2027-05-10', {
    ...behaviours.withdrawal,
    enrolment: { journey: 'golden-withdrawal-reinstatement' },
  });
  const admin = { role: 'admin', id: 'admin-1' } as const;
  play.on('2027-05-17').say(admin, { type: 'reinstate' }, { reason: 'withdrawn-by-mistake' });
  play.on('2027-09-06').say(admin, { type: 'withdraw' }, { reason: 'change-in-career' });
  play.until('2030-01-01T00:00:00Z');
  return play;
}
