/** Holds an answer of the simulator against the Department's OpenAPI file. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import {
  responseDifferences,
  type ResponseDifference,
  type ResponseDifferenceName,
} from '../../differences/responses.js';
import { basePath, type Operation } from '../../faults/operations.js';
import { jsonSchemas, readOpenApi } from './schema.js';

export interface Answered {
  operation: Operation;
  status: number;
  contentType: string;
  body: string;
}
interface Judgement {
  /** What the file does not allow, and no named difference excuses. */
  problems: string[];
  excused: Set<ResponseDifferenceName>;
}
export type Judge = (answered: Answered) => Judgement;

const differences = Object.entries(responseDifferences) as [ResponseDifferenceName, ResponseDifference][];
const errorsBody = {
  type: 'object',
  required: ['errors'],
  additionalProperties: false,
  properties: {
    errors: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['title', 'detail'],
        properties: { title: { type: 'string', minLength: 1 }, detail: { type: 'string', minLength: 1 } },
      },
    },
  },
};

const difference = (operation: Operation, fits: (one: ResponseDifference) => unknown) =>
  differences.find(([, one]) => one.operations.includes(operation) && fits(one));

/** Lists and single records have the same differences: `/data/3/attributes` is `/data/attributes`. */
const placeOf = (error: ErrorObject): string =>
  error.instancePath.replace(/^\/data\/\d+/, '/data').replace(/\/\d+/g, '/*');

/** Whoever reads ten thousand records looks up the same few places again and again. */
const known = new Map<string, (readonly [ResponseDifferenceName, ResponseDifference])[]>();
function differencesAt(operation: Operation, place: string) {
  const key = `${operation} ${place}`;
  const found =
    known.get(key) ??
    differences.filter(([, { path, operations }]) => path === place && operations.includes(operation));
  known.set(key, found);
  return found;
}

function excuse(operation: Operation, error: ErrorObject): ResponseDifferenceName | null {
  const found = differencesAt(operation, placeOf(error)).find(([, { value }]) => value?.(error.data));
  return found?.[0] ?? null;
}

function judgeBody(validate: ValidateFunction, { operation, body }: Answered): Judgement {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { problems: [`the body is not JSON: ${body.slice(0, 200)}`], excused: new Set() };
  }
  if (validate(parsed)) return { problems: [], excused: new Set() };
  const judgement: Judgement = { problems: [], excused: new Set() };
  for (const error of validate.errors ?? []) {
    const name = excuse(operation, error);
    if (name) judgement.excused.add(name);
    else
      judgement.problems.push(
        `${error.instancePath || 'the body'} ${error.message}, ${JSON.stringify(error.params)}`,
      );
  }
  return judgement;
}

export function createJudge(openApiText: string): Judge {
  const document = readOpenApi(openApiText);
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true });
  addFormatsModule.default(ajv);
  ajv.addVocabulary(['components']);
  ajv.addSchema(jsonSchemas(document), 'dfe');
  const refusal = ajv.compile(errorsBody);
  const compiled = new Map<string, ValidateFunction>();

  /** The schema that the file has for an answer; of an operation that it leaves out, the one it should have. */
  function schemaOf({ operation, status }: Answered): string | null {
    const [method = '', path = ''] = operation.split(' ');
    const response = document.paths[`${basePath}${path}`]?.[method.toLowerCase()]?.responses[String(status)];
    const reference = response?.content['application/json'].schema['$ref'];
    if (typeof reference === 'string') return reference;
    const leftOut = difference(operation, ({ schemas }) => schemas?.[status] !== undefined);
    return leftOut ? `#/components/schemas/${leftOut[1].schemas?.[status]}` : null;
  }

  function documented(answered: Answered): ValidateFunction | null {
    const reference = schemaOf(answered);
    if (reference === null) return null;
    const validate = compiled.get(reference) ?? ajv.compile({ $ref: `dfe${reference}` });
    compiled.set(reference, validate);
    return validate;
  }

  return (answered) => {
    const schema = documented(answered);
    const undocumented = difference(
      answered.operation,
      ({ status, schemas }) => status === answered.status || schemas?.[answered.status] !== undefined,
    )?.[0];
    if (!schema && !undocumented) {
      return { problems: [`status ${answered.status} is not one of its own`], excused: new Set() };
    }
    const excused = new Set(undocumented ? [undocumented] : []);
    const plain = answered.status === 429;
    const type = plain ? 'text/plain' : 'application/json';
    if (answered.contentType !== type) {
      return { problems: [`its Content-Type is "${answered.contentType}", not "${type}"`], excused };
    }
    if (plain) return { problems: [], excused };
    const judged = judgeBody(schema ?? refusal, answered);
    return { problems: judged.problems, excused: new Set([...excused, ...judged.excused]) };
  };
}
