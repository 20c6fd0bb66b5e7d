/** What is known of a thing, for the question of whose it is; read only where it matters to who asks. */
import type { Principal } from '../../access/principal.js';
import { everythingOf, type Resource } from '../../access/resource.js';
import type { Servers } from '../connection/servers.js';

export interface Facts {
  /** All that whoever asks may see: lists hold no more. */
  everything(): Promise<Resource>;
  /** What belongs to the house and to nobody in it. */
  nobodys(): Promise<Resource>;
  journey(id: string): Promise<Resource>;
  ofProvider(provider: string, deliveryPartner?: string | null): Promise<Resource>;
  /** A coach's or an assessor's own desk. */
  desk(id: string): Promise<Resource>;
  operator(id: string): Promise<Resource>;
  token(id: string): Promise<Resource>;
  /** A script by its candidate number, as a named assessor has it. */
  script(candidate: string, assessor: string): Promise<Resource>;
  /** A script by its candidate number, as an office has it. */
  scriptOf(candidate: string): Promise<Resource>;
}

export function journeyFacts(servers: Servers, principal: Principal): Facts {
  return {
    everything: () => Promise.resolve(everythingOf(principal)),
    nobodys: () => Promise.resolve({}),
    ofProvider: (provider, deliveryPartner = null) => Promise.resolve({ provider, deliveryPartner }),
    async journey(id) {
      // Whoever reaches everybody, or one journey alone, needs no look: the latter can act while the store is away.
      if (principal.provider === null || principal.journey) return { journey: id };
      const { readJourneyRow } = await import('../../store/read-model/read-model.js');
      const row = await servers.inStore((store) => readJourneyRow(store, 'all', id));
      if (row === null) return { journey: id };
      const { provider, delivery_partner: deliveryPartner, coach } = row;
      const known: Resource = { journey: id, provider, deliveryPartner, coach };
      if (principal.role !== 'assessor') return known;
      const { markersOf } = await import('../../store/marking/queue.js');
      return { ...known, assessors: await servers.inStore((store) => markersOf(store, id)) };
    },
    async desk(id) {
      const { readStaff } = await import('../../store/people/staff.js');
      const staff = await servers.inStore((store) => readStaff(store, id));
      return staff ? { provider: staff.provider, person: id } : { person: id };
    },
    async operator(id) {
      const { readOperator } = await import('../../store/access/operators.js');
      const found = await servers.inStore((store) => readOperator(store, id));
      return found ? { provider: found.provider, person: id } : { person: id };
    },
    async token(id) {
      const { readToken } = await import('../../store/api/tokens.js');
      const found = await servers.inStore((store) => readToken(store, id));
      return found ? { provider: found.provider, person: id } : { person: id };
    },
    async script(candidate, assessor) {
      const { allocationsOf } = await import('../../store/marking/queue.js');
      const all = await servers.inStore((store) => allocationsOf(store, candidate));
      const own = all.find((one) => one.assessor === assessor);
      return own ? { provider: own.provider, person: assessor, assessors: [assessor] } : { person: assessor };
    },
    async scriptOf(candidate) {
      const { scriptOf } = await import('../../store/marking/queue.js');
      const [script] = await servers.inStore((store) => scriptOf(store, candidate));
      return script ? { provider: script.provider, journey: script.journey } : { person: candidate };
    },
  };
}

/** Of whom it is not known who they are, since the store is away: there is nothing to be said. */
export function noFacts(away: Error): Facts {
  const none = (): Promise<never> => Promise.reject(away);
  return {
    ...{ everything: none, nobodys: none, journey: none, ofProvider: none },
    ...{ desk: none, operator: none, token: none, script: none, scriptOf: none },
  };
}
