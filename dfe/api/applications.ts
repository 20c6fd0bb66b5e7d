import type { z } from 'zod';
import type { Retrying } from '../retrying.js';
import { DfeRefused } from '../errors.js';
import type { DfeApi } from '../port.js';
import type { DfeApplication } from '../records/application.js';
import { acceptSchema, applicationsQuerySchema, fundedPlaceSchema } from '../requests.js';
import { checked, checkedId, type Caller } from './caller.js';
import { changing } from './change.js';
import { attributesOf } from './wire.js';

type Applications = Pick<
  DfeApi,
  'listApplications' | 'readApplication' | 'acceptApplication' | 'rejectApplication' | 'changeFundedPlace'
>;

export function applicationsOf(caller: Caller): Applications {
  const schema = caller.means.records.application;
  const readOne = (retrying: Retrying, id: string) =>
    caller.read(retrying, { operation: 'readApplication', id }, schema);

  const change = changing(caller, {
    schema,
    readOne,
    explain: async (refusal, retrying, id) =>
      refusal.operation === 'acceptApplication' && refusal.code === 'not-found'
        ? scheduleOrUnknown(refusal, () => readOne(retrying, id))
        : refusal,
  });

  return {
    listApplications: async (query = {}) =>
      caller.list('listApplications', applicationsQuerySchema, query, schema),
    readApplication: async (id) =>
      readOne(caller.effort('readApplication'), checkedId('readApplication', id)),
    acceptApplication: async (id, request = {}, options) => {
      const asked = checked('acceptApplication', acceptSchema, request);
      const attributes = attributesOf(asked);
      // Attributes that are there and empty are refused; none at all are fine.
      const sent = Object.keys(attributes).length > 0 ? attributes : undefined;
      return change('acceptApplication', id, sent, (now) => accepted(now, asked), options);
    },
    rejectApplication: async (id, options) =>
      change('rejectApplication', id, undefined, ({ status }) => status === 'rejected', options),
    changeFundedPlace: async (id, request, options) => {
      const asked = checked('changeFundedPlace', fundedPlaceSchema, request);
      const reached = (now: DfeApplication) => now.fundedPlace === asked.fundedPlace;
      return change('changeFundedPlace', id, attributesOf(asked), reached, options);
    },
  };
}

/** Accepted as it was asked; where places are not counted, the place that was asked for is ignored. */
function accepted(now: DfeApplication, asked: z.infer<typeof acceptSchema>): boolean {
  const { fundedPlace, scheduleIdentifier } = asked;
  return (
    now.status === 'accepted' &&
    (fundedPlace === undefined || now.fundedPlace === null || now.fundedPlace === fundedPlace) &&
    (scheduleIdentifier === undefined || now.scheduleIdentifier === scheduleIdentifier)
  );
}

/** Accepting answers 404 also when the schedule that it derives does not exist in the cohort. */
async function scheduleOrUnknown(
  refusal: DfeRefused,
  read: () => Promise<DfeApplication>,
): Promise<DfeRefused> {
  const known = await read().catch(() => null);
  if (!known) return refusal;
  return new DfeRefused('schedule-not-derivable', refusal.operation, refusal.status, refusal.errors);
}
