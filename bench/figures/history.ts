/** P2: the history of the standard journey against the fewest events with which it could be lived. */
import { startReal, startSkipping } from '../stage/servers.js';
import { countHistory, type HistoryCount } from '../history/count.js';
import { extrasInRealTime } from '../history/extra.js';
import { livedInRealTime, livedInRehearsal, longest, type LivedHistory } from '../history/lived.js';
import { boundInRealTime, boundInRehearsal } from '../history/lower-bound.js';
import { kib, ratioOf, round, type Figure, type Measurement, type Row } from '../figure.js';

const perType = ({ byType }: HistoryCount): Row[] =>
  Object.entries(byType)
    .toSorted(([, one], [, other]) => other.events - one.events)
    .map(([type, { events, bytes }]) => ({ what: type, value: `${events} events`, against: kib(bytes) }));

function sizes(count: HistoryCount): Row[] {
  return [
    { what: 'bytes', value: kib(count.bytes) },
    { what: 'worker round trips (workflow tasks)', value: round(count.tasks) },
  ];
}

function realTime({ history, needs }: LivedHistory): Figure[] {
  const count = countHistory(history);
  const [bare, withAnswers] = [boundInRealTime(needs, false), boundInRealTime(needs, true)];
  return [
    {
      title: 'P2 The standard journey in real time: history against its lower bound',
      rows: [
        {
          what: 'events',
          value: round(count.events),
          against: `${withAnswers.events} at the least`,
          ratio: ratioOf(count.events, withAnswers.events),
          target: '≤ 1.15',
        },
        {
          what: 'events, deliveries answered without a workflow task',
          value: round(count.events),
          against: `${bare.events}`,
          ratio: ratioOf(count.events, bare.events),
        },
        ...sizes(count),
        ...withAnswers.parts.map(({ what, count: number, each }) => ({
          what: `  bound: ${what}`,
          value: `${number} × ${each}`,
          against: round(number * each),
        })),
        ...extrasInRealTime(count, needs, true).map(({ what, events }) => ({
          what: `  beyond it: ${what}`,
          value: round(events),
        })),
      ],
      notes: [
        'Temporal gives the workflow a task for the answer of an ordinary activity: the bound counts it.',
      ],
    },
    { title: 'The same by type of event', rows: perType(count), notes: [] },
  ];
}

function rehearsal({ history, needs }: LivedHistory): Figure[] {
  const count = countHistory(history);
  const bound = boundInRehearsal(needs);
  return [
    {
      title: 'P2 The standard journey as a rehearsal: history against its lower bound',
      rows: [
        {
          what: 'events',
          value: round(count.events),
          against: `${bound.events} at the least`,
          ratio: ratioOf(count.events, bound.events),
          target: '≤ 1.15',
        },
        ...sizes(count),
      ],
      notes: [],
    },
    { title: 'The same by type of event', rows: perType(count), notes: [] },
  ];
}

function budget({ history, needs }: LivedHistory): Figure {
  const count = countHistory(history);
  return {
    title: 'The longest legal journey in real time: late, deferred, failed, appealed, failed again',
    rows: [
      {
        what: 'events',
        value: round(count.events),
        against: `${boundInRealTime(needs, true).events} at the least`,
        ratio: ratioOf(count.events, boundInRealTime(needs, true).events),
        target: '≤ 1,500 events',
      },
      { what: 'bytes', value: kib(count.bytes), target: '≤ 1,024 KiB' },
    ],
    notes: [],
  };
}

export const history: Measurement = {
  name: 'history',
  title: 'events, bytes and round trips of whole journeys against the lower bound (P2)',
  async measure({ say }) {
    say('living the standard journey and the longest one in real time, on the time-skipping server');
    const skipping = await startSkipping();
    const figures: Figure[] = [];
    try {
      figures.push(...realTime(await livedInRealTime(skipping, 'standard')));
      figures.push(budget(await livedInRealTime(skipping, 'longest', longest)));
    } finally {
      await skipping.stop();
    }
    say('living the standard journey as a rehearsal, on a real server');
    const real = await startReal();
    try {
      figures.push(...rehearsal(await livedInRehearsal(real, 'standard')));
    } finally {
      await real.stop();
    }
    return figures;
  },
};
