/** Reading what was typed: each option with the schema of the library, every fault named by its option. */
import type { z } from 'zod';
import type { JourneyFilter, Judged } from '../../store/read-model/read-model.js';
import type { Actor } from '../../workflows/journey/values.js';
import type { CommandOptions } from '../commands/prepare.js';
import { kebab } from '../commands/index.js';
import { BadInput } from '../errors.js';
import { instantSchema, momentSchema } from '../input/instants.js';

export function typed<T>(option: string, schema: z.ZodType<T>, text: string): T {
  const result = schema.safeParse(text);
  if (result.success) return result.data;
  const [first = '', ...rest] = result.error.issues.map(({ message }) => `--${option}: ${message}`);
  throw new BadInput([first, ...rest]);
}

/** A day (its end, in London) or a moment with its zone. */
export const momentOption = (option: string, text: string): string => typed(option, momentSchema, text);

export interface ToldOptions {
  as?: string;
  reason?: string;
  note?: string;
  id?: string;
  at?: string;
}

export function toldOf({ as, reason, note, id, at }: ToldOptions): CommandOptions {
  return {
    actor: as === undefined ? undefined : actorOf(as),
    reason,
    note,
    id,
    at: at === undefined ? undefined : typed('at', instantSchema, at),
  };
}

/** `coach:coach-07`. */
function actorOf(text: string): Actor {
  const [, role, id] = /^([a-z-]+):(.+)$/.exec(text) ?? [];
  if (role !== undefined && id !== undefined) return { role: role as Actor['role'], id };
  throw new BadInput([`--as: "${text}" must be a role and an opaque id, such as coach:coach-07`]);
}

/** Options by which journeys are chosen, for the commands that read many. */
export const filterOptions: [flags: string, help: string][] = [
  ['--cohort <id>', 'of this cohort'],
  ['--programme <id>', 'of this programme'],
  ['--provider <id>', 'of this provider'],
  ['--delivery-partner <id>', 'of this delivery partner'],
  ['--group <id>', 'in this group'],
  ['--coach <id>', 'with this coach'],
  ['--stage <id>', 'in this stage, such as cycle-2'],
  ['--status <status>', 'applying, active, deferred, withdrawn or ended'],
  ['--wait <name>', 'in this named wait, such as evidence or marking'],
  ['--wait-for <role>', 'for which this role has to act'],
  ['--must-act <role>', 'in which this role must act: it owes the earliest overdue thing, or is waited for'],
  ['--attention [code]', 'that wait for a provider’s person, for anything or for this'],
  ['--outcome <outcome>', 'that ended so: passed, not-passed, withdrawn, rejected, expired, lapsed'],
  ['--overdue', 'with something overdue today; a rehearsal, on the day of its own clock'],
  ['--behind', 'behind plan today; a rehearsal, on the day of its own clock'],
  ['--at-risk', 'whose outcome would miss the statutory deadline'],
  ['--mode <mode>', 'live or rehearsal'],
  ['--search <text>', 'whose reference or id begins so'],
];

export type FilterOptions = Partial<Record<keyof typeof plainFilters, string>> & {
  attention?: true | string;
  overdue?: true;
  behind?: true;
  atRisk?: true;
  mode?: string;
};

const plainFilters = {
  cohort: true,
  programme: true,
  provider: true,
  deliveryPartner: true,
  group: true,
  coach: true,
  stage: true,
  status: true,
  wait: true,
  waitFor: true,
  mustAct: true,
  outcome: true,
  search: true,
} as const;

/** @param on the day in London on which "overdue", "behind" and "must act" are judged */
export function filterOf(options: FilterOptions, on: Judged): JourneyFilter {
  const filter: JourneyFilter = { on };
  for (const key of Object.keys(plainFilters) as (keyof typeof plainFilters)[]) {
    const value = options[key];
    if (value !== undefined) filter[key] = value;
  }
  if (options.attention !== undefined) filter.attention = options.attention;
  if (options.overdue) filter.overdueOn = on;
  if (options.behind) filter.behindOn = on;
  if (options.atRisk) filter.atRisk = true;
  if (options.mode !== undefined) filter.mode = choiceOf('mode', options.mode, ['live', 'rehearsal']);
  return filter;
}

export function choiceOf<const T extends string>(option: string, value: string, values: readonly T[]): T {
  const found = values.find((one) => one === value);
  if (found !== undefined) return found;
  throw new BadInput([`--${kebab(option)}: must be one of ${values.join(', ')}, not "${value}"`]);
}

export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= least && value <= most) return value;
  throw new BadInput([`--${option}: must be a whole number from ${least} to ${most}, not "${text}"`]);
}
