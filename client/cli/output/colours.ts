/**
 * Colours where a person looks, plain text where a file, a pipe or a build log does. The library's own guess
 * takes every build machine for a screen, so that what is piped there would carry control sequences.
 */
import picocolors from 'picocolors';

/** NO_COLOR and FORCE_COLOR as users of terminals know them; else whether this is a terminal that can. */
export function inColour(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return isTerminal && env['TERM'] !== 'dumb';
}

export const colours = picocolors.createColors(inColour(process.env, process.stdout.isTTY));
