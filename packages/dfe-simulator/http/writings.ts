/** What each POST and PUT of the API answers under `data`, once it has been carried out. */
import type { Keeper } from '../keeping/keeper.js';
import type { WriteOperation } from '../keeping/writes.js';
import { applicationRecord } from '../read/application.js';
import { declarationRecord } from '../read/declaration.js';
import { outcomeRecord } from '../read/outcome.js';
import { participantRecord } from '../read/participant.js';
import { recordOf } from '../read/record.js';
import type { Views } from '../read/views.js';
import { applicationFor } from '../read/visible.js';
import type { Asked } from '../rules/request.js';
import type { Id } from '../world/world.js';
import { refuseEmptyData } from './body.js';

type Answer = (views: Views, provider: Id, id: Id) => unknown;

const application: Answer = (views, _provider, id) =>
  applicationRecord(views, recordOf(views.world.applications, id));
const participant: Answer = (views, provider, id) =>
  participantRecord(views, provider, recordOf(views.world.users, id));
const declaration: Answer = (views, _provider, id) =>
  declarationRecord(views, recordOf(views.world.declarations, id));
const outcome: Answer = (views, _provider, id) => outcomeRecord(recordOf(views.world.outcomes, id));

const answers: Record<WriteOperation, Answer> = {
  'POST /npq-applications/{id}/accept': application,
  'POST /npq-applications/{id}/reject': application,
  'PUT /npq-applications/{id}/change-funded-place': application,
  'PUT /participants/npq/{id}/defer': participant,
  'PUT /participants/npq/{id}/resume': participant,
  'PUT /participants/npq/{id}/withdraw': participant,
  'PUT /participants/npq/{id}/change-schedule': participant,
  'POST /participants/npq/{id}/outcomes': outcome,
  'POST /participant-declarations': declaration,
  'PUT /participant-declarations/{id}/void': declaration,
  'PUT /participant-declarations/{id}/change-delivery-partner': declaration,
};

/** These may come without a body; a body with `data` must say something that they know. */
const takesNothing = ['POST /npq-applications/{id}/accept', 'PUT /npq-applications/{id}/change-funded-place'];

export function writing(keeper: Keeper, operation: WriteOperation, asked: Asked, body: unknown): unknown {
  if (takesNothing.includes(operation)) {
    applicationFor(keeper.views(), asked.provider, asked.id);
    refuseEmptyData(body, ['funded_place', 'schedule_identifier']);
  }
  const made = keeper.carryOut({ by: 'provider', operation, ...asked });
  if (made === null) throw new Error(`${operation} came to nothing.`);
  return answers[operation](keeper.views(), asked.provider, made);
}
