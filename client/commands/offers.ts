/** Which commands a journey takes as it stands, and with what: each is tried on the folded record, where nothing changes. */
import { cohortOf } from '../../programmes/catalogue.js';
import { addDays, londonDate, londonInstant } from '../../workflows/journey/calendar.js';
import type { Command } from '../../workflows/journey/command.js';
import { decide, isRefused } from '../../workflows/journey/decide.js';
import type { RefusalCode } from '../../workflows/journey/refusal.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { choicesOf, type Choice, type NamedStaff } from './choices.js';
import type { Field } from './field.js';
import { askedTypes, commandFields, usualActor } from './index.js';
import type { CommandInputType } from './spec.js';

export interface CommandOffer {
  type: CommandInputType;
  /** By the name of the part; parts that are not chosen from a list are left out. */
  choices: Record<string, Choice[]>;
}

/** Of these the answer lies in what somebody gives, and not in where the journey stands. */
const byValue: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'return-not-later',
  'date-not-later',
  'date-too-far',
  'post-in-the-future',
  'post-ends-before',
  'return-too-far',
  'extension-out-of-range',
  'in-the-future',
  'before-enrolment',
  'wrong-number-of-activities',
  'unknown-activity',
  'activity-not-selected',
  'minutes-out-of-range',
  'already-coach',
]);

/** Those that have pages of their own, or are others' to give. */
const elsewhere: ReadonlySet<CommandInputType> = new Set<CommandInputType>([
  'receiveForm',
  'changeDetails',
  'recordBounce',
  'recordMark',
  'writeReview',
  'agreeReview',
  'releasePaper',
  'correctArrival',
]);

export function offersOf(journey: Journey, at: Instant, staff: readonly NamedStaff[]): CommandOffer[] {
  return askedTypes
    .filter((type) => !elsewhere.has(type) && usualActor(type) !== null)
    .flatMap((type) => offerOf(type, journey, at, staff) ?? []);
}

function offerOf(
  type: CommandInputType,
  journey: Journey,
  at: Instant,
  staff: readonly NamedStaff[],
): CommandOffer | null {
  const fields = commandFields(type);
  const all = Object.fromEntries(
    fields.flatMap(([name, field]) => {
      const choices = choicesOf({ journey, type, staff }, name) ?? valuesOf(field);
      return choices ? [[name, choices] as const] : [];
    }),
  );
  const [subject] = Object.keys(all);
  const isTaken = (chosen: Record<string, string>): boolean =>
    isLegal(journey, sample(type, fields, { all, chosen, at }), at);
  const rest = fields.filter(([name, { optional }]) => !optional && name !== subject);
  if (rest.some(([name]) => all[name]?.length === 0)) return null;
  if (subject === undefined) return isTaken({}) ? { type, choices: {} } : null;
  const legal = (all[subject] ?? []).filter(({ value }) => isTaken({ [subject]: value }));
  const isOptional = fields.find(([name]) => name === subject)?.[1].optional ?? false;
  if (legal.length === 0 && !(isOptional && isTaken({}))) return null;
  return { type, choices: { ...all, [subject]: legal } };
}

/** The answers of a closed list. */
function valuesOf({ value }: Field<unknown>): Choice[] | null {
  const options = (value as { options?: unknown }).options;
  if (!Array.isArray(options) || !options.every((one) => typeof one === 'string')) return null;
  return options.map((one) => ({ value: one, text: one.replaceAll('-', ' ') }));
}

function isLegal(journey: Journey, command: Command, at: Instant): boolean {
  const decision = decide(journey, command, at);
  if (isRefused(decision)) return byValue.has(decision.refusal.code);
  return decision.events.length > 0;
}

interface Sampled {
  all: Record<string, Choice[]>;
  chosen: Record<string, string>;
  at: Instant;
}

function sample(
  type: CommandInputType,
  fields: [string, Field<unknown>][],
  { all, chosen, at }: Sampled,
): Command {
  const parts = fields.map(([name, field]) => {
    const given = chosen[name] ?? (field.optional ? null : (all[name]?.[0]?.value ?? null));
    return [name, given === null ? likely(field, at) : field.kind === 'cohort' ? cohortOf(given) : given];
  });
  const arrived = type === 'submitCaseStudy' ? { arrived: at } : {};
  return {
    ...Object.fromEntries(parts),
    ...arrived,
    type,
    id: `offer/${type}`,
    actor: usualActor(type),
    reason: 'other',
  } as Command;
}

/** What somebody may well give. */
function likely({ control, optional, kind }: Field<unknown>, at: Instant): unknown {
  const isDocument = kind === 'document' || kind === 'version';
  switch (control) {
    case 'day':
      return londonDate(at);
    case 'instant':
      return optional ? null : londonInstant(addDays(londonDate(at), 7), '16:00');
    case 'number':
      return 1;
    case 'yes-no':
      return true;
    case 'many':
      return [];
    case 'text':
      return optional ? null : 'note';
    default:
      if (isDocument) return '0'.repeat(64);
      return kind === 'words' ? 2_000 : optional ? null : undefined;
  }
}
