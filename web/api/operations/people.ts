/** People of a journey, what was written to them, and the export. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { personChangeSchema } from '../../../client/input/person.js';
import { exampleJourney, operation, type Operation } from '../operation.js';
import { ofJourney, receipt, trueOnly } from '../shapes.js';
import { filterOf, filterShape } from './journeys.js';

export const peopleOperations: readonly Operation[] = [
  operation({
    id: 'readPerson',
    method: 'GET',
    path: '/journeys/:id/person',
    tag: 'People',
    summary: 'The person of a journey; null once their details were erased',
    action: 'see-person',
    params: ofJourney,
    status: 200,
    answer: z.object({ person: z.looseObject({ givenName: z.string(), familyName: z.string() }).nullable() }),
    example: { path: `/journeys/${exampleJourney}/person` },
    does: async ({ journeys, params }) => ({ person: await journeys.person(params.id) }),
  }),
  operation({
    id: 'changePerson',
    method: 'PATCH',
    path: '/journeys/:id/person',
    tag: 'People',
    summary: 'Change details: what is left out stays, what is null is forgotten',
    action: 'changeDetails',
    params: ofJourney,
    body: personChangeSchema,
    status: 200,
    answer: receipt,
    keyed: true,
    example: { path: `/journeys/${exampleJourney}/person`, body: { phone: '07700 900123' } },
    does: ({ journeys, params, body, key: id }) => journeys.changeDetails(params.id, body, { id }),
  }),
  operation({
    id: 'listMessages',
    method: 'GET',
    path: '/journeys/:id/messages',
    tag: 'People',
    summary: 'What was written to the people of a journey, with its text and what became of it',
    action: 'see-messages',
    params: ofJourney,
    status: 200,
    answer: z.object({ messages: z.array(z.looseObject({ template: z.string(), status: z.string() })) }),
    example: { path: `/journeys/${exampleJourney}/messages` },
    does: async ({ journeys, params }) => ({ messages: await journeys.messages(params.id) }),
  }),
  operation({
    id: 'export',
    method: 'GET',
    path: '/export',
    tag: 'Journeys',
    summary: 'Every journey that the filter means, as CSV or JSON Lines, streamed',
    action: 'export',
    query: z.strictObject({
      ...filterShape.shape,
      format: z.enum(['csv', 'jsonl']).default('csv'),
      names: trueOnly.optional().describe('takes the scope "people" as well'),
    }),
    status: 200,
    answer: ['text/csv', 'application/jsonl'],
    example: { path: '/export?format=jsonl&status=active' },
    async does({ journeys, query, reply }) {
      const { format, names = false, ...filter } = query;
      const lines = journeys.export(filterOf(filter), format, { names });
      // What is refused is refused before the answer begins.
      const first = await lines.next();
      reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl');
      return Readable.from(
        (async function* () {
          if (!first.done) yield first.value;
          yield* lines;
        })(),
      );
    },
  }),
];
