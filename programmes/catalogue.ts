/**
 * Every programme, cohort and provider that the engine knows (S1.6, S1.7, S1.9). A definition is parsed
 * when it is first asked for, kept, and frozen to its depths, so that nobody can change it under a journey.
 */
import { CatalogueError, type CatalogueCode } from './catalogue-error.js';
import { earlyYears2027Spring } from './cohorts/early-years-2027-spring.js';
import { npqSenco2026Autumn } from './cohorts/npq-senco-2026-autumn.js';
import { npqSenco2027Spring } from './cohorts/npq-senco-2027-spring.js';
import type { Cohort } from './cohort-schema.js';
import { earlyYearsSencoL3 } from './definitions/early-years-senco-l3.js';
import { faultLine } from './checks/fault.js';
import { parseCohort, parseProgramme } from './parse-programme.js';
import { parseDefinition, type Parsed } from './parse.js';
import { deepFreeze } from './freeze.js';
import { npqSenco } from './definitions/npq-senco.js';
import { providers, providersSchema, type Provider } from './providers.js';
import type { Programme } from './schema.js';

const programmeData = [npqSenco, earlyYearsSencoL3];
const cohortData = [npqSenco2026Autumn, npqSenco2027Spring, earlyYears2027Spring];
const parsed = new Map<object, unknown>();

/**
 * The programme of that id; without a version, the newest (S1.6). Frozen.
 * @throws CatalogueError `unknown-programme`, naming what there is.
 */
export function programmeOf(id: string, version?: string): Programme {
  const versions = programmeData.filter((data) => data.id === id);
  const data = version === undefined ? versions.at(-1) : versions.find((one) => one.version === version);
  if (data) return load(`programme "${id}"`, data, () => parseProgramme(data));
  const [what, there] =
    versions.length > 0 && version !== undefined
      ? [`version "${version}" of the programme "${id}"`, versions.map((one) => one.version)]
      : [`programme "${id}"`, programmeData.map((one) => one.id)];
  throw unknown('unknown-programme', what, there);
}

/**
 * The cohort of that id (S1.7). Frozen.
 * @throws CatalogueError `unknown-cohort`, naming what there is.
 */
export function cohortOf(id: string): Cohort {
  const data = cohortData.find((one) => one.id === id);
  if (data) {
    return load(`cohort "${id}"`, data, () =>
      parseCohort(data, programmeOf(data.programme, data.programmeVersion), listProviders()),
    );
  }
  const there = cohortData.map((one) => one.id);
  throw unknown('unknown-cohort', `cohort "${id}"`, there);
}

/**
 * The provider of that id with its delivery partners (S1.9). Frozen.
 * @throws CatalogueError `unknown-provider`, naming what there is.
 */
export function providerOf(id: string): Provider {
  const provider = listProviders().find((one) => one.id === id);
  if (provider) return provider;
  const there = providers.providers.map((one) => one.id);
  throw unknown('unknown-provider', `provider "${id}"`, there);
}

/** All programmes, every version, in the order in which they were added. */
export function listProgrammes(): Programme[] {
  return programmeData.map((data) => programmeOf(data.id, data.version));
}

/** All cohorts of all programmes. */
export function listCohorts(): Cohort[] {
  return cohortData.map((data) => cohortOf(data.id));
}

/** All providers, each with its own delivery partners. */
export function listProviders(): Provider[] {
  return [
    ...load('list of providers', providers, () => parseDefinition(providers, providerList, [], undefined)),
  ];
}

const providerList = providersSchema.transform((data): Provider[] =>
  data.providers.map((provider) => ({
    ...provider,
    deliveryPartners: data.deliveryPartners.filter((partner) => partner.provider === provider.id),
  })),
);

/** Parsed once, refused with every fault, kept frozen. */
function load<T extends object>(what: string, data: object, parse: () => Parsed<T>): T {
  const known = parsed.get(data);
  if (known !== undefined) return known as T;
  const { value, faults } = parse();
  if (value === null) {
    const lines = faults.map((fault) => `\n- ${faultLine(fault)}`).join('');
    throw new CatalogueError('broken-definition', `The ${what} is broken:${lines}`);
  }
  parsed.set(data, deepFreeze(value));
  return value;
}

function unknown(code: CatalogueCode, what: string, there: string[]): CatalogueError {
  const list = there.length > 0 ? there.join(', ') : 'none';
  return new CatalogueError(code, `There is no ${what}. There are: ${list}.`);
}
