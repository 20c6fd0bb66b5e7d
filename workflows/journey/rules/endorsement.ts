/**
 * S2.3, S2.4: of whom the endorsement of an application is asked. While nobody independent can be asked it is a
 * question for the provider, and nobody is chased for it; no more than anybody is for an application found unsuitable.
 */
import type { NewEvent } from '../event.js';
import { refuseUnless } from '../refusal.js';
import type { Exception, Journey } from '../state.js';
import type { ApplicationForm, Instant } from '../values.js';
import { applicationAgenda } from './agenda.js';
import { missingOf } from './evidence.js';
import { raise, raiseAnew } from './exceptions.js';

const DECLARATION = 'headteacher-declaration';
const QUESTION = 'endorsement-not-asked';
/** Roles of those who would endorse themselves. */
const heads = new Set(['headteacher', 'principal']);

export const isUnsuitable = ({ application }: Journey): boolean =>
  application.suitability?.verdict === 'unsuitable';

const openQuestion = (journey: Journey): Exception | undefined =>
  journey.exceptions.find(({ code }) => code === QUESTION);

const isEndorsementMissing = (journey: Journey): boolean =>
  journey.status === 'applying' && missingOf(journey).includes(DECLARATION);

/** Whether the headteacher is asked, and reminded. */
export const isEndorsementAsked = (journey: Journey): boolean =>
  isEndorsementMissing(journey) && !isUnsuitable(journey) && !openQuestion(journey);

/** What an application lacks and somebody is chased for. */
export function chasedOf(journey: Journey): string[] {
  if (isUnsuitable(journey)) return [];
  const missing = missingOf(journey);
  return openQuestion(journey) ? missing.filter((kind) => kind !== DECLARATION) : missing;
}

/** A headteacher who applies needs somebody else's word. */
export const headApplies = (journey: Journey, form: ApplicationForm): NewEvent[] =>
  heads.has(form.role) && isEndorsementMissing(journey) && !openQuestion(journey)
    ? raise(journey, QUESTION, 'applicant-is-head')
    : [];

/** S2.4: whoever was asked says no: nobody chases them any more, and the provider decides what follows. */
export function endorsementDeclined(journey: Journey): NewEvent[] {
  const isAsked = journey.programme.application.evidence.includes(DECLARATION);
  refuseUnless(isAsked, 'evidence-not-asked', { evidence: DECLARATION });
  return isEndorsementMissing(journey) ? raiseAnew(journey, QUESTION, 'declined') : [];
}

/** Two of the ways in which it fails are told apart; all others are those of a mail that does not arrive. */
const reasons = new Set(['no-address', 'own-address']);

/** A letter by which it was asked reached nobody; null if the letter was another one, or is needed no more. */
export function endorsementFailed(journey: Journey, effect: string, code: string): NewEvent[] | null {
  const [, template] = effect.replace(/^message\//, '').split('/');
  const isAsking = template === 'endorsement-asked';
  if (!isAsking && template !== 'endorsement-reminder') return null;
  if (!isEndorsementMissing(journey)) return null;
  if (openQuestion(journey)) return [];
  const about = reasons.has(code) ? code : 'undeliverable';
  // What a person has settled is asked again with every new address, but not with every reminder.
  return isAsking ? raiseAnew(journey, QUESTION, about) : raise(journey, QUESTION, about);
}

/** The question is answered by other details: those of somebody else, or the applicant's own that had been mistaken. */
export function endorserChanged(journey: Journey, fields: readonly string[], at: Instant): NewEvent[] {
  const open = openQuestion(journey);
  if (!open) return [];
  const isAnswered =
    fields.includes('headteacherEmail') ||
    (open.about === 'own-address' && (fields.includes('email') || fields.includes('secondEmail')));
  if (!isAnswered) return [];
  return [{ type: 'ExceptionSettled', exception: open.id, how: 'overtaken', ...chasedAgain(journey, at) }];
}

/** Whoever was not chased for a while has the time of every reminder from now on. */
export const chasedAgain = (journey: Journey, at: Instant): Pick<NewEvent, 'agenda'> =>
  journey.status === 'applying' ? { agenda: applicationAgenda(journey, at) } : {};
