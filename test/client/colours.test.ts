import { describe, expect, it } from 'vitest';
import { inColour } from '../../client/cli/output/colours.js';

describe('S6.3 colours', () => {
  it.each([
    ['a terminal', {}, true, true],
    ['a pipe or a file', {}, false, false],
    ['a build machine’s log', { CI: 'true' }, false, false],
    ['a terminal that cannot', { TERM: 'dumb' }, true, false],
    ['somebody who wants none', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['somebody who wants them in a file', { FORCE_COLOR: '1' }, false, true],
    ['somebody who switched them off', { FORCE_COLOR: '0' }, true, false],
  ])('S6.3 %s', (_, env, isTerminal, expected) => {
    expect(inColour(env, isTerminal)).toBe(expected);
  });
});
