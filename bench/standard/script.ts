/** What people say on a standard journey, in order, with the moment of each; the same for every way of running it. */
import { live } from '../../lives/lives.js';
import type { Command, CommandOf, Enrolment } from '../../workflows/journey/command.js';
import type { Instant } from '../../workflows/journey/values.js';
import { BENCH_PROVIDER, roomyCohort } from './cohort.js';

export interface Script {
  enrolment: Enrolment;
  enrol: CommandOf<'enrol'>;
  begins: Instant;
  rest: { command: Command; at: Instant }[];
  /** Events in the record of the whole journey. */
  events: number;
}

/** Ids tried for each script that is wanted: one script in ten or so is sampled for a second marker. */
const MOST_TRIES = 20;

/** Scripts of standard journeys: those whose script is sampled for moderation would need a second marker. */
export function standardScripts(prefix: string, count: number): Script[] {
  const scripts: Script[] = [];
  for (let tried = 0; scripts.length < count && tried < count * MOST_TRIES; tried++) {
    const script = scriptOf(`${prefix}-${tried}`);
    if (script) scripts.push(script);
  }
  if (scripts.length < count) throw new Error(`only ${scripts.length} of ${count} scripts are standard ones`);
  return scripts;
}

function scriptOf(journey: string): Script | null {
  const cohort = roomyCohort();
  const { enrolment, events, commands } = live({
    cohort,
    enrolment: { journey, mode: 'rehearsal', provider: BENCH_PROVIDER, reference: journey },
  });
  const sampled = events.some((event) => event.type === 'ModerationDecided' && event.sampled);
  const said = commands.filter(({ command }) => command.actor.role !== 'engine');
  const [first, ...rest] = said;
  if (sampled || first?.command.type !== 'enrol') return null;
  return { enrolment, enrol: first.command, begins: first.at, rest, events: events.length };
}
