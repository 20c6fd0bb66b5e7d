/** OpenAPI 3.0 schemas as JSON Schema: the two differ in `nullable`, and this file misuses `required`. */
import { z } from 'zod';
import { parse } from 'yaml';

const schemaObject = z.record(z.string(), z.unknown());
type Schema = z.infer<typeof schemaObject>;

const openApi = z.object({
  openapi: z.literal('3.0.1'),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        responses: z.record(
          z.string(),
          z.object({ content: z.object({ 'application/json': z.object({ schema: schemaObject }) }) }),
        ),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), schemaObject) }),
});
type OpenApi = z.infer<typeof openApi>;

const isSchema = (value: unknown): value is Schema => schemaObject.safeParse(value).success;
const properties = (schema: Schema) => (isSchema(schema['properties']) ? schema['properties'] : null);

/** `nullable` widens the type, and the enum too: a null that is allowed is allowed whatever the words are. */
function widened(schema: Schema): Schema {
  if (schema['nullable'] !== true) return schema;
  const { type, enum: words } = schema;
  return {
    ...schema,
    ...(typeof type === 'string' ? { type: [type, 'null'] } : {}),
    ...(Array.isArray(words) ? { enum: [...(words as unknown[]), null] } : {}),
  };
}

/** The service sends every attribute, always, and none that is not described. */
function complete(schema: Schema): Schema {
  const known = properties(schema);
  if (!known) return schema;
  const closed = { ...schema, required: Object.keys(known), additionalProperties: false };
  return 'type' in schema ? closed : { ...closed, type: 'object' };
}

/** Annotations have no say; `required: true` inside a property says nothing that JSON Schema knows. */
const silent = ['description', 'example', 'nullable', 'required', 'default'];

function converted(schema: Schema): Schema {
  const known = properties(schema);
  const items = schema['items'];
  const walked: Schema = {
    ...schema,
    ...(known
      ? {
          properties: Object.fromEntries(
            Object.entries(known).map(([name, value]) => [name, isSchema(value) ? converted(value) : value]),
          ),
        }
      : {}),
    ...(isSchema(items) ? { items: converted(items) } : {}),
  };
  const plain = Object.fromEntries(Object.entries(widened(walked)).filter(([key]) => !silent.includes(key)));
  return complete(plain);
}

/** Reads the file; throws a ZodError when it is not the OpenAPI document that it should be. */
export function readOpenApi(text: string): OpenApi {
  return openApi.parse(parse(text));
}

/** Every schema of the file, for a validator that knows them under `#/components/schemas/…`. */
export function jsonSchemas(document: OpenApi): Schema {
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => [
    name,
    converted(schema),
  ]);
  return { components: { schemas: Object.fromEntries(schemas) as Schema } };
}
