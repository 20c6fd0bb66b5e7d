import type { Retrying } from '../retrying.js';
import type { Operation } from '../operations.js';
import type { DfeApi, WriteOptions, Written } from '../port.js';
import type { DfeEnrolment, DfeParticipant } from '../records/participant.js';
import {
  changeScheduleSchema,
  deferSchema,
  participantsQuerySchema,
  resumeSchema,
  withdrawSchema,
} from '../requests.js';
import { checked, checkedId, type Caller } from './caller.js';
import { changing } from './change.js';
import { movedOrUnknown } from './moved.js';
import { attributesOf } from './wire.js';

type Participants = Pick<
  DfeApi,
  'listParticipants' | 'readParticipant' | 'defer' | 'resume' | 'withdraw' | 'changeSchedule'
>;

export function participantsOf(caller: Caller): Participants {
  const schema = caller.means.records.participant;
  const readOne = (retrying: Retrying, id: string) =>
    caller.read(retrying, { operation: 'readParticipant', id }, schema);

  const send = changing(caller, {
    schema,
    readOne,
    explain: async (refusal, retrying, id) =>
      refusal.code === 'not-found' ? movedOrUnknown(refusal, () => readOne(retrying, id)) : refusal,
  });
  /** `asked` goes as it is; `reached` looks at the newest enrolment in its course. */
  const change = (
    operation: Operation,
    id: string,
    asked: { courseIdentifier: string },
    reached: (enrolment: DfeEnrolment) => boolean,
    options?: WriteOptions,
  ): Promise<Written<DfeParticipant>> => {
    const isReached = (now: DfeParticipant) => {
      const enrolment = newestIn(now, asked.courseIdentifier);
      return enrolment !== null && reached(enrolment);
    };
    return send(operation, id, attributesOf(asked), isReached, options);
  };

  return {
    listParticipants: async (query = {}) =>
      caller.list('listParticipants', participantsQuerySchema, query, schema),
    readParticipant: async (id) =>
      readOne(caller.effort('readParticipant'), checkedId('readParticipant', id)),
    defer: async (id, request, options) => {
      const asked = checked('defer', deferSchema, request);
      const reached = ({ trainingStatus, deferral }: DfeEnrolment) =>
        trainingStatus === 'deferred' && deferral?.reason === asked.reason;
      return change('defer', id, asked, reached, options);
    },
    resume: async (id, request, options) => {
      const asked = checked('resume', resumeSchema, request);
      return change('resume', id, asked, ({ trainingStatus }) => trainingStatus === 'active', options);
    },
    withdraw: async (id, request, options) => {
      const asked = checked('withdraw', withdrawSchema, request);
      const reached = ({ trainingStatus, withdrawal }: DfeEnrolment) =>
        trainingStatus === 'withdrawn' && withdrawal?.reason === asked.reason;
      return change('withdraw', id, asked, reached, options);
    },
    changeSchedule: async (id, request, options) => {
      const asked = checked('changeSchedule', changeScheduleSchema, request);
      const reached = ({ scheduleIdentifier, cohort }: DfeEnrolment) =>
        (asked.cohort === undefined || cohort === asked.cohort) &&
        scheduleIdentifier === asked.scheduleIdentifier;
      return change('changeSchedule', id, asked, reached, options);
    },
  };
}

/** The one that the service itself means: the course's application that was accepted last. */
function newestIn({ npqEnrolments }: DfeParticipant, course: string): DfeEnrolment | null {
  const ofCourse = npqEnrolments.filter(({ courseIdentifier }) => courseIdentifier === course);
  const acceptedAt = ({ createdAt }: DfeEnrolment) => createdAt ?? '';
  return ofCourse.sort((one, other) => (acceptedAt(one) < acceptedAt(other) ? -1 : 1)).at(-1) ?? null;
}
