import { describe, expect, it } from 'vitest';
import { base32, enrolIdOf, journeyIdOf, newCommandId, noteIdOf } from '../../client/ids.js';
import { journeyIdSchema } from '../../client/input/ids.js';

const key = {
  programme: 'npq-senco',
  cohort: 'npq-senco-2026-autumn',
  provider: 'northstar-learning',
  reference: 'AUT26-001',
  mode: 'live',
} as const;

describe('S2.1 S7.2 ids of journeys and commands', () => {
  it('S2.1 the same application always gets the same opaque id', () => {
    const id = journeyIdOf(key);
    expect(id).toBe('jny-2igywh4nsotcunhu2lzi');
    expect(journeyIdSchema.parse(id)).toBe(id);
    expect(journeyIdOf({ ...key, reference: ' aut26-001 ' })).toBe(id);
    expect(id).not.toContain('aut26');
  });

  it('S2.1 S8.1 another reference, provider, cohort, programme or mode is another journey', () => {
    const others = [
      { reference: 'AUT26-002' },
      { provider: 'harbour-education' },
      { cohort: 'npq-senco-2027-spring' },
      { programme: 'early-years-senco-l3' },
      { mode: 'rehearsal' as const },
    ].map((other) => journeyIdOf({ ...key, ...other }));
    expect(new Set([journeyIdOf(key), ...others]).size).toBe(6);
  });

  it('S3.6 the enrolment of a journey is always the same command; other commands never are', () => {
    expect(enrolIdOf('jny-x')).toBe('enrol-jny-x');
    const ids = new Set(Array.from({ length: 1000 }, newCommandId));
    expect(ids.size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^cmd-[a-z2-7]{20}$/);
  });

  it('S3.6 a text sent again with its command is the same note', () => {
    expect(noteIdOf('jny-x', 'cmd-1', 'note')).toBe(noteIdOf('jny-x', 'cmd-1', 'note'));
    expect(noteIdOf('jny-x', 'cmd-1', 'note')).not.toBe(noteIdOf('jny-x', 'cmd-1', 'question'));
  });

  it('writes base 32 as RFC 4648 does', () => {
    expect(base32(Buffer.from('foobar'))).toBe('mzxw6ytboi');
    expect(base32(Buffer.from('fo'))).toBe('mzxq');
    expect(base32(Buffer.from(''))).toBe('');
  });
});
