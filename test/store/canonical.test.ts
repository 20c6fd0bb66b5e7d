import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, hashOfEnrolment, hashOfEvent } from '../../store/record/canonical.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';

/** The keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('S7.1 the canonical form', () => {
  it('S7.1 orders keys, keeps arrays, and leaves out what JSON leaves out', () => {
    const value = { b: [3, 1, { z: null, a: 'é"' }], a: 1.5, c: undefined, B: true };
    expect(canonical(value)).toBe('{"B":true,"a":1.5,"b":[3,1,{"a":"é\\"","z":null}]}');
  });

  it('S7.1 is the same however the keys are ordered, and the same after a trip through JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const form = canonical(value);
        expect(canonical(reversed(value))).toBe(form);
        expect(canonical(JSON.parse(JSON.stringify(value)))).toBe(form);
        expect(JSON.parse(form)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('S7.1 gives the hashes that it always gave, so that records of years ago still verify', () => {
    const beginning = hashOfEnrolment(
      {
        journey: 'j-1',
        mode: 'live',
        provider: 'northstar-learning',
        deliveryPartner: null,
        reference: 'NS-0001',
      },
      Buffer.alloc(32, 1),
      Buffer.alloc(32, 2),
    );
    const event: JourneyEvent = {
      n: 1,
      at: '2026-10-20T08:00:00Z',
      type: 'EvidenceProvided',
      by: 'headteacher:h-1',
      cmd: 'c-1',
      evidence: 'headteacher-declaration',
      document: 'd-1',
    };
    // Computed by another program, in another language, from the documented form.
    expect(beginning.toString('hex')).toBe(
      'd2abe031cc96ab6e4c2160ea0bcb1feca0764062aba9f30136007eb597797805',
    );
    expect(hashOfEvent(beginning, event).toString('hex')).toBe(
      'b2bfbc5ed82873c45f24ad5e4698f58e658f32b678ff705476cd1634b1382b22',
    );
  });
});
