/** The columns of an enrolment file, which are the options of a single enrolment too. */
import type { Programme } from '../../programmes/schema.js';
import { columnsAskedBy, formColumns, type FormColumn } from '../input/form.js';

export const columnHelp = {
  reference: 'the provider’s own reference of the application; no name or address',
  given_name: 'given name',
  family_name: 'family name',
  email: 'personal email address; a work address is accepted with a warning',
  second_email: 'another address, tried when the first refuses',
  phone: 'telephone number',
  trn: 'teacher reference number, 7 digits, leading zeros kept',
  school_urn: 'unique reference number of the school, 6 digits',
  delivery_partner: 'id of the delivery partner',
  role: 'role, such as SENCO, deputy headteacher, classroom teacher',
  motivation: 'current SENCO, aspiring SENCO, line manages a SENCO, other',
  senco_since: 'day on which the SENCO post was taken up, YYYY-MM-DD',
  nasenco: 'held, under way, none',
  teaching_years: 'years of teaching experience',
  qts: 'qualified teacher status, yes or no',
  setting: 'school, early years, outside school',
  funding_wish: 'who should pay: scholarship, school, trust, self',
  opportunity: 'how the role gives access to practise the learning',
  headteacher_name: 'name of the headteacher',
  headteacher_email: 'email address of the headteacher',
  dfe_application: 'reference of the registration with the DfE',
  another_person: 'yes, if it is somebody else than who is there with the same address, or name and school',
} as const;

export type EnrolmentColumn = keyof typeof columnHelp;
export type Cells = Partial<Record<EnrolmentColumn, string>>;

export const columns = Object.keys(columnHelp) as EnrolmentColumn[];

/** Columns that a report has besides those of its file: a report that is corrected and sent again has them still. */
export const reportOwn = ['row', 'journey', 'result', 'reasons', 'warnings'] as const;

const always: EnrolmentColumn[] = ['reference', 'given_name', 'family_name', 'email'];
const isFormColumn = (column: EnrolmentColumn): column is EnrolmentColumn & FormColumn =>
  (formColumns as readonly string[]).includes(column);

/** Columns that a file must have; a row may leave the form's answers empty, all of them, if it is to come later. */
export function neededColumns(programme: Programme): EnrolmentColumn[] {
  const asked = columnsAskedBy(programme);
  return columns.filter(
    (column) => always.includes(column) || (isFormColumn(column) && asked.includes(column)),
  );
}
