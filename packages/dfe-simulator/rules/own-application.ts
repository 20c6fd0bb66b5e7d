import { notFound } from '../world/refusal.js';
import type { Application, Instant, World } from '../world/world.js';
import type { Asked } from './request.js';

/** The application in the path: another provider's is as unknown as one that does not exist. */
export function ownApplication(world: World, asked: Asked): Application {
  const application = world.applications.get(asked.id);
  if (application?.provider !== asked.provider) throw notFound();
  return application;
}

/** An answer to an application also counts as a change of the person, whose other applications show it. */
export function answered(
  world: World,
  application: Application,
  status: Application['status'],
  at: Instant,
): void {
  application.updatedAt = at;
  if (application.status === status) return;
  application.status = status;
  const user = world.users.get(application.user);
  if (user) user.significantlyUpdatedAt = at;
}
