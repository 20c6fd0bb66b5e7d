import { z } from 'zod';
import type { Effort } from '../effort.js';
import type { DfeApi } from '../port.js';
import type { Outcome } from '../records/outcome.js';
import { outcomeRequestSchema, outcomesQuerySchema, pageSchema, type OutcomeRequest } from '../requests.js';
import { checked, checkedId, type Caller } from './caller.js';
import { movedOrUnknown } from './moved.js';
import { attributesOf, queryOf } from './wire.js';
import { write } from './write.js';

type Outcomes = Pick<DfeApi, 'listOutcomes' | 'listParticipantOutcomes' | 'recordOutcome'>;

const A_PAGE = 3000;

export function outcomesOf(caller: Caller): Outcomes {
  const schema = caller.means.records.outcome;
  const list = z.array(schema);
  const readParticipant = (effort: Effort, id: string) =>
    caller.read(effort, { operation: 'readParticipant', id }, caller.means.records.participant);
  const standing = async (effort: Effort, id: string, asked: OutcomeRequest): Promise<Outcome | null> => {
    const query = queryOf({ perPage: A_PAGE });
    const all = await caller.read(effort, { operation: 'listParticipantOutcomes', id, query }, list);
    const newest = all.filter(({ courseIdentifier }) => courseIdentifier === asked.courseIdentifier).at(-1);
    return newest && isReached(newest, asked) ? newest : null;
  };

  return {
    listOutcomes: async (query = {}) => {
      const operation = 'listOutcomes';
      const asked = queryOf(checked(operation, outcomesQuerySchema, query));
      return caller.read(caller.effort(operation), { operation, query: asked }, list);
    },
    listParticipantOutcomes: async (participant, query = {}) => {
      const operation = 'listParticipantOutcomes';
      const id = checkedId(operation, participant);
      const asked = queryOf(checked(operation, pageSchema, query));
      return caller.read(caller.effort(operation), { operation, id, query: asked }, list);
    },
    recordOutcome: async (participant, request, options = {}) => {
      const operation = 'recordOutcome';
      const id = checkedId(operation, participant);
      const asked = checked(operation, outcomeRequestSchema, request);
      const { record, found } = await write(caller, {
        ...options,
        exchange: { operation, id, attributes: attributesOf(asked) },
        schema,
        readBack: (effort) => standing(effort, id, asked),
        explain: async (refusal, effort) =>
          refusal.code === 'not-found' ? movedOrUnknown(refusal, () => readParticipant(effort, id)) : refusal,
      });
      return { record, found: found || record.completionDate !== asked.completionDate };
    },
  };
}

/** A pass stands whatever its date: sending another date changes nothing. */
const isReached = (newest: Outcome, asked: OutcomeRequest): boolean =>
  newest.state === asked.state &&
  (newest.state === 'passed' || newest.completionDate === asked.completionDate);
