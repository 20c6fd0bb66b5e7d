/** `journeys dfe statements` and `partners`: what is only read. */
import { cohorts, examples, type RecordGroup } from './spec.js';

export const statements: RecordGroup<'statements'> = {
  name: 'statements',
  summary: 'when declarations are paid',
  description:
    'Statements: until when declarations are taken for each, and when it is paid. The Department gives no amounts here.',
  kind: 'statements',
  one: 'statement',
  list: {
    summary: 'list statements',
    description: 'List statements on which declarations are paid, by the day of payment.',
    parts: { ...cohorts, '--updated-since <time>': 'that changed on or after this day or moment' },
    examples: ['dfe statements list --cohort 2026', 'dfe statements list --json'],
  },
  show: { read: (api, id) => api.readStatement(id), example: examples.statement },
  examples: ['dfe statements list --cohort 2026'],
};

export const partners: RecordGroup<'deliveryPartners'> = {
  name: 'partners',
  summary: 'delivery partners by the Department’s ids',
  description: 'Delivery partners of this provider, which declarations name, and their cohorts.',
  kind: 'deliveryPartners',
  one: 'delivery partner',
  list: {
    summary: 'list delivery partners',
    description: 'List delivery partners of this provider.',
    parts: { ...cohorts },
    sorts: ['created', 'updated', 'name'],
    examples: ['dfe partners list --cohort 2026 --sort name'],
  },
  show: { read: (api, id) => api.readDeliveryPartner(id), example: examples.partner },
  examples: ['dfe partners list --cohort 2026'],
};
