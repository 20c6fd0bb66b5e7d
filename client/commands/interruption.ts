/** S4: deferral, withdrawal, transfer, and contact details. */
import { z } from 'zod';
import { code, cohort, day, opaqueId, orNull, yesNo, type Field } from './field.js';
import type { Specs } from './spec.js';

/** What of a person can change, as the journey names it; the values themselves are in the store only. */
export const detailNames = [
  'name',
  'email',
  'secondEmail',
  'phone',
  'trn',
  'school',
  'headteacherName',
  'headteacherEmail',
] as const;

const detailFields: Field<string[]> = {
  kind: 'value',
  control: 'none',
  placeholder: '<names>',
  help: 'what has changed',
  optional: false,
  value: z.array(z.enum(detailNames)).min(1),
  typed: z.array(z.enum(detailNames)).min(1),
};

export const interruptionSpecs = {
  defer: {
    summary: 'Defer: every timer stops until the return (S4.1)',
    fields: { expectedReturn: day('the day of the expected return') },
    example: '--expected-return 2027-09-01 --reason parental-leave',
  },
  return: {
    summary: 'Return from a deferral; the remaining dates are planned again (S4.1)',
    fields: { cohort: orNull(cohort('the cohort to rejoin, if it is another one')) },
    example: '--cohort npq-senco-2027-spring',
  },
  withdraw: {
    summary: 'Withdraw, with a reason (S4.2)',
    fields: {},
    example: '--reason left-the-school',
  },
  reinstate: {
    summary: 'Reverse a withdrawal, with a reason (S4.2)',
    fields: {},
    example: '--reason withdrawn-by-mistake',
  },
  changeCohort: {
    summary: 'Move to another cohort of the programme, with a reason (S4.4)',
    fields: { cohort: cohort('the cohort to join') },
    example: '--cohort npq-senco-2027-spring --reason moved-house',
  },
  changeProvider: {
    summary: 'Move to another provider, with a reason (S4.4)',
    fields: {
      provider: code('the new provider', '<provider>'),
      deliveryPartner: orNull(code('its delivery partner', '<partner>')),
    },
    example:
      '--provider harbour-education --delivery-partner fleet-river-trust --reason school-moved --as admin:admin-01',
  },
  changeDetails: {
    summary: 'Change a person’s name, addresses or school; the old address is told too (S4.4)',
    fields: { fields: detailFields },
    example: '--email priya@example.org --phone "0113 496 0172"',
  },
  recordBounce: {
    summary: 'Record that a message came back (S6.5)',
    fields: {
      message: opaqueId('the key of the message, as "timeline" shows it', '<message>'),
      permanent: yesNo('whether the address will never work'),
    },
    example: '--message 12/accepted/participant --permanent yes',
  },
} satisfies Partial<Specs>;
