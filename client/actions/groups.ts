/** S2.8: the groups of a cohort, and merging one that has too few participants. */
import { z } from 'zod';
import type { Cohort, Group } from '../../programmes/cohort-schema.js';
import type { Mode } from '../../workflows/journey/values.js';
import { BadInput, ClientError } from '../errors.js';
import type { GroupStanding } from '../groups/standing.js';
import type { MergeRow } from '../groups/merge.js';
import { freeTextSchema } from '../input/contact.js';
import { intakeOf } from '../input/enrolment.js';
import { parseOrRefuse } from '../input/faults.js';
import { codeSchema, reasonSchema } from '../input/ids.js';
import { suggestion } from '../input/suggest.js';
import type { Context } from './context.js';

const orderSchema = z.strictObject({
  /** The group for all; default: for each the nearest viable one, a partner's own first. */
  into: codeSchema.optional(),
  reason: reasonSchema.default('group-below-viability'),
  note: freeTextSchema.optional(),
  /** Says what would happen and moves nobody. */
  dryRun: z.boolean().default(false),
  mode: z.enum(['live', 'rehearsal']).default('live'),
});

/** @public in the signatures of the library */
export interface MergeOptions extends z.input<typeof orderSchema> {
  onProgress?: (done: number, of: number) => void;
  /** Moves nobody more once it is aborted; who was moved stays so. */
  signal?: AbortSignal;
}

export interface Groups {
  /** How the groups of a cohort stand: seats taken and offered, and whether there are too few (S2.8). */
  groups(cohort: string, options?: { mode?: Mode }): Promise<GroupStanding[]>;
  /**
   * Moves everybody out of a group below viability, one after another; a row for each, none stops the rest, and
   * doing it again moves who is left (S2.8).
   * @throws BadInput · ClientError `group-viable` if the group has enough participants · Unreachable
   */
  mergeGroup(cohort: string, from: string, options?: MergeOptions): Promise<MergeRow[]>;
}

export function groupsOf(context: Context): Groups {
  const standingsIn = async (cohort: Cohort, mode: Mode): Promise<GroupStanding[]> => {
    const { standings } = await import('../groups/standing.js');
    return context.servers.inStore((store) => standings(store, cohort, mode, context.scope));
  };
  return {
    groups: async (cohort, { mode = 'live' } = {}) =>
      standingsIn(intakeOf(parseOrRefuse(codeSchema, cohort)).cohort, mode),
    async mergeGroup(cohort, from, { onProgress = () => undefined, signal, ...options } = {}) {
      const { into, ...order } = parseOrRefuse(orderSchema, options);
      const { cohort: found } = intakeOf(parseOrRefuse(codeSchema, cohort));
      const own = seenBy(context, found);
      const group = groupIn(own, 'group', from);
      const target = into === undefined ? null : targetIn(own, group, into);
      const standing = await standingsIn(found, order.mode);
      refuseIfViable(standing.find((one) => one.group === group.id));
      const { merge } = await import('../groups/merge.js');
      const { note } = order;
      return merge(context, { ...order, note, cohort: found, from: group, into: target, onProgress, signal });
    },
  };
}

/** S6.1: merging is for a provider's office, in its own groups. */
function seenBy({ scope }: Context, cohort: Cohort): Group[] {
  if (scope === 'all') return cohort.groups;
  if (scope.deliveryPartner !== undefined) {
    throw new BadInput(['The groups of a cohort are merged by the provider’s office: ask it to do so.']);
  }
  return cohort.groups.filter(({ provider }) => provider === scope.provider);
}

function groupIn(groups: readonly Group[], field: string, id: string): Group {
  const found = groups.find((group) => group.id === parseOrRefuse(codeSchema, id));
  if (found) return found;
  const ids = groups.map((group) => group.id);
  throw new BadInput([
    `${field}: there is no group "${id}".${suggestion(id, ids)} There are: ${ids.join(', ')}`,
  ]);
}

function targetIn(groups: readonly Group[], from: Group, into: string): Group {
  const others = groups.filter(({ id, provider }) => id !== from.id && provider === from.provider);
  return groupIn(others, 'into', into);
}

/** A slip of the keyboard must not move a whole group that nothing is wrong with. */
function refuseIfViable(standing: GroupStanding | undefined): void {
  if (standing === undefined || standing.isBelow) return;
  const { group, accepted, onOffer, viability } = standing;
  throw new ClientError(
    'refused',
    'group-viable',
    `The group "${group}" has ${accepted + onOffer} participants and needs ${viability}: it is viable and is not merged. Move people one by one with "move-group".`,
  );
}
