/** What of a command may be a slip: by itself, and by where the journey stands in its record. */
import type { Instant } from '../../workflows/journey/values.js';
import { doubtsByState, doubtsOf, judgedByState } from '../commands/doubts.js';
import type { CommandInput } from '../commands/prepare.js';
import { ClientError } from '../errors.js';
import { stateFrom } from '../reading/view.js';
import { recordHalf, type Context } from './context.js';

/**
 * One sentence each; where the record is away, what the command itself shows.
 * @param at the moment of the command, by the journey's own clock
 */
export async function doubts(
  { servers, scope }: Context,
  journey: string,
  input: CommandInput,
  at: Instant,
): Promise<string[]> {
  if (!judgedByState.has(input.type)) return doubtsOf(input, at);
  const { recordOrRefuse } = await recordHalf();
  const byState = await servers
    .inStore(async (store) =>
      doubtsByState(input, stateFrom(await recordOrRefuse(store, scope, journey), null)),
    )
    .catch((error: unknown) => {
      if (error instanceof ClientError) return [];
      throw error;
    });
  return [...doubtsOf(input, at), ...byState];
}
