/** What a journey costs in history: counted, so that it is the same on every machine. */
import { afterAll, expect, test } from 'vitest';
import { countHistory } from '../../bench/history/count.js';
import { extrasInRealTime } from '../../bench/history/extra.js';
import { firstAndLast, turnsOf } from '../../bench/history/growth.js';
import { livedInRealTime, livedInRehearsal, longest } from '../../bench/history/lived.js';
import { boundInRealTime, boundInRehearsal, needsOf } from '../../bench/history/lower-bound.js';
import { live } from '../../lives/lives.js';
import { startReal, startSkipping } from '../../bench/stage/servers.js';

const skipping = await startSkipping();
afterAll(() => skipping.stop());

test('P2 the standard journey in real time has at most 1.12 times the events of its lower bound', async () => {
  const { history, needs } = await livedInRealTime(skipping, 'standard');
  const count = countHistory(history);
  const bound = boundInRealTime(needs, true);
  const extras = extrasInRealTime(count, needs, true);
  const beyond = extras.reduce((sum, { events }) => sum + events, 0);
  expect(bound.events + beyond, 'every event beyond the bound has its reason').toBe(count.events);
  expect(count.events / bound.events).toBeLessThanOrEqual(1.12);
  expect(count.tasks).toBeLessThanOrEqual(needs.updates + needs.deadlines + needs.deliveries + 2);
}, 120_000);

test('P2 S8.1 the standard journey as a rehearsal has at most 1.1 times the events of its lower bound', async () => {
  const server = await startReal();
  try {
    const { history, needs } = await livedInRehearsal(server, 'standard');
    const count = countHistory(history);
    expect(count.events / boundInRehearsal(needs).events).toBeLessThanOrEqual(1.1);
    expect(count.tasks, 'one task for each command').toBe(needs.updates);
  } finally {
    await server.stop();
  }
}, 120_000);

test('P2 P10 the longest legal journey keeps its budget in one run, and its last commands cost what the first did', async () => {
  const { history, needs, life } = await livedInRealTime(skipping, 'longest', longest);
  const count = countHistory(history);
  expect(life.journey.attempts.length).toBeGreaterThan(1);
  expect(count.byType['WORKFLOW_EXECUTION_CONTINUED_AS_NEW']).toBeUndefined();
  expect(count.events).toBeLessThanOrEqual(1_500);
  expect(count.bytes).toBeLessThanOrEqual(1_024 * 1_024);
  expect(count.events / boundInRealTime(needs, true).events).toBeLessThanOrEqual(1.12);
  const said = life.commands.filter(({ command }) => command.actor.role !== 'engine');
  const turns = turnsOf(
    history,
    said.map(({ command }) => command.type),
  );
  const { first, last } = firstAndLast(turns, 'completeActivity');
  expect(last.events).toBe(first.events);
  expect(last.bytes / first.bytes).toBeLessThanOrEqual(1.1);
}, 120_000);

test('P2 the bound counts what a journey needs, and nothing twice', () => {
  const needs = { updates: 10, signals: 2, deadlines: 5, deliveries: 3 };
  expect(boundInRealTime(needs, false).events).toBe(2 + 4 * 17 + 2 * 10 + 2 + 2 * 5 + 3 * 3);
  expect(boundInRealTime(needs, true).events).toBe(2 + 4 * 17 + 2 * 10 + 2 + 2 * 5 + 6 * 3);
  expect(boundInRehearsal(needs).events).toBe(2 + 3 * 12 + 17 + 2 * 10 + 2);
});

test('P2 a life needs an update for each command of a person, a timer for each date, a delivery for each moment', () => {
  const life = live();
  const { updates, deadlines, deliveries } = needsOf(life);
  const engines = life.commands.filter(({ command }) => command.actor.role === 'engine');
  expect(updates).toBe(life.commands.length - engines.length);
  expect(deadlines).toBe(engines.filter(({ command }) => command.type === 'reachDate').length);
  expect(deliveries).toBeGreaterThan(20);
  expect(deliveries).toBeLessThanOrEqual(updates + deadlines);
});
