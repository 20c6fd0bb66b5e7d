import { z } from 'zod';
import type { Retrying } from '../retrying.js';
import type { DfeApi } from '../port.js';
import type { DfeOutcome } from '../records/outcome.js';
import {
  MOST_A_PAGE,
  outcomeRequestSchema,
  outcomesQuerySchema,
  pageSchema,
  type OutcomeRequest,
} from '../requests.js';
import { checked, checkedId, type Caller } from './caller.js';
import { movedOrUnknown } from './moved.js';
import { attributesOf, queryOf } from './wire.js';
import { write } from './write.js';

type Outcomes = Pick<DfeApi, 'listOutcomes' | 'listParticipantOutcomes' | 'recordOutcome'>;

export function outcomesOf(caller: Caller): Outcomes {
  const schema = caller.means.records.outcome;
  const readParticipant = (retrying: Retrying, id: string) =>
    caller.read(retrying, { operation: 'readParticipant', id }, caller.means.records.participant);
  const standing = async (
    retrying: Retrying,
    id: string,
    asked: OutcomeRequest,
  ): Promise<DfeOutcome | null> => {
    const query = queryOf({ perPage: MOST_A_PAGE });
    const all = await caller.read(
      retrying,
      { operation: 'listParticipantOutcomes', id, query },
      z.array(schema),
    );
    const newest = all.filter(({ courseIdentifier }) => courseIdentifier === asked.courseIdentifier).at(-1);
    return newest && isReached(newest, asked) ? newest : null;
  };

  return {
    listOutcomes: async (query = {}) => caller.list('listOutcomes', outcomesQuerySchema, query, schema),
    listParticipantOutcomes: async (participant, query = {}) => {
      const operation = 'listParticipantOutcomes';
      const id = checkedId(operation, participant);
      return caller.list(operation, pageSchema, query, schema, id);
    },
    recordOutcome: async (participant, request, options = {}) => {
      const operation = 'recordOutcome';
      const id = checkedId(operation, participant);
      const asked = checked(operation, outcomeRequestSchema, request);
      const { record, found } = await write(caller, {
        ...options,
        exchange: { operation, id, attributes: attributesOf(asked) },
        schema,
        readBack: (retrying) => standing(retrying, id, asked),
        explain: async (refusal, retrying) =>
          refusal.code === 'not-found'
            ? movedOrUnknown(refusal, () => readParticipant(retrying, id))
            : refusal,
      });
      return { record, found: found || record.completionDate !== asked.completionDate };
    },
  };
}

/** A pass stands whatever its date: sending another date changes nothing. */
const isReached = (newest: DfeOutcome, asked: OutcomeRequest): boolean =>
  newest.state === asked.state &&
  (newest.state === 'passed' || newest.completionDate === asked.completionDate);
