import type { Application, World } from '../world/world.js';
import { isBoolean, isSaid } from './attributes.js';
import { liveDeclarations } from './look-up.js';
import { ownApplication } from './own-application.js';
import { Refusals } from './refusals.js';
import type { Asked } from './request.js';

/** Gives or takes the funded place of an accepted application of a capped cohort, before anything is declared. */
export function changeFundedPlace(world: World, asked: Asked): Application {
  const application = ownApplication(world, asked);
  const wanted = asked.attributes['funded_place'];
  const refusals = new Refusals();
  if (!isBoolean(wanted))
    refusals.add('funded_place', 'Say with true or false (JSON, not text) whether this is a funded place.');
  if (application.status !== 'accepted')
    refusals.add('application', 'Only an accepted application has a funded place to change.');
  if (isSaid(wanted) && !application.eligibleForFunding)
    refusals.add('application', 'The participant is not eligible for funding.');
  if (refusals.none && world.cohorts.get(application.cohort)?.funding !== 'capped')
    refusals.add('application', 'Funded places of this cohort are not counted: there is nothing to change.');
  if (liveDeclarations(world, application).length > 0)
    refusals.add('application', 'There are declarations for this application: void them first.');
  refusals.throwIfAny();

  if (application.fundedPlace !== wanted) application.updatedAt = asked.at;
  application.fundedPlace = wanted === true;
  return application;
}
