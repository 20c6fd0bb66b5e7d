/** Errors that nobody has listened to: the process lives with a rejection, and finishes after an exception. */
import { EventEmitter } from 'node:events';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { handleUnhandledErrors } from '../../worker/unhandled-errors.js';

function walled() {
  const emitter = new EventEmitter();
  const registry = new Registry();
  const lines: { level: string; err: unknown }[] = [];
  const ended: Error[] = [];
  const write = (level: string) => (fields: object) =>
    void lines.push({ level, err: (fields as { err: unknown }).err });
  const remove = handleUnhandledErrors({
    log: { error: write('error'), fatal: write('fatal') },
    registry,
    onException: (error) => ended.push(error),
    emitter,
  });
  return { emitter, registry, lines, ended, remove };
}

test('S7.3 a rejection is told and counted, and the worker goes on', async () => {
  const { emitter, registry, lines, ended } = walled();
  emitter.emit('unhandledRejection', Object.assign(new Error('sian@school.example'), { code: 'ECONNRESET' }));
  expect(lines.map(({ level }) => level)).toEqual(['error']);
  expect(ended).toEqual([]);
  const figures = await registry.metrics();
  expect(figures).toContain('journeys_unheard_errors_total{kind="rejection",code="ECONNRESET"} 1');
  expect(figures).not.toContain('sian');
});

test('S7.3 an exception ends the worker once, in order, with a sentence that quotes nothing', async () => {
  const { emitter, registry, ended, lines } = walled();
  emitter.emit('uncaughtException', new TypeError('sian@school.example'));
  emitter.emit('uncaughtException', new TypeError('again'));
  expect(ended).toHaveLength(1);
  expect(ended[0]).toMatchObject({ code: 'unheard-exception' });
  expect(ended[0]?.message).toContain('TypeError');
  expect(ended[0]?.message).not.toContain('sian');
  expect(lines).toHaveLength(2);
  expect(await registry.metrics()).toContain('{kind="exception",code="TypeError"} 2');
});

test('S7.3 the wall is taken away with the worker', () => {
  const { emitter, remove } = walled();
  remove();
  expect(emitter.listenerCount('unhandledRejection') + emitter.listenerCount('uncaughtException')).toBe(0);
});
