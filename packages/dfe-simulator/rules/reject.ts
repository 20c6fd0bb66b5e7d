import type { Application, World } from '../world/world.js';
import { liveDeclarations } from './look-up.js';
import { answered, ownApplication } from './own-application.js';
import { Refusals } from './refusals.js';
import type { Asked } from './request.js';

/** Rejects a pending application, or an accepted one without a declaration that stands. */
export function rejectApplication(world: World, asked: Asked): Application {
  const application = ownApplication(world, asked);
  const refusals = new Refusals();
  if (application.status === 'rejected')
    refusals.add('application', 'This application has already been rejected.');
  if (liveDeclarations(world, application).length > 0)
    refusals.add('application', 'There are declarations for this application: void them first.');
  refusals.throwIfAny();

  answered(world, application, 'rejected', asked.at);
  application.reasonForRejection = 'rejected_by_provider';
  return application;
}
