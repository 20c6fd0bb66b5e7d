/** The reference of the command line, as `journeys reference` prints it; nothing is asked of any server. */
import { buildProgram } from '../client/cli/program.js';
import { cliReference } from '../client/cli/reference.js';
import { openJourneys } from '../client/journeys.js';

/** A terminal that shows nothing to anybody. */
export const silentTerminal = {
  out: () => undefined,
  err: () => undefined,
  isInteractive: false,
  width: 80,
  open: openJourneys,
  env: {},
  stop: new AbortController().signal,
};

/** The page as it has to stand in `docs/cli.md`. */
export const cliPage = (): string => cliReference(buildProgram(silentTerminal, () => undefined));
