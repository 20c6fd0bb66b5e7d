/** The lead-provider API v3 as a service (DfE §1): 23 operations over one keeper. Works without listening, too. */
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { basePath, operations, type Operation } from '../faults/operations.js';
import { faultsPlugin } from '../faults/plugin.js';
import type { Faults } from '../faults/plan.js';
import type { Keeper } from '../keeping/keeper.js';
import { canonical } from '../world/ids.js';
import { badRequest } from '../world/refusal.js';
import type { Asked } from '../rules/request.js';
import { dropCharset, sendJson, sendRefusal } from './answer.js';
import { providerOf } from './authenticate.js';
import { attributesOf, bodyLimit, readBodies } from './body.js';
import { clockOf } from './clock.js';
import { answerErrors } from './errors.js';
import { filterOf, type Filter } from './filters.js';
import { limitRates, type RateLimits } from './limits.js';
import { readQuery, refuseUndecodable } from './query.js';
import { readings, type ReadOperation } from './readings.js';
import { writing } from './writings.js';

interface ServiceOptions {
  keeper: Keeper;
  /** The header that sets the clock of a request is not looked at. */
  production: boolean;
  /** Null: no limits. */
  rateLimits: RateLimits | null;
  faults: Faults;
  /** Told of what should not have happened; the client hears only of an internal error. */
  report: (error: unknown) => void;
}

const isReading = (operation: Operation): operation is ReadOperation => operation.startsWith('GET ');

/** Who asks for what and when; the order is the service's own: a filter that is none is found before the token. */
function asked(request: FastifyRequest, { keeper, production }: ServiceOptions): Asked & { query: Filter } {
  const query = request.query as Filter;
  refuseUndecodable(request.url);
  filterOf(query);
  const at = clockOf(production ? undefined : request.headers['x-with-server-date'], keeper.now());
  const provider = providerOf(keeper.world, request.headers.authorization, at);
  const { id = '' } = request.params as { id?: string };
  return { provider, at, id: canonical(id), attributes: attributesOf(request.body), query };
}

function route(app: FastifyInstance, operation: Operation, options: ServiceOptions): void {
  const [method = '', path = ''] = operation.split(' ');
  app.route({
    method,
    url: `${basePath}${path.replace('{id}', ':id')}`,
    handler: (request, reply) => {
      const { query, ...rest } = asked(request, options);
      const { keeper } = options;
      const data = isReading(operation)
        ? readings[operation]({ views: keeper.views(), provider: rest.provider, query }, rest.id)
        : writing(keeper, operation, rest, request.body);
      return sendJson(reply, 200, { data });
    },
  });
}

export async function buildService(options: ServiceOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit,
    // A connection on which nothing was asked yet counts as busy, and would keep the service up for a minute.
    forceCloseConnections: true,
    frameworkErrors: (_error, _request, reply) => void sendRefusal(reply, badRequest('The address is none.')),
    routerOptions: {
      ignoreTrailingSlash: true,
      querystringParser: readQuery,
    },
  });
  answerErrors(app, options.report);
  readBodies(app);
  dropCharset(app);
  await app.register(faultsPlugin(options.faults));
  if (options.rateLimits) await limitRates(app, options.rateLimits);
  app.addHook('onRequest', async () => options.keeper.keepUp());
  for (const operation of operations) route(app, operation, options);
  return app;
}
