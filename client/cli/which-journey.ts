/** Wherever a journey's id is asked for, the provider's reference will do, as long as it names one participant. */
import type { Command } from 'commander';
import { BadInput, NotFound, Unreachable } from '../errors.js';
import { referenceSchema } from '../input/ids.js';
import type { Cli, SharedOptions } from './cli.js';

/** Rows that are looked at: enough to say which journeys share a reference. */
const SHOWN = 5;

/** Before a command acts: puts the journey's id in the place of a reference. */
export async function findJourney(cli: Cli, action: Command): Promise<void> {
  const named = action.args[0];
  if (action.registeredArguments[0]?.name() !== 'journey' || named === undefined) return;
  if (/^jny-/i.test(named) || !referenceSchema.safeParse(named).success) return;
  const options = action.optsWithGlobals<SharedOptions>();
  const search = cli.withJourneys(options, (journeys) => journeys.list({ search: named }, { size: SHOWN }));
  const { rows } = await search.catch((error: unknown) => {
    throw handsIn(action) ? withAdvice(error) : error;
  });
  const found = rows.filter(({ reference }) => reference === named);
  const [only, ...more] = found;
  // Whether nobody has the reference or somebody else does is not told apart (S6.1).
  if (!only) throw new NotFound('journey of reference', named, 'Look for it with "journeys list --search".');
  if (more.length > 0) {
    const ids = found.map(({ journey, cohort }) => `${journey} (${cohort})`).join(', ');
    throw new BadInput([`the reference "${named}" names several journeys: give the id of one: ${ids}`]);
  }
  action.processedArgs[0] = only.journey;
}

const handsIn = (action: Command): boolean => action.options.some(({ long }) => long === '--document');

/** A reference can only be looked up; under the id of the journey, what arrives is kept even so (S5.3). */
function withAdvice(error: unknown): unknown {
  if (!(error instanceof Unreachable)) return error;
  const advice =
    'Nothing of the document is kept: give the journey’s id in place of its reference, and its arrival is.';
  return new Unreachable(error.code, `${error.message} ${advice}`, { cause: error });
}
