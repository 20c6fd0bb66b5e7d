import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { survey } from '../../docs/specification/survey.js';
import { eventTypes } from '../../workflows/journey/evolve.js';
import { permissions } from '../../workflows/journey/permissions.js';
import type { WaitName } from '../../workflows/journey/view/waits.js';

const page = () => readFileSync(new URL('../../docs/specification.md', import.meta.url), 'utf8');

describe('docs/specification.md', () => {
  it('S3.6 names every command and every event with what causes it', () => {
    const found = survey();
    for (const type of Object.keys(permissions)) expect(page()).toContain(`\`${type}\``);
    for (const type of eventTypes) {
      if (type !== 'NudgesPutOff') expect([type, found.causes.of(type).length > 0]).toEqual([type, true]);
    }
  });

  it('S4.3 draws every wait, and a way to it', () => {
    const steps = survey()
      .steps.entries()
      .map(([step]) => step.split(' > ')[1]);
    const waits: WaitName[] = [
      'evidence',
      'investigation',
      'offer',
      'study',
      'engagement',
      'window',
      'moderation',
      'appeal',
      'return',
    ];
    for (const wait of waits) expect(steps).toContain(wait);
  });
});
