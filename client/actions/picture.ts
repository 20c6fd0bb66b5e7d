/** What pages of one participant show besides where she is: the picture, what may be asked for, what would follow. */
import type { Instant } from '../../workflows/journey/values.js';
import type { CommandInput, CommandOptions } from '../commands/prepare.js';
import type { CommandOffer } from '../commands/offers.js';
import type { Foreseen } from '../reading/foreseen.js';
import type { PictureReading } from '../reading/picture.js';
import { presentOf } from '../reading/present.js';
import { stateFrom } from '../reading/view.js';
import { parseOrRefuse } from '../input/faults.js';
import { journeyIdSchema } from '../input/ids.js';
import { now, recordHalf, type Context } from './context.js';

export interface Picturing {
  /** The line of time and engagement mark by mark; with `at`, as they were then. */
  picture(journey: string, options?: { at?: Instant | undefined }): Promise<PictureReading>;
  /** Commands that the journey takes as it stands, each with what can be chosen in it; those one may not give are left out. */
  offers(journey: string): Promise<CommandOffer[]>;
  /** What would follow from a command, changing nothing. @throws as the command would */
  foresee(journey: string, asked: CommandInput, told?: CommandOptions): Promise<Foreseen>;
}

export function picturingOf(context: Context): Picturing {
  const { servers, scope } = context;
  const stateOf = async (journey: string, at: Instant | null = null) => {
    const id = parseOrRefuse(journeyIdSchema, journey);
    const { recordOrRefuse } = await recordHalf();
    return servers.inStore(async (store) => {
      const state = stateFrom(await recordOrRefuse(store, scope, id), at);
      return { state, at: at ?? (await presentOf(store, state, now())) };
    });
  };
  return {
    async picture(journey, { at } = {}) {
      const { pictureFrom } = await import('../reading/picture.js');
      const found = await stateOf(journey, at ?? null);
      return pictureFrom(found.state, found.at);
    },
    async offers(journey) {
      const { offersOf } = await import('../commands/offers.js');
      const { listStaff } = await import('../../store/people/staff.js');
      const { state, at } = await stateOf(journey);
      const staff = await servers.inStore((store) => listStaff(store, state.provider, null));
      return offersOf(state, at, staff);
    },
    async foresee(journey, asked, told = {}) {
      const { prepareCommand } = await import('../commands/prepare.js');
      const { foreseenFrom } = await import('../reading/foreseen.js');
      const { doubts } = await import('./doubts.js');
      const { refuseUnknownNames } = await import('./named.js');
      const { command, at: asks } = prepareCommand(journey, asked, {
        ...told,
        actor: told.actor ?? context.actor,
      });
      const { state, at } = await stateOf(journey);
      await refuseUnknownNames(context, journey, command);
      const foreseen = foreseenFrom(state, command, asks ?? at);
      return { ...foreseen, doubts: await doubts(context, journey, asked, asks ?? at) };
    },
  };
}
