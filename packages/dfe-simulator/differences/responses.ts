/**
 * Where the running service answers otherwise than its own OpenAPI file says. The simulator answers as the
 * service does; the tests compare every answer with the file and excuse these places, and no others.
 */
import { operations, type Operation } from '../faults/operations.js';

export interface ResponseDifference {
  operations: readonly Operation[];
  /** Operations that the file leaves out: the schemas of the file that their answers follow, by status. */
  schemas?: Readonly<Record<number, string>>;
  /** Or a status that the file does not list for these operations. */
  status?: number;
  /** Or a place in the body of a 200, `*` for every element of a list. */
  path?: string;
  /** Which values are meant: any other value there is not excused. */
  value?: (value: unknown) => boolean;
  file: string;
  service: string;
}

const gets = operations.filter((operation) => operation.startsWith('GET'));
const starting = (part: string): Operation[] =>
  operations.filter((operation) => (operation.split(' ')[1] ?? '').startsWith(part));
const applications = starting('/npq-applications');
const declarations = starting('/participant-declarations');

export const responseDifferences = {
  'works-as-senco-is-text': {
    operations: applications,
    path: '/data/attributes/works_as_senco',
    value: (value) => typeof value === 'string',
    file: 'a boolean',
    service: 'the raw answer: `yes`, `no_but_i_plan_to_become_one`, `no_i_do_not_plan_to_be_a_SENCO`',
  },
  'headteacher-status-is-null': {
    operations: applications,
    path: '/data/attributes/headteacher_status',
    value: (value) => value === null,
    file: 'one of six words',
    service: 'null for every course but the early headship coaching offer, where alone it is asked',
  },
  'school-urn-is-null': {
    operations: applications,
    path: '/data/attributes/school_urn',
    value: (value) => value === null,
    file: 'a string',
    service: 'null for whoever does not work in a school',
  },
  'states-have-hyphens': {
    operations: declarations,
    path: '/data/attributes/state',
    value: (value) => value === 'awaiting-clawback' || value === 'clawed-back',
    file: '`awaiting_clawback`, `clawed_back`',
    service: '`awaiting-clawback`, `clawed-back`',
  },
  'has-passed-is-boolean': {
    operations: declarations,
    path: '/data/attributes/has_passed',
    value: (value) => typeof value === 'boolean',
    file: 'a string',
    service: 'true, false or null',
  },
  'partner-years-are-numbers': {
    operations: starting('/delivery-partners'),
    path: '/data/attributes/cohort/*',
    value: (value) => Number.isInteger(value),
    file: 'a list of strings',
    service: 'a list of whole numbers',
  },
  'delivery-partner-by-id-is-left-out': {
    operations: ['GET /delivery-partners/{id}'],
    schemas: { 200: 'DeliveryPartnerResponse', 401: 'UnauthorisedResponse', 404: 'NotFoundResponse' },
    file: 'has no such operation, although it has the schema of its answer',
    service: 'answers it like every other single record',
  },
  'retired-id-410': {
    operations: ['GET /participants/npq/{id}', 'GET /participants/npq/{id}/outcomes'],
    status: 410,
    file: 'not listed',
    service: 'the id was retired; the body says which one replaced it',
  },
  'other-providers-declaration-403': {
    operations: [
      'PUT /participant-declarations/{id}/void',
      'PUT /participant-declarations/{id}/change-delivery-partner',
    ],
    status: 403,
    file: 'not listed',
    service:
      'the declaration can be read, because its application was transferred, but another provider made it',
  },
  'refused-422': {
    operations: ['POST /npq-applications/{id}/reject', 'PUT /participant-declarations/{id}/void'],
    status: 422,
    file: 'not listed',
    service: 'a rule forbids it',
  },
  'unknown-training-status-422': {
    operations: ['GET /participants/npq'],
    status: 422,
    file: 'not listed',
    service: '`filter[training_status]` is none of the three',
  },
  'bad-request-400': {
    operations: [...gets, 'POST /npq-applications/{id}/reject', 'PUT /participant-declarations/{id}/void'],
    status: 400,
    file: 'not listed',
    service: 'a page, date, UUID, filter or JSON text that cannot be read',
  },
  'too-many-requests-429': {
    operations,
    status: 429,
    file: 'not listed',
    service: 'plain text, when a token has used up its requests',
  },
} as const satisfies Record<string, ResponseDifference>;

export type ResponseDifferenceName = keyof typeof responseDifferences;
