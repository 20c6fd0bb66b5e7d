/** The requests of a lead provider that change the world, each with the rule that carries it out. */
import type { Operation } from '../faults/operations.js';
import * as rules from '../rules/index.js';
import type { Asked } from '../rules/request.js';
import type { World } from '../world/world.js';

export type WriteOperation = Exclude<Operation, `GET ${string}`>;

export const writes = {
  'POST /npq-applications/{id}/accept': rules.acceptApplication,
  'POST /npq-applications/{id}/reject': rules.rejectApplication,
  'PUT /npq-applications/{id}/change-funded-place': rules.changeFundedPlace,
  'PUT /participants/npq/{id}/defer': rules.deferParticipant,
  'PUT /participants/npq/{id}/resume': rules.resumeParticipant,
  'PUT /participants/npq/{id}/withdraw': rules.withdrawParticipant,
  'PUT /participants/npq/{id}/change-schedule': rules.changeSchedule,
  'POST /participants/npq/{id}/outcomes': rules.recordOutcome,
  'POST /participant-declarations': rules.declare,
  'PUT /participant-declarations/{id}/void': rules.voidDeclaration,
  'PUT /participant-declarations/{id}/change-delivery-partner': rules.changeDeliveryPartner,
} satisfies Record<WriteOperation, (world: World, asked: Asked) => { id: string }>;

export const writeOperations = Object.keys(writes) as WriteOperation[];
