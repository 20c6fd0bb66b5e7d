/** What an office needs besides journeys: people, messages, papers, staff, groups, marking, and the record as a whole. */
import { z } from 'zod';
import type { Arrival } from '../../store/documents/arrivals.js';
import type { BounceOnFile } from '../../store/messages/bounces.js';
import type { DocumentOnFile } from '../../store/documents/documents.js';
import type { Caseload } from '../../store/read-model/caseload.js';
import type { MessageOnFile } from '../../store/messages/messages.js';
import type { Note } from '../../store/people/notes.js';
import type { PersonOnFile } from '../../store/people/people.js';
import type { JourneyFilter, Judged } from '../../store/read-model/read-model.js';
import type { Staff } from '../../store/people/staff.js';
import { londonDate } from '../../workflows/journey/calendar.js';
import type { Day } from '../../workflows/journey/values.js';
import { BadInput, NotFound } from '../errors.js';
import { emailSchema, nameSchema, urnSchema } from '../input/contact.js';
import { parseOrRefuse } from '../input/faults.js';
import { codeSchema, documentSchema, journeyIdSchema, opaqueIdSchema } from '../input/ids.js';
import { arrivalsOf } from './arrivals.js';
import {
  keepAbsence,
  keepHours,
  readHours,
  type AvailabilityReading,
  type WeeklyHours,
} from './availability.js';
import { now, recordHalf, type Context } from './context.js';
import { bulkOf, type Bulk } from './bulk.js';
import { coachingActions, type Coaching } from './coaching.js';
import { casePapersOf, type CasePapers } from './case-papers.js';
import { officeDayOf, type OfficeDay } from './office-day.js';
import { groupsOf, type Groups } from './groups.js';
import { markingOf, type Marking } from './marking.js';
import { picturingOf, type Picturing } from './picture.js';
import { reviewsOf, type Reviews } from './reviews.js';
import { wholeRecordOf, type WholeRecord } from './whole-record.js';

const staffSchema = z.strictObject({
  id: opaqueIdSchema,
  role: z.enum(['coach', 'assessor', 'provider']),
  provider: codeSchema,
  name: nameSchema,
  email: emailSchema,
  /** Participants at once for a coach, scripts at once for an assessor; null for no limit. */
  capacity: z.int().min(0).max(10_000).nullable().default(null),
  /** The school they belong to, for conflicts of interest (S5.4). */
  urn: urnSchema.nullable().default(null),
});

type StaffDetails = z.input<typeof staffSchema>;

export interface Office
  extends Bulk, CasePapers, Coaching, Groups, Marking, OfficeDay, Picturing, Reviews, WholeRecord {
  /** The person of a journey, from the store; null once the data were erased. */
  person(journey: string): Promise<PersonOnFile | null>;
  /** Everything that was written to the people of a journey, oldest first, with its text. */
  messages(journey: string): Promise<MessageOnFile[]>;
  /** Messages of a journey that came back, oldest first. */
  bounces(journey: string): Promise<BounceOnFile[]>;
  /** Free text that people wrote, oldest first. */
  notes(journey: string): Promise<Note[]>;
  /** What was handed in on the journey, oldest first. */
  documents(journey: string): Promise<DocumentOnFile[]>;
  /** When each thing that was handed in began to arrive, taken or not, oldest first (S5.2). */
  arrivals(journey: string): Promise<Arrival[]>;
  /** The bytes of a document that was handed in on the journey. */
  readDocument(journey: string, document: string): Promise<Uint8Array>;
  /** Coaches' caseloads at a glance, as they are on a day; default: today, rehearsals by their clock (S6.3). */
  caseloads(filter?: JourneyFilter, on?: Judged): Promise<Caseload[]>;
  staff(provider: string, role?: Staff['role']): Promise<Staff[]>;
  /** Adds or changes a coach, an assessor or one of a provider's people. */
  saveStaff(staff: StaffDetails): Promise<void>;
  /** When a coach can be booked, and when not. */
  availability(coach: string): Promise<AvailabilityReading>;
  /** Gives a coach weekly hours instead of those before; none brings back the usual ones. London time. */
  saveHours(coach: string, hours: readonly WeeklyHours[]): Promise<void>;
  /** Notes that a coach or assessor is away, both days included; what they have stays until it is moved. Answers with what is doubted. */
  saveAbsence(id: string, absence: { firstDay: Day; lastDay: Day }): Promise<string[]>;
}

export function officeOf(context: Context): Office {
  const { servers, scope } = context;
  const known = async (journey: string): Promise<string> => {
    const id = parseOrRefuse(journeyIdSchema, journey);
    const { refuseUnlessKnown } = await recordHalf();
    await servers.inStore((store) => refuseUnlessKnown(store, scope, id));
    return id;
  };
  return {
    ...bulkOf(context),
    ...casePapersOf(context),
    ...coachingActions(context),
    ...groupsOf(context),
    ...markingOf(context),
    ...officeDayOf(context),
    ...picturingOf(context),
    ...reviewsOf(context),
    ...wholeRecordOf(context),
    async person(journey) {
      const id = await known(journey);
      const { readPerson } = await import('../../store/people/people.js');
      return servers.inStore((store) => readPerson(store, id));
    },
    async messages(journey) {
      const id = await known(journey);
      const { listMessages } = await import('../../store/messages/messages.js');
      return servers.inStore((store) => listMessages(store, id));
    },
    async bounces(journey) {
      const id = await known(journey);
      const { listBounces } = await import('../../store/messages/bounces.js');
      return servers.inStore((store) => listBounces(store, id));
    },
    async notes(journey) {
      const id = await known(journey);
      const { listNotes } = await import('../../store/people/notes.js');
      return servers.inStore((store) => listNotes(store, id));
    },
    async documents(journey) {
      const id = await known(journey);
      const { listDocuments } = await import('../../store/documents/documents.js');
      return servers.inStore((store) => listDocuments(store, id));
    },
    arrivals: async (journey) => arrivalsOf(context, await known(journey)),
    readDocument: async (journey, document) => bytesOf(context, await known(journey), document),
    async caseloads(filter = {}, on = { live: londonDate(now()) }) {
      const { caseloads } = await import('../../store/read-model/caseload.js');
      const { refuseUnknownFilter } = await import('../reading/known-filter.js');
      return servers.inStore(async (store) => {
        await refuseUnknownFilter(store, scope, filter);
        return caseloads(store, scope, filter, on);
      });
    },
    async staff(provider, role) {
      refuseForeignOffice(context, provider);
      const { listStaff } = await import('../../store/people/staff.js');
      const { refuseUnknownFilter } = await import('../reading/known-filter.js');
      return servers.inStore(async (store) => {
        await refuseUnknownFilter(store, scope, { provider });
        return listStaff(store, provider, role ?? null);
      });
    },
    saveStaff: (staff) => keepStaff(context, parseOrRefuse(staffSchema, staff)),
    availability: (coach) => readHours(context, coach),
    saveHours: (coach, hours) => keepHours(context, coach, hours),
    saveAbsence: (coach, absence) => keepAbsence(context, coach, absence),
  };
}

async function bytesOf({ servers }: Context, journey: string, document: string): Promise<Uint8Array> {
  const sha256 = parseOrRefuse(documentSchema, document);
  const { readHandedIn } = await import('../../store/documents/documents.js');
  const onFile = await servers.inStore((store) => readHandedIn(store, journey, sha256));
  if (onFile === null) {
    throw new NotFound(
      'document on this journey',
      sha256,
      '"journeys document" without it lists those there are.',
    );
  }
  const original = await servers.inFolder(({ documents }) => documents.get(sha256));
  const { safeCopy } = await import('../../documents/copies.js');
  return safeCopy(original, onFile.kind);
}

/** Scripts marked are counted by the engine, so a change of details leaves the count alone. */
async function keepStaff(context: Context, staff: z.output<typeof staffSchema>): Promise<void> {
  refuseForeignOffice(context, staff.provider);
  const { readStaff, saveStaff } = await import('../../store/people/staff.js');
  await context.servers.inStore(async (store) => {
    const before = await readStaff(store, staff.id);
    if (before !== null && (before.provider !== staff.provider || before.role !== staff.role)) {
      throw new BadInput([`id: "${staff.id}" is somebody else's already. Choose another id.`]);
    }
    await saveStaff(store, { ...staff, scriptsMarked: before?.scriptsMarked ?? 0 });
  });
}

function refuseForeignOffice({ scope }: Context, provider: string): void {
  if (scope === 'all' || scope.provider === provider) return;
  throw new BadInput([`provider: you may see and change the staff of "${scope.provider}" only`]);
}
