/**
 * The Department's OpenAPI file with ids and dates that mean something to this simulator, so that random requests
 * get past "not found", and with the operation that the file leaves out.
 */
import { parse } from 'yaml';
import { z } from 'zod';
import type { Ids } from './world.js';

const parameter = z.looseObject({ name: z.string(), schema: z.record(z.string(), z.unknown()) });
const operation = z.looseObject({ parameters: z.array(parameter).default([]) });
const text = z.looseObject({ type: z.literal('string') });
const document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) });

function idsFor(path: string, ids: Ids): string[] {
  if (path.includes('/npq-applications')) return ids.applications;
  if (path.includes('/participant-declarations')) return ids.declarations;
  if (path.includes('/participants')) return ids.people;
  return path.includes('/statements') ? ids.statements : ids.partners;
}

const dates = ['2024-02-01', '2025-03-10', '2026-03-10', '2026-10-12', '2026-11-20', '2030-01-01'];

/** What an attribute of this name may say, wherever in a request it stands. */
function known(name: string, ids: Ids): string[] | null {
  if (name === 'participant_id') return ids.people;
  if (name === 'delivery_partner_id' || name === 'secondary_delivery_partner_id') return ids.partners;
  if (name === 'declaration_date') return dates.map((day) => `${day}T09:30:00Z`);
  if (name === 'completion_date') return dates;
  return name === 'cohort' ? ['2024', '2025', '2026'] : null;
}

function narrowed(value: unknown, ids: Ids): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => narrowed(one, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const words = known(name, ids);
      const isString = text.safeParse(inner).success;
      // A boolean inside a property is a mistake of the file's: schemathesis would stumble over it.
      if (name === 'required' && typeof inner === 'boolean') return ['x-required', inner];
      return [name, words && isString ? { type: 'string', enum: words } : narrowed(inner, ids)];
    }),
  );
}

export function fuzzDocument(openApi: string, ids: Ids): object {
  const narrow = document.parse(narrowed(parse(openApi), ids));
  const single = narrow.paths['/api/v3/statements/{id}'];
  if (single) narrow.paths['/api/v3/delivery-partners/{id}'] = structuredClone(single);
  for (const [path, methods] of Object.entries(narrow.paths)) {
    for (const { parameters } of Object.values(methods)) {
      for (const one of parameters) {
        if (one.name === 'id') one.schema = { type: 'string', enum: idsFor(path, ids) };
      }
    }
  }
  return narrow;
}
