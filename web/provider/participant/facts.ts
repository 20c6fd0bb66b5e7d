/** The summary of a participant in words: where, why, who must act, what next. */
import type { ViewReading } from '../../../client/journeys.js';
import { dateInWords, inWords, momentInWords, titled, whenOf } from '../../render/words.js';

export type Fact = [key: string, value: string];

interface Words {
  coach: string | null;
  /** Titles for the ids in a sentence. */
  titled: (sentence: string) => string;
}

export function factsOf({ view, mustAct, booked }: ViewReading, words: Words): Fact[] {
  const session = booked.find(({ ends }) => ends >= view.at);
  const said = (sentence: string) => inWords(words.titled(sentence));
  const interrupted = view.status === 'deferred' || view.status === 'withdrawn' ? ` (${view.status})` : '';
  return [
    ['Where', view.stageTitle + interrupted],
    ['Why', said(view.wait.why)],
    ['Who must act', said(actingOf(mustAct))],
    [
      'What next',
      view.next
        ? `${momentInWords(view.next.at)}: ${said(view.next.what)}`
        : 'Nothing has a date of its own now',
    ],
    ['Coach', words.coach ?? 'Nobody yet'],
    ...(session ? [['Next session', `${session.title}, ${momentInWords(session.starts)}`] as Fact] : []),
    ...dutyOf(view.statutory),
    ...forecastOf(view.forecast),
    ...(view.outcome
      ? [['Outcome', `${titled(view.outcome.as)} on ${dateInWords(view.outcome.at)}`] as Fact]
      : []),
  ];
}

function actingOf(mustAct: ViewReading['mustAct']): string {
  if (!mustAct || mustAct.who === 'engine') return 'Nobody: the service goes on by itself';
  const { who, what, due, overdue } = mustAct;
  const late = overdue && due !== null ? `, overdue since ${dateInWords(due)}` : '';
  return `${titled(who)}: ${inWords(what)}${late}`;
}

function dutyOf(statutory: ViewReading['view']['statutory']): Fact[] {
  if (!statutory) return [];
  const { met, deadline, atRisk, forecast } = statutory;
  if (met !== null) return [['Statutory duty', `Met on ${dateInWords(met)}`]];
  const expected =
    forecast === null ? 'no window is left' : `the outcome is expected on ${dateInWords(forecast)}`;
  const risk = atRisk ? `. At risk: ${expected}` : '';
  return [['Statutory duty', `To be met by ${dateInWords(deadline)}${risk}`]];
}

const forecastOf = (forecast: ViewReading['view']['forecast']): Fact[] =>
  forecast
    ? [
        [
          'Forecast',
          `Outcome by ${dateInWords(forecast.outcomeBy)}. The window closes at ${whenOf(forecast.closes)}`,
        ],
      ]
    : [];
