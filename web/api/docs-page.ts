/** `/docs`: the HTTP API for whoever writes a system against it, with examples that run. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { scopeFor, type Operation } from './operation.js';
import { operations } from './operations/index.js';

interface Described {
  name: string;
  help: string;
  isNeeded: boolean;
}

export function docsPage(site: FastifyInstance): void {
  const groups = [...new Set(operations.map(({ tag }) => tag))].map((tag) => ({
    tag,
    operations: operations.filter((one) => one.tag === tag).map(shown),
  }));
  site.get('/docs', (_request, reply) => reply.page('docs/index', { title: 'The HTTP API', groups }));
}

function shown(one: Operation) {
  const { id, method, path, summary, keyed = false } = one;
  return {
    ...{ id, method, summary, keyed },
    path: path.replaceAll(/:(\w+)/g, '{$1}'),
    scope: scopeFor(one),
    parts: [...describedIn(one.query), ...(one.body === 'bytes' ? [] : describedIn(one.body))],
    example: curl(one),
  };
}

function describedIn(schema: z.ZodType | undefined): Described[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, one]) => ({
    name,
    help: typeof one === 'object' ? helpOf(one) : '',
    isNeeded: required.includes(name),
  }));
}

const helpOf = ({ description, enum: values }: z.core.JSONSchema.BaseSchema): string =>
  description ?? (values ? `one of ${values.join(', ')}` : '');

function curl({ method, path, body, keyed, example = {} }: Operation): string {
  const lines = [`curl "$JOURNEYS_URL/api/v1${example.path ?? path}"`];
  if (method !== 'GET') lines.push(`-X ${method}`);
  lines.push('-H "Authorization: Bearer $JOURNEYS_TOKEN"');
  if (keyed) lines.push('-H "Idempotency-Key: $(uuidgen)"');
  if (body === 'bytes')
    lines.push('-H "Content-Type: application/octet-stream"', '--data-binary @task-1.docx');
  else if (body)
    lines.push('-H "Content-Type: application/json"', `-d '${JSON.stringify(example.body ?? {})}'`);
  return lines.join(' \\\n  ');
}
