/** What each GET of the API answers under `data`. */
import { applicationRecord } from '../read/application.js';
import { declarationRecord } from '../read/declaration.js';
import { deliveryPartnerRecord } from '../read/delivery-partner.js';
import { outcomeRecord } from '../read/outcome.js';
import { participantRecord } from '../read/participant.js';
import { statementRecord } from '../read/statement.js';
import * as visible from '../read/visible.js';
import type { Operation } from '../faults/operations.js';
import * as lists from './lists.js';
import { pageOf } from './paging.js';

export type ReadOperation = Extract<Operation, `GET ${string}`>;
/** A list where the operation lists, else one record. */
type Reading = (looking: lists.Looking, id: string) => unknown;

export const readings: Record<ReadOperation, Reading> = {
  'GET /npq-applications': (looking) =>
    pageOf(lists.applications(looking), looking.query).map((one) => applicationRecord(looking.views, one)),
  'GET /npq-applications/{id}': ({ views, provider }, id) =>
    applicationRecord(views, visible.applicationFor(views, provider, id)),
  'GET /participants/npq': (looking) => {
    const page = pageOf(lists.participants(looking), looking.query);
    const narrowed = lists.narrowedBy(looking.query);
    return page.map((one) => participantRecord(looking.views, looking.provider, one, narrowed));
  },
  'GET /participants/npq/{id}': ({ views, provider }, id) => {
    visible.refuseRetired(views, id);
    return participantRecord(views, provider, visible.participantFor(views, provider, id));
  },
  'GET /participants/npq/outcomes': (looking) =>
    pageOf(lists.outcomes(looking), looking.query).map(outcomeRecord),
  'GET /participants/npq/{id}/outcomes': (looking, id) =>
    pageOf(lists.outcomesOfParticipant(looking, id), looking.query).map(outcomeRecord),
  'GET /participant-declarations': (looking) =>
    pageOf(lists.declarations(looking), looking.query).map((one) => declarationRecord(looking.views, one)),
  'GET /participant-declarations/{id}': ({ views, provider }, id) =>
    declarationRecord(views, visible.declarationFor(views, provider, id)),
  'GET /statements': (looking) =>
    pageOf(lists.statements(looking), looking.query).map((one) => statementRecord(looking.views, one)),
  'GET /statements/{id}': ({ views, provider }, id) =>
    statementRecord(views, visible.statementFor(views, provider, id)),
  'GET /delivery-partners': (looking) =>
    pageOf(lists.deliveryPartners(looking), looking.query).map((one) =>
      deliveryPartnerRecord(looking.views, looking.provider, one),
    ),
  'GET /delivery-partners/{id}': ({ views, provider }, id) =>
    deliveryPartnerRecord(views, provider, visible.deliveryPartnerFor(views, provider, id)),
};
