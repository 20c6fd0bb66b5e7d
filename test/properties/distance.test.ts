import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, gridPoint } from '../../workflows/journey/distance.js';

const place = fc.record({
  easting: fc.integer({ min: 0, max: 700_000 }),
  northing: fc.integer({ min: 0, max: 1_300_000 }),
});
/** Of a millimetre: what is lost in adding. */
const SLACK = 1e-3;

describe('S2.8 distance by easting and northing', () => {
  it('S2.8 is the same both ways, nothing to the place itself and to no other', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        expect(distance(one, other)).toBe(distance(other, one));
        expect(distance(one, one)).toBe(0);
        const isSame = one.easting === other.easting && one.northing === other.northing;
        expect(distance(one, other) === 0).toBe(isSame);
      }),
    );
  });

  it('S2.8 no way round is shorter', () => {
    fc.assert(
      fc.property(place, place, place, (one, other, between) => {
        const round = distance(one, between) + distance(between, other);
        expect(distance(one, other)).toBeLessThanOrEqual(round + SLACK);
      }),
    );
  });

  it('S2.8 does not change when both places move alike', () => {
    fc.assert(
      fc.property(place, place, place, (one, other, by) => {
        const moved = ({ easting, northing }: typeof one) => ({
          easting: easting + by.easting,
          northing: northing + by.northing,
        });
        expect(distance(moved(one), moved(other))).toBeCloseTo(distance(one, other), 6);
      }),
    );
  });

  it('S2.8 is in metres: Leeds Town Hall to Manchester Central Library is 58 km', () => {
    const leeds = { easting: 429_756, northing: 433_860 };
    const manchester = { easting: 383_857, northing: 397_958 };
    expect(Math.round(distance(leeds, manchester))).toBe(58_272);
    expect(distance({ easting: 0, northing: 0 }, { easting: 3, northing: 4 })).toBe(5);
  });

  it('S2.8 there is no place with half of it unknown', () => {
    expect(gridPoint({ easting: 1, northing: null })).toBeNull();
    expect(gridPoint({ easting: null, northing: 1 })).toBeNull();
    expect(gridPoint({ easting: 1, northing: 2 })).toEqual({ easting: 1, northing: 2 });
  });
});
