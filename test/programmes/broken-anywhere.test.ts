import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortOf, listProviders, programmeOf } from '../../programmes/catalogue.js';
import { parseCohort, parseProgramme } from '../../programmes/parse-programme.js';

type Path = (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsIn(Reflect.get(value, key), [...path, key]))];
}

/** A copy in which one place holds something else. */
function withAt(value: unknown, [key, ...rest]: Path, change: unknown): unknown {
  if (key === undefined) return change;
  const copy: object = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  Reflect.set(copy, key, withAt(Reflect.get(copy, key), rest, change));
  return copy;
}

const anything = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    -1,
    0,
    1.5,
    Number.NaN,
    '',
    ' ',
    'course-1',
    '2026-02-30',
    [],
    {},
    [null],
    [[]],
  ),
  fc.constant(() => 1),
  fc.jsonValue(),
);

describe('a definition broken anywhere', () => {
  const npq = programmeOf('npq-senco');
  const autumn = cohortOf('npq-senco-2026-autumn');

  it('S1.6 gives a programme or faults, never an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pathsIn(npq)), anything, (path, change) => {
        const { value, faults } = parseProgramme(withAt(npq, path, change));
        expect(value === null).toBe(faults.length > 0);
        for (const { message } of faults) expect(message).toMatch(/\S/);
      }),
      { numRuns: 400 },
    );
  });

  it('S1.7 gives a cohort or faults, never an exception', () => {
    const providers = listProviders();
    fc.assert(
      fc.property(fc.constantFrom(...pathsIn(autumn)), anything, (path, change) => {
        const { value, faults } = parseCohort(withAt(autumn, path, change), npq, providers);
        expect(value === null).toBe(faults.length > 0);
      }),
      { numRuns: 400 },
    );
  });
});
