/** What an enrolment needs (S2.1), checked at the door against the catalogue. */
import { z } from 'zod';
import { CatalogueError } from '../../programmes/catalogue-error.js';
import { cohortOf, programmeOf, providerOf } from '../../programmes/catalogue.js';
import type { Cohort } from '../../programmes/cohort-schema.js';
import type { Programme } from '../../programmes/schema.js';
import { addMonths, londonDate } from '../../workflows/journey/calendar.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { Enrolment } from '../../workflows/journey/command.js';
import { BadInput } from '../errors.js';
import { journeyIdOf } from '../ids.js';
import { applicationFormSchema } from './form.js';
import { codeSchema, commandIdSchema, opaqueIdSchema, referenceSchema } from './ids.js';
import { parseOrRefuse } from './faults.js';
import { utcSchema } from './instants.js';
import { personSchema } from './person.js';
import { suggestion } from './suggest.js';

const actorSchema = z.strictObject({
  role: z.enum(['participant', 'provider', 'partner', 'admin']),
  id: opaqueIdSchema,
});

export const enrolRequestSchema = z.strictObject({
  cohort: codeSchema,
  provider: codeSchema,
  deliveryPartner: codeSchema.nullable().default(null),
  /** The provider's own reference of the application. */
  reference: referenceSchema,
  mode: z.enum(['live', 'rehearsal']).default('live'),
  /** The reference of the registration with the DfE, if it is known yet. */
  registration: opaqueIdSchema.nullable().default(null),
  /** The answers of the provider's form, if they have come yet. */
  form: applicationFormSchema.nullable().default(null),
  person: personSchema,
  /** It is somebody else than whoever is there with the same address, or the same name and school. */
  anotherPerson: z.boolean().default(false),
  actor: actorSchema.default({ role: 'provider', id: 'office' }),
  /** The moment at which a rehearsal begins; default: the cohort's first day of applications. */
  startsAt: utcSchema.nullable().default(null),
  id: commandIdSchema.optional(),
});

export type EnrolRequest = z.input<typeof enrolRequestSchema>;
export type CheckedRequest = z.output<typeof enrolRequestSchema>;

export function checkedRequest(request: EnrolRequest): CheckedRequest {
  const checked = parseOrRefuse(enrolRequestSchema, request);
  if (checked.startsAt !== null && checked.mode === 'live') {
    throw new BadInput(['startsAt: only a rehearsal can begin at another moment than now']);
  }
  return checked;
}

/** What the journey is started with: programme and cohort by value (S1.6), an opaque id. */
export function enrolmentFrom(request: CheckedRequest): Enrolment {
  const { cohort, programme } = intakeOf(request.cohort);
  const { provider, deliveryPartner, reference, mode } = request;
  refuseForeign(cohort, provider, deliveryPartner);
  if (request.startsAt !== null) refuseStart(cohort, request.startsAt, 'startsAt');
  const journey = journeyIdOf({ programme: programme.id, cohort: cohort.id, provider, reference, mode });
  return { journey, mode, programme, cohort, provider, deliveryPartner, reference };
}

/** A rehearsal begins while the cohort can still be joined, and not before anybody could know of it. */
export function refuseStart({ id, applications, windows }: Cohort, startsAt: Instant, part: string): void {
  const day = londonDate(startsAt);
  const first = addMonths(applications.open, -12);
  const last = windows.at(-1)?.opens ?? applications.deadline;
  if (day >= first && day < last) return;
  throw new BadInput([
    `${part}: ${day} lies outside the life of the cohort "${id}". Give a day from ${first} on and before ${last}, when its last assessment window opens.`,
  ]);
}

/** What may be meant so, but is more often a slip. */
export function startDoubts({ applications }: Cohort, startsAt: Instant | null): string[] {
  const day = startsAt === null ? applications.open : londonDate(startsAt);
  if (day >= applications.open && day <= applications.deadline) return [];
  return [
    `start: ${day} is not within the time for applications, ${applications.open} to ${applications.deadline}. Check the year.`,
  ];
}

/** The cohort of that id and its programme; bad input if there is none. */
export function intakeOf(cohort: string): { cohort: Cohort; programme: Programme } {
  return known(() => {
    const found = cohortOf(cohort);
    return { cohort: found, programme: programmeOf(found.programme, found.programmeVersion) };
  });
}

/** S1.9: a provider enrols for the cohorts it has a contract for, with its own delivery partners. */
export function refuseForeign(cohort: Cohort, provider: string, deliveryPartner: string | null): void {
  const contracts = cohort.contracts.map((contract) => contract.provider);
  if (!contracts.includes(provider)) {
    const hint = suggestion(provider, contracts);
    throw new BadInput([
      `provider: "${provider}" has no contract for the cohort "${cohort.id}".${hint} There are: ${contracts.join(', ')}.`,
    ]);
  }
  if (deliveryPartner === null) return;
  const partners = known(() => providerOf(provider)).deliveryPartners.map(({ id }) => id);
  if (partners.includes(deliveryPartner)) return;
  const hint = suggestion(deliveryPartner, partners);
  throw new BadInput([
    `delivery_partner: "${deliveryPartner}" is not a delivery partner of "${provider}".${hint} There are: ${partners.join(', ') || 'none'}.`,
  ]);
}

function known<T>(look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof CatalogueError) throw new BadInput([error.message], error.code);
    throw error;
  }
}
