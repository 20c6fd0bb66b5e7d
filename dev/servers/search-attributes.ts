import type { Connection } from '@temporalio/client';
import { ServerError } from './server-error.js';

/** The kinds of search attribute that journeys use, with their numbers in Temporal's API. */
const INDEXED_VALUE_TYPE = { Keyword: 2, Bool: 5, Datetime: 6 } as const;

type SearchAttributeKind = keyof typeof INDEXED_VALUE_TYPE;
export type SearchAttributes = Readonly<Record<string, SearchAttributeKind>>;

/** What journeys can be searched by. Never a name, an address or any other personal data. */
export const JOURNEY_SEARCH_ATTRIBUTES = {
  JourneyProgramme: 'Keyword',
  JourneyCohort: 'Keyword',
  JourneyProvider: 'Keyword',
  JourneyStage: 'Keyword',
  JourneyStatus: 'Keyword',
  JourneyAttention: 'Bool',
  JourneyNextDeadline: 'Datetime',
  JourneyRehearsal: 'Bool',
} as const satisfies SearchAttributes;

/**
 * Registers what is missing; safe to repeat.
 * @returns the names that were added
 * @throws ServerError `temporal-failed` when a name is there already with another type
 */
export async function registerSearchAttributes(
  connection: Connection,
  namespace: string,
  wanted: SearchAttributes,
): Promise<string[]> {
  const { customAttributes = {} } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing: Record<string, number> = {};
  for (const [name, kind] of Object.entries(wanted)) {
    const present = customAttributes[name];
    if (present === undefined) missing[name] = INDEXED_VALUE_TYPE[kind];
    else if (Number(present) !== INDEXED_VALUE_TYPE[kind]) {
      throw new ServerError(
        'temporal-failed',
        `Search attribute ${name} of namespace ${namespace} is there with another type than ${kind}: ` +
          'use another namespace (TEMPORAL_NAMESPACE), or remove it there first.',
      );
    }
  }
  const names = Object.keys(missing);
  if (names.length > 0) {
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: missing });
  }
  return names;
}
