/** Tells a journey what the world says of it: a place or an assessor that has become free, a digest refused (S2.6, S5.4, S6.5). */
import { WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { NotifyJourney } from '../activities/places.js';
import { commandUpdate } from '../workflows/contract.js';
import type { Command } from '../workflows/journey/command.js';

/**
 * The command's id makes a repeat harmless: the journey answers it with the first receipt. The update itself
 * has no id of its own, for the server would answer every later try with the first answer, "not yet" included.
 */
export const notifier =
  (client: Client, from: 'places' | 'marking' | 'mail'): NotifyJourney =>
  async (journey, fact, id) => {
    const command: Command = { ...fact, id, actor: { role: 'engine', id: from } };
    try {
      const { events } = await client.workflow
        .getHandle(journey)
        .executeUpdate(commandUpdate, { args: [{ command, at: null }] });
      return events.length > 0 ? 'told' : 'later';
    } catch (error) {
      const refused = error instanceof WorkflowUpdateFailedError || error instanceof WorkflowNotFoundError;
      if (refused) return 'refused';
      throw error;
    }
  };
