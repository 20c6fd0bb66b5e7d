/** The short form of `npm run chaos`. */
import { expect, test } from 'vitest';
import { chaos } from './chaos.js';

test('S7.1 S7.3 servers killed at random while journeys go on: nothing acknowledged is lost, stuck or repeated', async () => {
  const seed = Number(process.env['SEED'] ?? 1 + Math.floor(Math.random() * 1_000_000));
  const said: string[] = [];
  const until = '2026-12-01T12:00:00Z';
  const outcome = await chaos({ seed, kills: 4, journeys: 15, until, say: (line) => said.push(line) });
  const hint = `npm run chaos -- --seed ${seed} --kills 4 --journeys 15\n${said.join('\n')}`;
  expect(outcome.wrong, hint).toEqual([]);
  expect(outcome.commands, hint).toBeGreaterThan(60);
  expect(Object.values(outcome.killed).reduce((sum, times) => sum + times, 0)).toBe(4);
}, 600_000);
