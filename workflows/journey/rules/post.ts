/** S2.5: the post of a SENCO that is taken up, given up or put right on the way; the duty follows from it again. */
import { londonDate } from '../calendar.js';
import type { Rules } from './rules.js';
import type { NewEvent } from '../event.js';
import { refuseUnless } from '../refusal.js';
import type { Journey } from '../state.js';
import type { ApplicationForm, Day, Instant } from '../values.js';
import { inPost, setDeadline } from './statutory.js';

function formOf(journey: Journey): ApplicationForm {
  refuseUnless(journey.programme.statutory, 'no-statutory-duty');
  const { form } = journey.application;
  refuseUnless(form, 'application-incomplete', { missing: 'application-form' });
  return form;
}

const happened = (what: string, on: Day, at: Instant) =>
  refuseUnless(on <= londonDate(at), 'in-the-future', { what, given: on });

/** The post as it now is, and what follows from it for the duty. */
const withPost = (journey: Journey, event: NewEvent, postTakenUp: Day | null, at: Instant): NewEvent[] => [
  event,
  ...setDeadline(journey, inPost(journey, formOf(journey), postTakenUp), at),
];

export const postRules = {
  takeUpPost: (journey, { on }, at) => {
    const held = postOf(journey);
    if (held === on) return [];
    refuseUnless(held === null, 'already-in-post', { since: held ?? '' });
    happened('The post', on, at);
    return withPost(journey, { type: 'PostTakenUp', on }, on, at);
  },
  giveUpPost: (journey, { on }, at) => {
    const held = postOf(journey);
    refuseUnless(held !== null, 'not-in-post');
    happened('The end of the post', on, at);
    refuseUnless(on >= held, 'post-ends-before', { given: on, since: held });
    return withPost(journey, { type: 'PostGivenUp', on }, null, at);
  },
  correctPost: (journey, { takenUp }, at) => {
    const held = postOf(journey);
    refuseUnless(held !== null, 'not-in-post');
    happened('The post', takenUp, at);
    return held === takenUp
      ? []
      : withPost(journey, { type: 'PostCorrected', takenUp, was: held }, takenUp, at);
  },
} satisfies Partial<Rules>;

/** The day on which the present post was taken up; null for whoever has none. */
function postOf(journey: Journey): Day | null {
  const form = formOf(journey);
  return form.motivation === journey.programme.statutory?.motivation ? form.postTakenUp : null;
}
