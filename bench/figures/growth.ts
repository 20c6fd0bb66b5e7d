/** P10: whether commands become dearer the longer a journey has been. */
import { startSkipping } from '../stage/servers.js';
import { decide, isRefused } from '../../workflows/journey/decide.js';
import { evolve, unbegun } from '../../workflows/journey/evolve.js';
import type { Command } from '../../workflows/journey/command.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { Life } from '../../lives/lives.js';
import { cpuClock } from '../cpu.js';
import { ratioOf, round, type Measurement, type Row } from '../figure.js';
import { firstAndLast, turnsOf } from '../history/growth.js';
import { livedInRealTime, longest } from '../history/lived.js';

/** Given in every part of the journey, and always with the same consequences. */
const ALIKE = 'completeActivity';
const ROUNDS = 2_000;
const SAMPLES = 15;

const target = '0.9 to 1.1';

const isPersons = ({ command }: { command: Command }) => command.actor.role !== 'engine';

interface Given {
  before: Journey;
  command: Command;
  at: Instant;
}

/** The state before each command of the kind, in order. */
function given({ enrolment, events, commands }: Life): Given[] {
  return commands
    .filter(({ command }) => command.type === ALIKE)
    .map(({ command, at }) => {
      const first = events.findIndex(({ cmd }) => cmd === command.id);
      return { before: events.slice(0, first).reduce(evolve, unbegun(enrolment)), command, at };
    });
}

/** Microseconds of processor time of one decision, the best of several samples: noise only ever adds. */
function micros({ before, command, at }: Given): number {
  const samples = Array.from({ length: SAMPLES }, () => {
    const clock = cpuClock();
    for (let round = 0; round < ROUNDS; round++) {
      if (isRefused(decide(before, command, at))) throw new Error(`${command.type} was refused`);
    }
    return (clock() / ROUNDS) * 1_000_000;
  });
  return Math.min(...samples);
}

function decisions(life: Life): Row {
  const all = given(life);
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) throw new Error(`the journey has no ${ALIKE}`);
  micros(first);
  const [early, late] = [micros(first), micros(last)];
  return {
    what: `time to decide ${ALIKE}, the last in µs`,
    value: round(late, 1),
    against: `${round(early, 1)} for the first`,
    ratio: ratioOf(late, early),
    target,
  };
}

export const growth: Measurement = {
  name: 'growth',
  title: 'events, bytes and time per command, early and late in the longest journey (P10)',
  async measure({ say }) {
    say('living the longest journey in real time');
    const server = await startSkipping();
    try {
      const { history, life } = await livedInRealTime(server, 'longest', longest);
      const types = life.commands.filter(isPersons).map(({ command }) => command.type);
      const { first, last } = firstAndLast(turnsOf(history, types), ALIKE);
      return [
        {
          title: 'P10 What a command costs, early and late in the longest legal journey',
          rows: [
            {
              what: `events of ${ALIKE}, the last`,
              value: round(last.events),
              against: `${first.events} for the first`,
              ratio: ratioOf(last.events, first.events),
              target,
            },
            {
              what: `bytes of ${ALIKE}, the last`,
              value: round(last.bytes),
              against: `${first.bytes} for the first`,
              ratio: ratioOf(last.bytes, first.bytes),
              target,
            },
            decisions(life),
          ],
          notes: ['First: from the tenth command on.'],
        },
      ];
    } finally {
      await server.stop();
    }
  },
};
