/**
 * The control endpoint: what the Department's staff and the public do, the clock, the tokens and the faults, for
 * whoever arranges a test. It has a token of its own, and is not there at all unless it was asked for.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { faultPlanSchema, type Faults } from '../faults/plan.js';
import { sendJson } from '../http/answer.js';
import { digestOf } from '../http/authenticate.js';
import { departmentActions } from '../keeping/department.js';
import type { Keeper } from '../keeping/keeper.js';
import { withIds } from '../seed/keys.js';
import { SeedProblem } from '../seed/problem.js';
import { ApiRefusal, badRequest, unprocessable } from '../world/refusal.js';
import type { Id } from '../world/world.js';
import { dump } from './dump.js';

export interface Control {
  token: string;
  keeper: Keeper;
  faults: Faults;
  /** What the seed names by key may be named as `@key` here, too. */
  keys: ReadonlyMap<string, Id>;
}

/** The schemas of what is not simply an action of the Department. */
const granting = z.strictObject({
  provider: z.uuid(),
  scope: z.enum(['lead_provider', 'teacher_record_service']).optional(),
});
const revoking = z.strictObject({ token: z.string().min(1) });
const setting = z.strictObject({ to: z.iso.datetime({ offset: true }) });
const advancing = z.strictObject({
  days: z.number().min(0).max(3_660).default(0),
  seconds: z.number().min(0).max(86_400).default(0),
});

function authorise(request: FastifyRequest, token: string): void {
  const given = Buffer.from(digestOf(request.headers.authorization ?? ''));
  if (timingSafeEqual(given, Buffer.from(digestOf(`Bearer ${token}`)))) return;
  const detail = 'The control endpoint has a token of its own: Authorization: Bearer <what --control named>.';
  throw new ApiRefusal(401, [{ title: 'Unauthorized', detail }]);
}

/** @throws ApiRefusal 400 saying where and what */
function parsed<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input);
  if (!read.success) throw badRequest(z.prettifyError(read.error));
  return read.data;
}

function refuseForms({ headers }: FastifyRequest): void {
  const { 'content-type': type = 'application/json', 'content-length': length = '0' } = headers;
  if (length === '0' || type.startsWith('application/json')) return;
  throw badRequest('Send the input as JSON, with the header content-type: application/json.');
}

function inputOf(request: FastifyRequest, keys: Control['keys']): Record<string, unknown> {
  refuseForms(request);
  const body = parsed(z.record(z.string(), z.unknown()), request.body ?? {});
  try {
    return withIds(keys, body, 'The request');
  } catch (error) {
    if (error instanceof SeedProblem) throw badRequest(error.message);
    throw error;
  }
}

type Deed = (control: Control, input: Record<string, unknown>) => unknown;

function act({ keeper }: Control, action: string, input: unknown): Id | null {
  return keeper.carryOut({ by: 'department', action, at: keeper.now(), input });
}

function setClock(control: Control, to: Date): unknown {
  act(control, 'setClock', { to: to.toISOString() });
  control.keeper.keepUp();
  return { now: control.keeper.now() };
}

/** What needs more than to be carried out as it came. */
const deeds: Record<string, Deed> = {
  grantToken: (control, input) => {
    const { provider, scope } = parsed(granting, input);
    const token = randomBytes(24).toString('base64url');
    act(control, 'grantToken', { provider, scope, digest: digestOf(token) });
    return { token };
  },
  revokeToken: (control, input) => {
    const digest = digestOf(parsed(revoking, input).token);
    if (!control.keeper.world.tokens.has(digest)) throw unprocessable('token', 'There is no such token.');
    act(control, 'revokeToken', { digest });
    return { made: null };
  },
  setClock: (control, input) => setClock(control, new Date(parsed(setting, input).to)),
  advanceClock: (control, input) => {
    const { days, seconds } = parsed(advancing, input);
    return setClock(control, new Date(Date.parse(control.keeper.now()) + (days * 86_400 + seconds) * 1000));
  },
  setFaults: ({ faults }, input) => {
    faults.replace(parsed(faultPlanSchema, input));
    return { plan: faults.plan };
  },
};

const names = [...new Set([...departmentActions.keys(), ...Object.keys(deeds)])].sort();

function carryOut(control: Control, name: string, input: Record<string, unknown>): unknown {
  const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
  if (deed) return deed(control, input);
  const action = departmentActions.get(name);
  if (!action) throw badRequest(`There is no action "${name}": these there are: ${names.join(', ')}.`);
  return { made: act(control, name, parsed(action.schema, input)) };
}

/** `POST /control/{action}` does, `GET /control/world`, `/control/clock` and `/control/faults` tell. */
export function openControl(app: FastifyInstance, control: Control): void {
  const { token, keeper, faults, keys } = control;
  /** Unlike the API, the control endpoint says also of 401 and 404 what is wrong. */
  const answer = (request: FastifyRequest, reply: FastifyReply, what: () => unknown) => {
    try {
      authorise(request, token);
      return sendJson(reply, 200, what());
    } catch (error) {
      if (error instanceof ApiRefusal) return sendJson(reply, error.status, { errors: error.errors });
      throw error;
    }
  };
  const tell = (path: string, what: () => unknown) =>
    app.get(`/control/${path}`, (request, reply) => answer(request, reply, what));
  tell('world', () => dump(keeper.world));
  tell('clock', () => ({ now: keeper.now() }));
  tell('faults', () => ({ plan: faults.plan, counts: faults.counts() }));
  app.post<{ Params: { action: string } }>('/control/:action', (request, reply) =>
    answer(request, reply, () => carryOut(control, request.params.action, inputOf(request, keys))),
  );
}
