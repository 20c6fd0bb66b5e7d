/** The register of schools: loading it, asking it, and what an enrolment needs of it (S2.7, S2.8). */
import type { Establishment, SchoolRegister } from '../../store/schools/establishment.js';
import type { Located, NearSchool } from '../../store/schools/nearest.js';
import type { SchoolPage } from '../../store/schools/search.js';
import { BadInput, ClientError, NotFound } from '../errors.js';
import { parseOrRefuse } from '../input/faults.js';
import type { LoadOptions, SchoolsLoaded } from '../schools/load.js';
import {
  nearestSchema,
  schoolQuerySchema,
  urnQuestionSchema,
  type NearestQuestion,
  type SchoolQuestion,
} from '../schools/questions.js';
import { now, type Context } from './context.js';

export interface RegisterOfSchools {
  /** Puts the schools of a file in the place of the register in use, as a whole or not at all. */
  loadSchools(path: string, options?: Pick<LoadOptions, 'fewer' | 'onProgress'>): Promise<SchoolsLoaded>;
  /** Which register is in use; null before the first was loaded. */
  schoolRegister(): Promise<SchoolRegister | null>;
  /** Schools by name, number or postcode; default: open ones. A number finds its school whatever its status. */
  findSchools(question: SchoolQuestion): Promise<SchoolPage>;
  school(urn: string): Promise<Establishment>;
  /** Those nearest to a place, in a straight line; and where that place is taken to be. */
  nearestSchools(question: NearestQuestion): Promise<{ from: Located; schools: NearSchool[] }>;
  /** The schools that the register has of those numbers, for an enrolment; null if none is loaded. */
  schoolsNamed(urns: readonly string[]): Promise<SchoolsNamed | null>;
}

/** @public in the signatures of the library */
export interface SchoolsNamed {
  register: SchoolRegister;
  establishments: Establishment[];
}

const schoolsHalf = () => import('../../store/schools/schools.js');

export function registerOf(context: Context): RegisterOfSchools {
  const { servers, scope } = context;
  const inRegister: typeof servers.inStore = (work) =>
    servers.inStore(async (store) => {
      const { readRegister } = await schoolsHalf();
      if (!(await readRegister(store))) throw notLoaded();
      return work(store);
    });
  return {
    async loadSchools(path, options = {}) {
      if (scope !== 'all') {
        throw new BadInput(['The register of schools is everybody’s: load it without --scope.']);
      }
      const { loadSchools } = await import('../schools/load.js');
      return servers.inStore((store) => loadSchools(path, store, { ...options, at: now() }));
    },
    async schoolRegister() {
      const { readRegister } = await schoolsHalf();
      return servers.inStore(readRegister);
    },
    async findSchools(question) {
      const { limit, page, ...asked } = parseOrRefuse(schoolQuerySchema, question);
      const query = { ...asked, all: asked.all || asked.urn !== undefined };
      const { searchEstablishments } = await import('../../store/schools/search.js');
      return inRegister((store) => searchEstablishments(store, query, { limit, page }));
    },
    async school(urn) {
      const { urn: number } = parseOrRefuse(urnQuestionSchema, { urn });
      const { findEstablishment } = await schoolsHalf();
      const found = await inRegister((store) => findEstablishment(store, number));
      if (found) return found;
      throw new NotFound(
        'school of the register with the URN',
        number,
        '"schools find" searches by name and postcode.',
      );
    },
    async nearestSchools(question) {
      const { to, ...filter } = parseOrRefuse(nearestSchema, question);
      const { schoolsNear } = await import('../../store/schools/nearest.js');
      return inRegister(async (store) => {
        const from = 'easting' in to ? { ...to, by: 0 } : await locate(store, to);
        const except = 'urn' in to ? to.urn : undefined;
        return { from, schools: await schoolsNear(store, from, { ...filter, except }) };
      });
    },
    async schoolsNamed(urns) {
      const { findEstablishments, readRegister } = await schoolsHalf();
      return servers.inStore(async (store) => {
        const register = await readRegister(store);
        return register && { register, establishments: await findEstablishments(store, urns) };
      });
    },
  };
}

const notLoaded = (): ClientError =>
  new ClientError(
    'not-found',
    'register-not-loaded',
    'No register of schools is loaded. Load one with "journeys schools load FILE".',
  );

type StoreOf = Parameters<Parameters<Context['servers']['inStore']>[0]>[0];

async function locate(store: StoreOf, to: { urn: string } | { postcode: string }): Promise<Located> {
  const { placeOfPostcode, placeOfSchool } = await import('../../store/schools/nearest.js');
  const found = 'urn' in to ? await placeOfSchool(store, to.urn) : await placeOfPostcode(store, to.postcode);
  if (found) return found;
  const hint = 'Give another, or a place as EASTING,NORTHING.';
  if ('urn' in to) throw new NotFound('school with a known place and the URN', to.urn, hint);
  throw new NotFound('school with a known place and the postcode', to.postcode, hint);
}
