/** What a seed decides: who is killed when, and how the mail servers behave meanwhile. */
import { diceOf, type Dice } from '../dfe/soak/dice.js';
import type { Part } from './house.js';

interface Kill {
  /** Milliseconds after everything was up again. */
  after: number;
  parts: Part[];
}

interface Weather {
  /** How long it lasts, in milliseconds. */
  lasts: number;
  /** Milliseconds by which every mail is answered late. */
  slow: number;
  /** Connections cut after the mail was taken, before the answer. */
  cuts: number;
}

export interface Plan {
  kills: Kill[];
  weather: Weather[];
}

/** Each alone more often than two at once. */
const victims: readonly Part[][] = [
  ['worker'],
  ['worker'],
  ['postgres'],
  ['temporal'],
  ['worker', 'temporal'],
  ['worker', 'postgres'],
  ['postgres', 'temporal'],
];

export function planOf(seed: number, kills: number): Plan {
  const dice = diceOf(seed);
  return {
    kills: Array.from({ length: kills }, () => ({
      after: 300 + dice.whole(4_000),
      parts: dice.pick(victims) ?? ['worker'],
    })),
    weather: Array.from({ length: 10 * kills }, () => weatherOf(dice)),
  };
}

const weatherOf = (dice: Dice): Weather => ({
  lasts: 500 + dice.whole(3_000),
  slow: dice.chance(0.4) ? dice.whole(2_500) : 0,
  cuts: dice.chance(0.3) ? 1 + dice.whole(3) : 0,
});
