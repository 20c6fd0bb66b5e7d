import type { FastifyInstance } from 'fastify';
import qs from 'qs';
import { badRequest } from '../world/refusal.js';
import { isObject } from './object.js';

/** Larger than any request of this API, and small enough to be read at once. */
export const bodyLimit = 256 * 1024;

/** The service's own 400 for what is no JSON has no body at all; ours says why. */
function readJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The body is no JSON.');
  }
}

/** The names that the service's framework knows for JSON. */
const json = ['application/json', 'application/jsonrequest', 'application/vnd.api+json', 'text/x-json'];

/** JSON and forms are read, as by the service; a body of any other kind is as if it were not there. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(json, { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, readJson(String(body)));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, qs.parse(String(body), { depth: 3, allowSparse: false })),
  );
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, undefined));
}

/** Never what an attribute of this API is. */
const isStructure = (value: unknown): boolean => typeof value === 'object' && value !== null;

function sent(body: unknown): Record<string, unknown> {
  const data = isObject(body) ? body['data'] : undefined;
  const attributes = isObject(data) ? data['attributes'] : undefined;
  return isObject(attributes) ? attributes : {};
}

/**
 * `data.attributes`, or nothing where either is missing or something else than an object. A list or an object in
 * place of a value counts as null, as by the service. (Where `data` or its attributes are text or a list, the
 * service stumbles and answers 500; here they are as if they were not there.)
 */
export function attributesOf(body: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(sent(body)).map(([name, value]) => [name, isStructure(value) ? null : value]),
  );
}

/**
 * Those two operations that take a body without `data` take no `data` without attributes that they know.
 * @throws ApiRefusal 400
 */
export function refuseEmptyData(body: unknown, known: readonly string[]): void {
  if (!isObject(body) || body['data'] === undefined || body['data'] === null) return;
  const attributes = sent(body);
  if (known.some((name) => Object.hasOwn(attributes, name) && !isStructure(attributes[name]))) return;
  throw badRequest('correct json data structure required. See API docs for reference');
}
