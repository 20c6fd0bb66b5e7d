/** The methods of the library, before their doors (access/guarded.ts). */
import { askAsArrived } from './actions/ask-as-arrived.js';
import { signal } from './actions/ask.js';
import { recordBounce } from './actions/bounces.js';
import { now, type Context } from './actions/context.js';
import { changeDetails, receiveApplication } from './actions/details.js';
import { doubts } from './actions/doubts.js';
import { enrol } from './actions/enrol.js';
import { handIn } from './actions/hand-in.js';
import { officeOf, type Office } from './actions/office.js';
import { operatorsOf, type Operators } from './actions/operators.js';
import * as reading from './actions/read.js';
import { readBounce } from './actions/read-bounce.js';
import { advance, advanceCohort } from './actions/rehearse.js';
import { releasesOf, type ReleaseActions } from './actions/releases.js';
import { tokensOf, type Tokens } from './actions/tokens.js';
import { registerOf, type RegisterOfSchools } from './actions/schools.js';
import { askedTypes } from './commands/index.js';
import type { CommandInput, CommandOptions } from './commands/prepare.js';
import type { CommandInputType, CommandParts } from './commands/spec.js';
import { parseOrRefuse } from './input/faults.js';
import { codeSchema } from './input/ids.js';
import type { CommandMethods, Journeys } from './library.js';

/** What the methods of the library do, each with what all share. */
export function methodsOf(context: Context) {
  return {
    ...commandMethods(context),
    ...officeOf(context),
    ...operatorsOf(context),
    ...registerOf(context),
    ...releasesOf(context),
    ...tokensOf(context),
    ...otherMethods(context),
  };
}

function commandMethods(context: Context): CommandMethods {
  const method =
    (type: CommandInputType) =>
    (journey: string, parts: object, told: CommandOptions = {}) =>
      askAsArrived(context, journey, { ...parts, type } as CommandInput, told);
  return Object.fromEntries(askedTypes.map((type) => [type, method(type)])) as unknown as CommandMethods;
}

type Others = Omit<
  Journeys,
  | keyof (CommandMethods & Office & Operators & RegisterOfSchools & ReleaseActions & Tokens)
  | 'actingAs'
  | 'close'
  | 'whoActs'
>;

function otherMethods(context: Context): Others {
  return {
    enrol: (request) => enrol(context, request),
    async enrolCohort(rows, options = {}) {
      const { enrolRows } = await import('./actions/enrol-rows.js');
      return enrolRows(context, rows, options);
    },
    command(journey, asked, told = {}) {
      const { type, ...parts } = asked;
      return type === 'recordBounce'
        ? recordBounce(context, journey, parts as CommandParts<'recordBounce'>, told)
        : askAsArrived(context, journey, asked, told);
    },
    doubts: (journey, asked) => doubts(context, journey, asked, now()),
    recordBounce: (journey, parts, told = {}) => recordBounce(context, journey, parts, told),
    readBounce: (mail, told = {}) => readBounce(context, mail, told),
    changeDetails: (journey, change, told = {}) => changeDetails(context, journey, change, told),
    receiveApplication: (journey, answers, told = {}) => receiveApplication(context, journey, answers, told),
    sessionCompleted: (journey, completion) => signal(context, journey, completion),
    view: (journey, { at } = {}) => reading.view(context, journey, at ?? null),
    timeline: (journey) => reading.timeline(context, journey),
    list: (filter = {}, page = {}) => reading.list(context, filter, page),
    count: (filter, by) => reading.count(context, filter, by),
    async endorsement(journey) {
      const { endorsementOf } = await import('./reading/endorsement.js');
      return endorsementOf(context, journey);
    },
    async work(journey) {
      const { workOf } = await import('./reading/work.js');
      return workOf(context, journey);
    },
    whatIf: (journey, supposition) => reading.whatIf(context, journey, supposition),
    export: (filter, format, { names = false } = {}) => reading.exported(context, filter, format, names),
    handInDocument: (journey, bytes, fileName, purpose, options = {}) =>
      handIn(context, bytes, fileName, { ...options, journey, purpose }),
    advanceTo: (journey, to) => advance(context, journey, to),
    advanceCohort: (cohort, to, options = {}) =>
      advanceCohort(context, parseOrRefuse(codeSchema, cohort), to, options),
  };
}
