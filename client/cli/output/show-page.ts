/** The page of one participant. */
import type { PersonOnFile } from '../../../store/people/people.js';
import { londonDate } from '../../../workflows/journey/calendar.js';
import type { JourneyView } from '../../../workflows/journey/view.js';
import type { ViewReading } from '../../reading/view.js';
import { bar, heading, labelled, many, page, rehearsalMark, shown } from './plain.js';
import { dayWords, hoursWords, inLondon, londonMoment, whenWords } from './times.js';

const DATES_AHEAD = 8;
const MISSING_SHOWN = 6;

export function showPage(
  { view, source, asOf, booked, mustAct }: ViewReading,
  person: PersonOnFile | null,
  width: number,
): string {
  const name = person ? shown(`${person.givenName} ${person.familyName}`) : 'person not on file';
  return page([
    `${heading(name)}  ${view.reference}${rehearsalMark(view.mode)}`,
    ...labelled('Journey', view.journey),
    ...labelled('Programme', `${view.programme}, cohort ${view.cohort}, ${belonging(view)}`),
    ...labelled('As of', `${londonMoment(view.at)}${source === 'record' ? recordNote(asOf) : ''}`),
    '',
    ...labelled('Where', `${heading(view.stageTitle)} (${view.status})`),
    ...labelled('Why', inLondon(withTitles(view))),
    ...(view.status === 'ended' ? [] : whoAndNext(view, mustAct)),
    ...outcome(view),
    ...attention(view),
    '',
    ...progress(view, width),
    ...assessment(view),
    ...statutory(view),
    ...sessions(booked, view.at),
    ...ahead(view),
  ]);
}

/** What is missing is named by its id in the view, and by its title for people. */
const withTitles = ({ wait, engagement }: JourneyView): string =>
  engagement.missing.reduce(
    (why, { element, title }) => why.replace(new RegExp(`\\b${element}(?![\\w-])`), title),
    wait.why,
  );

const recordNote = (asOf: string): string => `, by the record; its newest event is of ${londonMoment(asOf)}`;

function belonging({ provider, deliveryPartner, group, coach }: JourneyView): string {
  const partner = deliveryPartner === null ? '' : ` (${deliveryPartner})`;
  return `${provider}${partner}, group ${group ?? 'none yet'}, coach ${coach ?? 'none yet'}`;
}

const outcome = ({ outcome: end }: JourneyView): string[] =>
  end ? labelled('Ended', `${end.as} on ${londonMoment(end.at)}: ${end.why}`) : [];

/** Who acts next and what comes next: not asked of a journey that is over. */
const whoAndNext = ({ wait, next }: JourneyView, act: ViewReading['mustAct']): string[] => [
  ...labelled('Who must act', act?.overdue ? overdueWords(act) : waitedFor(wait)),
  ...labelled('Next', next ? `${londonMoment(next.at)}: ${inLondon(next.what)}` : 'no date of its own'),
];

const waitedFor = ({ who, until }: JourneyView['wait']): string =>
  `${who}${until ? `, until ${whenWords(until)}` : ''}`;

const overdueWords = ({ who, what, due }: NonNullable<ViewReading['mustAct']>): string =>
  `${who}: ${inLondon(what)}${due === null ? '' : `, due ${whenWords(due)}`}  OVERDUE`;

const attention = (view: JourneyView): string[] =>
  view.attention.length === 0
    ? []
    : labelled(
        'Attention',
        view.attention.map(({ id, sentence, since }) => `${sentence} [${id}, since ${londonMoment(since)}]`),
      );

function progress({ engagement, hours, pace }: JourneyView, width: number): string[] {
  const { done, total, needed, met, missing } = engagement;
  const share = total === 0 ? 0 : Math.floor((100 * done) / total);
  const ledger = Object.entries(hours)
    .filter(([, { of }]) => of > 0)
    .map(([kind, { earned, of }]) => `${kind} ${hoursWords(earned)} of ${hoursWords(of)}`);
  const drawing = width >= 60 ? `${bar(done, total, needed)}  ` : '';
  return [
    ...labelled('Engagement', [
      `${drawing}${done} of ${total} (${share} %), ${needed} needed${met ? ': reached' : ''}`,
      ...missingLines(missing),
    ]),
    ...labelled('Hours', ledger.join(' · ')),
    ...labelled(
      'Pace',
      `by elements ${pace.byElements} (${pace.elements.done} of ${pace.elements.expected} expected by now), ` +
        `by hours ${pace.byHours} (${hoursWords(pace.minutes.done)} of ${hoursWords(pace.minutes.expected)})`,
    ),
  ];
}

function missingLines(missing: JourneyView['engagement']['missing']): string[] {
  const lines = missing.slice(0, MISSING_SHOWN).map((one) => `missing: ${missingWords(one)}`);
  const more = missing.length - lines.length;
  return more > 0 ? [...lines, `and ${many(more, 'more element')}`] : lines;
}

const missingWords = ({ title, count, due }: JourneyView['engagement']['missing'][number]): string =>
  `${count > 1 ? `${count} of ` : ''}${title}${due === null ? '' : ` (by ${dayWords(due)})`}`;

const assessment = ({ attempts }: JourneyView): string[] =>
  attempts.flatMap(({ number, window, closes, pass }) => {
    const result = pass === null ? 'no result yet' : pass ? 'passed' : 'not passed';
    return labelled(`Attempt ${number}`, `${inLondon(window)}, closes ${londonMoment(closes)}: ${result}`);
  });

function statutory({ statutory: duty, forecast }: JourneyView): string[] {
  const expected = forecast
    ? labelled('Outcome', `expected by ${dayWords(forecast.outcomeBy)}, from window ${forecast.window}`)
    : [];
  if (!duty) return expected;
  const state =
    duty.met !== null
      ? `met on ${dayWords(duty.met)}`
      : duty.atRisk
        ? 'AT RISK: the outcome is forecast after it'
        : 'will be met by the forecast';
  return [...expected, ...labelled('Statutory', `outcome due by ${dayWords(duty.deadline)}: ${state}`)];
}

const sessions = (booked: ViewReading['booked'], at: string): string[] =>
  booked.length === 0
    ? []
    : labelled(
        'Booked',
        booked.map(({ title, coach, starts, ends }) => {
          const said = ends < at ? '  NOT REPORTED YET' : '';
          return `${londonMoment(starts)}  ${title} with ${coach}${said}`;
        }),
      );

function ahead({ open, at }: JourneyView): string[] {
  if (open.length === 0) return [];
  const today = londonDate(at);
  const lines = open.slice(0, DATES_AHEAD).map(({ title, opens, due }) => {
    const late = due < today ? '  OVERDUE' : '';
    return `due ${dayWords(due)}  ${title}${opens > today ? ` (opens ${dayWords(opens)})` : ''}${late}`;
  });
  const more = open.length - lines.length;
  return ['', ...labelled('Dates ahead', more > 0 ? [...lines, `and ${many(more, 'more date')}`] : lines)];
}
