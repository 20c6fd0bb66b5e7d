/** What can be chosen for the parts of a command, as the journey stands: everything there is, legal or not. */
import type { Element, ElementKind } from '../../programmes/schema.js';
import { listCohorts } from '../../programmes/catalogue.js';
import { elementsOf } from '../../workflows/journey/lookup.js';
import type { Journey } from '../../workflows/journey/state.js';
import { exceptionSentence } from '../../workflows/journey/view/sentences.js';
import type { CommandInputType } from './spec.js';

export interface Choice {
  value: string;
  text: string;
}

/** Whom a provider has; of a person only what is shown. */
export interface NamedStaff {
  id: string;
  role: string;
  name: string;
}

interface Known {
  journey: Journey;
  type: CommandInputType;
  staff: readonly NamedStaff[];
}

type Chooser = (known: Known) => Choice[];

const ofKind =
  (...kinds: ElementKind[]): Chooser =>
  ({ journey }) =>
    elementsOf(journey.programme)
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id, title }) => ({ value: id, text: title }));

const whole: Chooser = ({ journey }) =>
  elementsOf(journey.programme).map(({ id, title }) => ({ value: id, text: title }));

const staffAs =
  (role: string): Chooser =>
  ({ staff }) =>
    staff.filter((one) => one.role === role).map(({ id, name }) => ({ value: id, text: name }));

const activities: Chooser = ({ journey }) =>
  elementsOf(journey.programme).flatMap((element: Element) =>
    element.kind === 'course'
      ? element.activities.map(({ id, title }) => ({ value: id, text: `${element.title}: ${title}` }))
      : [],
  );

const choosers: Readonly<Record<string, Chooser>> = {
  element: (known) => (known.type === 'completeElement' ? ofKind('induction')(known) : whole(known)),
  event: ofKind('event'),
  course: ofKind('course'),
  task: ofKind('task'),
  session: ofKind('coaching'),
  review: ofKind('review', 'coaching'),
  activities,
  activity: activities,
  group: ({ journey }) =>
    journey.cohort.groups
      .filter(({ provider }) => provider === journey.provider)
      .map(({ id, title }) => ({ value: id, text: title })),
  coach: staffAs('coach'),
  assessor: staffAs('assessor'),
  to: staffAs('assessor'),
  from: staffAs('assessor'),
  script: ({ journey }) =>
    journey.attempts.flatMap(({ script, number }) =>
      script === null ? [] : [{ value: script, text: `${script}, attempt ${number}` }],
    ),
  exception: ({ journey }) =>
    journey.exceptions.map(({ id, code, about }) => ({
      value: id,
      text: exceptionSentence(journey, code, about),
    })),
  cohort: ({ journey }) =>
    listCohorts()
      .filter(({ id, programme }) => programme === journey.programme.id && id !== journey.cohort.id)
      .map(({ id, title }) => ({ value: id, text: title })),
};

/** Null where nothing is chosen from a list. */
export const choicesOf = (known: Known, field: string): Choice[] | null => choosers[field]?.(known) ?? null;
