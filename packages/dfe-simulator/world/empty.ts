import type { World } from './world.js';

/** A world in which there is nothing yet. */
export function emptyWorld(name: string): World {
  return {
    name,
    issued: 0,
    providers: new Map(),
    tokens: new Map(),
    cohorts: new Map(),
    schedules: [],
    contracts: [],
    statements: new Map(),
    deliveryPartners: new Map(),
    partnerships: [],
    users: new Map(),
    idChanges: [],
    applications: new Map(),
    declarations: new Map(),
    outcomes: new Map(),
  };
}
