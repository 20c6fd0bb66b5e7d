/** Holds every answer of a service against the Department's OpenAPI file, as it leaves the service. */
import type { FastifyInstance } from 'fastify';
import type { ResponseDifferenceName } from '../../differences/responses.js';
import { operationOf } from '../../faults/operations.js';
import { openApiText, warnWithoutFile } from './file.js';
import { createJudge, type Judge } from './judge.js';

export interface Observed {
  /** One sentence per answer that the file does not allow. */
  problems: string[];
  excused: Set<ResponseDifferenceName>;
}

let judge: Judge | null | undefined;
function theJudge(): Judge | null {
  if (judge !== undefined) return judge;
  const text = openApiText();
  if (text === null) warnWithoutFile("the simulator's answers against the Department's OpenAPI file");
  judge = text === null ? null : createJudge(text);
  return judge;
}

/** Without the file nothing is observed, and a line on stderr says so. */
export function observe(app: FastifyInstance): Observed {
  const observed: Observed = { problems: [], excused: new Set() };
  const judging = theJudge();
  if (!judging) return observed;
  app.addHook('onSend', async (request, reply, payload) => {
    const operation = operationOf(request.method, request.url);
    if (!operation) return payload;
    const { problems, excused } = judging({
      operation,
      status: reply.statusCode,
      contentType: String(reply.getHeader('content-type')),
      body: typeof payload === 'string' ? payload : '',
    });
    for (const name of excused) observed.excused.add(name);
    for (const problem of problems) observed.problems.push(`${operation} ${reply.statusCode}: ${problem}`);
    return payload;
  });
  return observed;
}
