/** S2.5, S2.9: what participant and headteacher read of the duty. */
import { describe, expect, it } from 'vitest';
import type { Template } from '../../../workflows/effects/templates.js';
import { letterOf } from './support/letters.js';
import { everyOccasion } from './support/occasions.js';

const letters = (life: string, template: Template) =>
  everyOccasion()
    .filter((one) => one.life === life && one.key.template === template)
    .map((one) => letterOf(one));
const textOf = (life: string, template: Template): string => letters(life, template)[0]?.text ?? '';
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('S2.5 the duty in words', () => {
  it('S2.9 a deadline that the earliest outcome misses is said when the place is given', () => {
    expect(flat(textOf('metLate', 'accepted'))).toMatch(
      /statutory deadline for this qualification is Friday 1 October 2027.*as late as Friday 21 July 2028/,
    );
    expect(textOf('onTime', 'accepted')).not.toContain('statutory deadline');
  });

  it('S2.5 met late is said as late, and that somebody should be told', () => {
    const [late] = letters('metLate', 'duty-met');
    expect(late?.subject).toContain('after its deadline');
    expect(flat(late?.text ?? '')).toMatch(/tell your headteacher and your governing body/);
    expect(flat(textOf('metLate', 'headteacher-outcome'))).toMatch(
      /after its deadline.*tell your governing body/,
    );
    const [inTime] = letters('onTime', 'duty-met');
    expect(inTime?.subject).toMatch(/You have met the statutory duty for SENCOs$/);
    expect(inTime?.text).not.toContain('came after');
    expect(textOf('onTime', 'headteacher-outcome')).not.toContain('deadline');
  });

  it('S2.5 a post given up, taken up or put right is answered with what it means for the duty', () => {
    const [gone, taken, right] = letters('waitingPlay', 'post-recorded').map(({ text }) => flat(text));
    expect(gone).toContain('given up your post');
    expect(gone).toContain('no date by which the law requires');
    expect(taken).toContain('took up your post as a SENCO on Thursday 1 October 2026');
    expect(taken).toContain('which is in time');
    expect(right).toMatch(/Your deadline.*Monday 1 March 2027.*after your deadline/);
  });
});
