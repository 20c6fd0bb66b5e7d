/** One row of an enrolment file, or one set of options: an enrolment request, or all that is wrong with it. */
import type { z } from 'zod';
import type { Cohort } from '../../programmes/cohort-schema.js';
import type { Programme } from '../../programmes/schema.js';
import { instantOfMillis, londonDate } from '../../workflows/journey/calendar.js';
import type { Mode } from '../../workflows/journey/values.js';
import { BadInput } from '../errors.js';
import { emailSchema, isWorkEmail, nameSchema, phoneSchema, trnSchema, urnSchema } from '../input/contact.js';
import { looksGarbled } from '../input/garbled.js';
import { refuseForeign, type EnrolRequest } from '../input/enrolment.js';
import { readForm } from '../input/form.js';
import { codeSchema, opaqueIdSchema, referenceSchema } from '../input/ids.js';
import { answerCodeOf, yesNoWords } from '../input/words.js';
import type { Cells, EnrolmentColumn } from './columns.js';
import { schoolNews } from '../schools/news.js';
import type { Schools } from '../schools/schools.js';

/** Where the applications go. */
export interface Intake {
  cohort: Cohort;
  programme: Programme;
  provider: string;
  mode: Mode;
  /** When rehearsals begin, UTC; default: the cohort's first day of applications. */
  startsAt: string | null;
  schools: Schools | null;
}

export interface RowReading {
  /** Null if anything is wrong. */
  request: EnrolRequest | null;
  faults: string[];
  warnings: string[];
}

const schemas: Partial<Record<EnrolmentColumn, z.ZodType<string>>> = {
  reference: referenceSchema,
  given_name: nameSchema,
  family_name: nameSchema,
  email: emailSchema,
  second_email: emailSchema,
  phone: phoneSchema,
  trn: trnSchema,
  school_urn: urnSchema,
  delivery_partner: codeSchema,
  headteacher_name: nameSchema,
  headteacher_email: emailSchema,
  dfe_application: opaqueIdSchema,
};

const needed: EnrolmentColumn[] = ['reference', 'given_name', 'family_name', 'email'];

/** Reads a row; every fault of it is found at once, each beginning with its column. */
export function readEnrolmentRow(cells: Cells, intake: Intake): RowReading {
  const faults: string[] = [];
  const warnings: string[] = [];
  const value = (column: EnrolmentColumn): string | null => plain(column, cells[column] ?? '', faults);

  const email = value('email') ?? '';
  const workEmail = isWorkEmail(email);
  if (workEmail) {
    warnings.push(
      'email: looks like a work address; school mail filters lose such mail. Ask for a personal one.',
    );
  }
  const person = {
    givenName: value('given_name') ?? '',
    familyName: value('family_name') ?? '',
    email,
    secondEmail: value('second_email'),
    phone: value('phone'),
    trn: value('trn'),
    headteacherName: value('headteacher_name'),
    headteacherEmail: value('headteacher_email'),
    ...school(value('school_urn'), intake.schools, faults, warnings),
  };
  warnings.push(...garbledNames(cells));
  const deliveryPartner = partner(value('delivery_partner'), intake, faults);
  const form = readForm(cells, intake.programme, workEmail, todayOf(intake));
  if (form && 'faults' in form) faults.push(...form.faults);
  if (form === null) warnings.push('The form has no answers yet: the application waits for them.');
  if (form && 'form' in form) warnings.push(...form.warnings);
  const reference = value('reference') ?? '';
  const anotherPerson = isAnother(cells.another_person ?? '', faults);
  const registration = value('dfe_application');
  if (faults.length > 0) return { request: null, faults, warnings };
  const answers = form && 'form' in form ? form : null;
  const request: EnrolRequest = {
    cohort: intake.cohort.id,
    provider: intake.provider,
    deliveryPartner,
    reference,
    mode: intake.mode,
    startsAt: intake.startsAt,
    registration,
    form: answers?.form ?? null,
    person: { ...person, opportunityText: answers?.opportunityText ?? null },
    anotherPerson,
  };
  return { request, faults, warnings };
}

/** The number of the school that a row names; null if it names none, or none that there can be. */
export const urnIn = (cells: Cells): string | null => plain('school_urn', cells.school_urn ?? '', []);

function plain(column: EnrolmentColumn, text: string, faults: string[]): string | null {
  const schema = schemas[column];
  if (text.trim() === '') {
    if (needed.includes(column)) faults.push(`${column}: is missing`);
    return null;
  }
  if (!schema) return text.trim();
  const reading = schema.safeParse(text);
  if (reading.success) return reading.data;
  faults.push(`${column}: ${reading.error.issues[0]?.message ?? 'is wrong'}`);
  return null;
}

/** The day on which it is applied: in a rehearsal by its own clock. */
function todayOf({ mode, startsAt, cohort }: Intake): string {
  if (mode === 'live') return londonDate(instantOfMillis(Date.now()));
  return startsAt === null ? cohort.applications.open : londonDate(startsAt);
}

/** A wrong name would stand on the certificate. */
const garbledNames = (cells: Cells): string[] =>
  (['given_name', 'family_name', 'headteacher_name'] as const)
    .filter((column) => looksGarbled(cells[column] ?? ''))
    .map((column) => `${column}: looks as if it had been read in a wrong encoding. Check how it is spelt.`);

function isAnother(text: string, faults: string[]): boolean {
  if (text.trim() === '') return false;
  const reading = answerCodeOf(text, yesNoWords);
  if ('fault' in reading) faults.push(`another_person: ${reading.fault}`);
  return 'code' in reading && reading.code === 'yes';
}

function partner(id: string | null, { cohort, provider }: Intake, faults: string[]): string | null {
  try {
    refuseForeign(cohort, provider, id);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    faults.push(...error.faults);
  }
  return id;
}

function school(urn: string | null, schools: Schools | null, faults: string[], warnings: string[]) {
  const unknown = { urn, settingName: null, easting: null, northing: null };
  if (urn === null || schools === null) return unknown;
  const found = schools.findEstablishment(urn);
  const news = schoolNews(found, urn, schools.source);
  if (news.fault !== null) faults.push(news.fault);
  warnings.push(...news.warnings);
  return found ? { urn, settingName: found.name, easting: found.easting, northing: found.northing } : unknown;
}
