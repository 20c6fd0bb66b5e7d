/** What happened, in a sentence without names; the closed list of events, so that none is without words. */
import { exceptionSentences } from '../../workflows/journey/view/sentences.js';
import type { ExceptionCode } from '../../workflows/journey/values.js';
import type { Cohort } from '../../programmes/cohort-schema.js';
import type { Programme } from '../../programmes/schema.js';
import { windowsInWords } from './window-words.js';
import type { EventOf, EventType, JourneyEvent } from '../../workflows/journey/event.js';

/** The title of an element, a stage, a group, a cohort or a window, or the id itself. */
export type Titles = (id: string) => string;

/** @param cohorts those that the journey was in, and the others of the catalogue */
export function titlesOf(programme: Programme, cohorts: readonly Cohort[]): Titles {
  const titles = new Map<string, string>();
  for (const { id, title, groups } of cohorts) {
    titles.set(id, title);
    for (const group of groups) titles.set(group.id, group.title);
  }
  for (const stage of programme.stages) {
    titles.set(stage.id, stage.title);
    for (const element of stage.elements) {
      titles.set(element.id, element.title);
      if (element.kind !== 'course') continue;
      for (const activity of element.activities) titles.set(activity.id, activity.title);
    }
  }
  return (id) => titles.get(id) ?? windowsInWords(id);
}

type Words = { [K in EventType]: (event: EventOf<K>, title: Titles) => string };

const list = (ids: readonly string[], title: Titles): string => ids.map(title).join(', ');
const subjects = (items: readonly string[], title: Titles): string =>
  items
    .map((item) => `${title(item.split('/')[0] ?? item)} (${item.split('/').slice(1).join('/')})`)
    .join(', ');

/** The question as a sentence, with the element by its title. */
const questionOf = (code: ExceptionCode, about: string | null, title: Titles): string =>
  exceptionSentences[code].replace('{about}', about === null ? 'it' : title(about)).replace(/\.$/, '');

const words: Words = {
  Enrolled: ({ mode }) => (mode === 'rehearsal' ? 'Enrolled, as a rehearsal' : 'Enrolled'),
  RegistrationMatched: ({ registration }) => `Registration ${registration} matched`,
  ApplicationFormReceived: ({ form }) => `Application form received: ${form.role}, ${form.motivation}`,
  EvidenceProvided: ({ evidence }) => `Evidence handed in: ${evidence}`,
  SuitabilityAssessed: ({ verdict, reasons }) => `Suitability assessed: ${verdict} (${reasons.join(', ')})`,
  SuitabilitySettled: ({ verdict }) => `Suitability settled: ${verdict}`,
  InformationRequested: () => 'More information asked for',
  InformationProvided: () => 'More information given',
  StatutoryDeadlineSet: ({ deadline }) =>
    deadline === null ? 'No statutory deadline after all' : `Statutory deadline set: ${deadline}`,
  PostTakenUp: ({ on }) => `Post as a SENCO taken up on ${on}`,
  PostGivenUp: ({ on }) => `Post as a SENCO given up on ${on}`,
  PostCorrected: ({ takenUp, was }) => `Post as a SENCO put right: taken up on ${takenUp}, not ${was}`,
  FundingDecided: ({ funding }) => `Funding decided: ${funding}`,
  PlaceSought: ({ priority, funded, group }, title) =>
    `Place sought, ${priority}${funded ? ', funded' : ''}${group === undefined ? '' : `, in ${title(group)}`}`,
  Waitlisted: () => 'Put on the waiting list',
  PlaceOffered: ({ until, group }, title) => `Place offered in ${title(group)}, until ${until}`,
  OfferTaken: () => 'Offer taken',
  OfferLapsed: ({ declined }) => (declined ? 'Offer declined' : 'Offer lapsed'),
  Accepted: () => 'Accepted',
  GroupAllocated: ({ group, because }, title) => `Group ${title(group)} (${because})`,
  CoachSought: ({ instead }) =>
    instead === null ? 'Coach looked for' : `Another coach looked for than ${instead}`,
  CoachAssigned: ({ coach, previous }) =>
    `Coach ${coach}${previous === null ? '' : `, instead of ${previous}`}`,
  Planned: ({ because, dates }) => `Dates planned (${because}): ${Object.keys(dates).length} elements`,
  StageEntered: ({ stage }, title) => `${title(stage)} began`,
  DateReached: ({ items }, title) => `Date reached: ${subjects(items, title)}`,
  Nudged: ({ items }, title) => `Reminded: ${subjects(items, title)}`,
  NudgesPutOff: ({ items }, title) => `Reminder put off: ${subjects(items, title)}`,
  ExceptionRaised: ({ code, about }, title) => `For the provider: ${questionOf(code, about, title)}`,
  ExceptionSettled: ({ exception, how }, title) => {
    const [code = '', ...about] = exception.split('/');
    return `Settled (${how}): ${questionOf(code as ExceptionCode, about.join('/') || null, title)}`;
  },
  ElementCompleted: ({ element, on }, title) => `${title(element)} completed on ${on}`,
  ElementCredited: ({ element }, title) => `${title(element)} credited`,
  AttendanceRecorded: ({ event, attended, on }, title) =>
    `${attended ? 'Attended' : 'Missed'} ${title(event)} on ${on}`,
  CatchUpSought: ({ event }, title) => `Catch-up place for ${title(event)} looked for`,
  CatchUpBooked: ({ event, group, date, elsewhere }, title) =>
    `Catch-up for ${title(event)} with ${title(group)}${elsewhere ? ` of ${title(elsewhere.cohort)}` : ''} on ${date}`,
  ActivitiesSelected: ({ course, activities }, title) =>
    `Selected in ${title(course)}: ${list(activities, title)}`,
  ActivityCompleted: ({ course, activity, on }, title) =>
    `${title(activity)} of ${title(course)} completed on ${on}`,
  TaskSubmitted: ({ task, late }, title) => `${title(task)} handed in${late ? ', late' : ''}`,
  FeedbackReturned: ({ task }, title) => `Feedback on ${title(task)} returned`,
  ReviewWritten: ({ review }, title) => `${title(review)} written`,
  ReviewAgreed: ({ review, side }, title) => `${title(review)} agreed by the ${side}`,
  SessionSought: ({ session, from, until }, title) =>
    `Time for ${title(session)} looked for, ${from} to ${until}`,
  SessionBooked: ({ session, starts }, title) => `${title(session)} booked for ${starts}`,
  SessionMoveSought: ({ session }, title) => `Another time for ${title(session)} looked for`,
  SessionMoved: ({ session, was, starts, coach }, title) =>
    was === starts
      ? `${title(session)} changed, at the same time: ${starts}, with ${coach}`
      : `${title(session)} moved from ${was} to ${starts}`,
  SessionCancelled: ({ session }, title) => `${title(session)} cancelled`,
  SessionCompleted: ({ session, held, minutes }, title) =>
    `${title(session)} held at ${held}, ${minutes} minutes`,
  SessionMissed: ({ session, on }, title) => `${title(session)} missed at ${on}`,
  SessionCorrected: ({ session, held, minutes }, title) =>
    `Report of ${title(session)} corrected: ${held === null ? 'not held' : `held at ${held}, ${minutes} minutes`}`,
  SignalRefused: ({ session, code }, title) => `Signal for ${title(session)} refused: ${code}`,
  WindowOpened: ({ attempt, closes }) => `Assessment window opened (attempt ${attempt}), closes ${closes}`,
  WindowMissed: ({ missing }, title) => `Assessment window not joined, missing: ${list(missing, title)}`,
  CaseStudySubmitted: ({ words: count, limit, reading }) =>
    `Case study handed in: ${count} words${reading ? `, counted to the ${reading.countedTo}` : ''}${limit === 'within' ? '' : `, ${limit} the limit`}`,
  ArrivalCorrected: ({ was, arrived }) =>
    `Arrival of the case study put right: ${arrived}${was === null ? '' : `, before ${was}`}`,
  PaperReleased: ({ replaces }) =>
    `Paper of the assessment ${replaces ? 'replaced by another one' : 'released after the opening'}`,
  ExtensionGranted: ({ closes }) => `Assessment window extended to ${closes}`,
  WindowClosed: ({ script }) =>
    `Assessment window closed${script === null ? ' without a submission' : `: script ${script}`}`,
  MarkerSought: ({ role }) => `Assessor looked for (${role})`,
  MarkerAllocated: ({ role }) => `Script allocated (${role})`,
  ScriptTakenBack: ({ role, because, mark }) =>
    `Script taken back (${role}): ${because}${mark === 'void' ? '; the mark does not count' : ''}`,
  ConflictFound: ({ because }) => `Conflict of interest of an assessor: ${because}`,
  Marked: ({ role, total }) => `Marked (${role}): ${total} points`,
  ModerationDecided: ({ sampled, because }) =>
    sampled ? `To be moderated: ${because.join(', ')}` : 'Not sampled for moderation',
  ResultConfirmed: ({ total, pass, round }) =>
    `Result ${round ? 'of the appeal ' : ''}confirmed: ${pass ? 'pass' : 'fail'}, ${total} points`,
  ResultReleased: ({ pass, attempt }) => `Result released: ${pass ? 'pass' : 'fail'} at attempt ${attempt}`,
  AppealLodged: () => 'Appeal lodged',
  AppealDecided: ({ upheld, pass }) =>
    `Appeal ${upheld ? 'upheld' : 'not upheld'}: ${pass ? 'pass' : 'fail'}`,
  DutyMet: ({ on }) => `Statutory duty met on ${on}`,
  Deferred: ({ expectedReturn }) => `Deferred until ${expectedReturn}`,
  Returned: ({ deferredDays }) => `Returned after ${deferredDays} days`,
  Withdrawn: () => 'Withdrawn',
  Reinstated: () => 'Withdrawal reversed',
  CohortChanged: ({ cohort }) => `Moved to the cohort ${cohort.title}`,
  ProviderChanged: ({ provider, deliveryPartner }) =>
    `Moved to provider ${provider}${deliveryPartner === null ? '' : ` (${deliveryPartner})`}`,
  DetailsChanged: ({ fields }) => `Details changed: ${fields.join(', ')}`,
  Ended: ({ as, why }) => `Ended: ${as} (${why})`,
  EffectFailed: ({ effect, code }) => `Could not be carried out: ${effect} (${code})`,
  AddressRefused: ({ message, address, code, again }) =>
    `The ${address} address refused ${message} (${code})${again ? ': it goes to another one' : ''}`,
  Unreachable: ({ message }) => `Cannot be reached: ${message}`,
};

export function eventWords(event: JourneyEvent, titles: Titles): string {
  const say = words[event.type] as (event: JourneyEvent, title: Titles) => string;
  return say(event, titles);
}
