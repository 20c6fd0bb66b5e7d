/** S2: the application and the place. */
import { applicationFormSchema } from '../input/form.js';
import { choice, code, day, evidenceFile, maybe, opaqueId, orNull, text, type Field } from './field.js';
import { fundings, type ApplicationForm } from '../../workflows/journey/values.js';
import type { Specs } from './spec.js';

const form: Field<ApplicationForm> = {
  kind: 'value',
  control: 'none',
  placeholder: '<answers>',
  help: 'the coded answers of the form',
  optional: false,
  value: applicationFormSchema,
  typed: applicationFormSchema,
};

export const applicationSpecs = {
  matchRegistration: {
    summary: 'Match the registration with the DfE to the application (S2.1)',
    fields: { registration: opaqueId('reference of the registration', '<reference>') },
    example: '--registration dfe-48213',
  },
  receiveForm: {
    summary: 'Take in the provider’s application form (S2.2)',
    fields: { form },
    example:
      '--role SENCO --motivation "current SENCO" --senco-since 2025-09-01 --nasenco none --teaching-years 9 --qts yes --setting school --funding-wish scholarship --opportunity "I lead provision for SEND."',
  },
  provideEvidence: {
    summary: 'Hand in evidence for the application (S2.3)',
    fields: {
      evidence: choice('what it is', ['headteacher-declaration', 'qts-certificate', 'setting-confirmation']),
      document: evidenceFile('the evidence'),
    },
    example: '--evidence qts-certificate --document certificate.pdf',
  },
  declineEndorsement: {
    summary: 'Record that whoever was asked to endorse the application declines, with a reason (S2.4)',
    fields: {},
    example: '--as headteacher:head-1 --reason no-time-released',
  },
  settleSuitability: {
    summary: 'Settle whether the applicant is suitable, with a reason (S2.4)',
    fields: { verdict: choice('the verdict', ['suitable', 'unsuitable']) },
    example: '--verdict suitable --reason role-confirmed',
  },
  requestInformation: {
    summary: 'Ask the applicant for more information (S2.8)',
    fields: { question: text('the question') },
    example: '--question "Which key stages do you teach?"',
  },
  provideInformation: {
    summary: 'Answer a request for more information (S2.8)',
    fields: { answer: text('the answer') },
    example: '--answer "Key stages 1 and 2."',
  },
  decideFunding: {
    summary: 'Decide who pays (S2.7)',
    fields: { funding: choice('who pays', fundings) },
    example: '--funding scholarship',
  },
  accept: {
    summary: 'Accept the application; a place is sought (S2.6, S2.8)',
    fields: { group: maybe(code('the group to join, where the nearest is not known', '<group>')) },
    example: '--group leeds',
  },
  reject: {
    summary: 'Reject the application, with a reason (S2.8)',
    fields: {},
    example: '--reason not-suitable',
  },
  waitlist: { summary: 'Put the application on the waiting list (S2.6)', fields: {}, example: '' },
  takeOffer: { summary: 'Take the place on offer (S2.6)', fields: {}, example: '' },
  declineOffer: { summary: 'Decline the place on offer (S2.6)', fields: {}, example: '' },
} satisfies Partial<Specs>;

export const postSpecs = {
  takeUpPost: {
    summary: 'Record that a post as a SENCO was taken up; the statutory deadline follows (S2.5)',
    fields: { on: day('the day') },
    example: '--on 2027-09-01',
  },
  giveUpPost: {
    summary: 'Record that the post as a SENCO was given up; the duty ends with it (S2.5)',
    fields: { on: day('the day') },
    example: '--on 2027-08-31',
  },
  correctPost: {
    summary: 'Put right when the post as a SENCO was taken up, with a reason (S2.5)',
    fields: { takenUp: day('the day on which it was really taken up') },
    example: '--taken-up 2025-09-01 --reason wrong-year',
  },
} satisfies Partial<Specs>;

export const placeSpecs = {
  settleException: {
    summary: 'Settle a question that waits for a provider’s person, with a reason (S2.9)',
    fields: {
      exception: opaqueId('the exception, as "show" lists it', '<exception>'),
      how: choice('how', ['resolved', 'accepted']),
    },
    example: '--exception joined-too-late/event-1 --how accepted --reason agreed-with-school',
  },
  moveGroup: {
    summary: 'Move the participant to another group, with a reason (S4.4)',
    fields: { group: code('the group', '<group>') },
    example: '--group leeds --reason moved-house',
  },
  changeCoach: {
    summary: 'Give the participant another coach; future sessions move (S3.5)',
    fields: { coach: orNull(opaqueId('the coach; without it one is looked for', '<coach>')) },
    example: '--coach coach-07',
  },
} satisfies Partial<Specs>;
