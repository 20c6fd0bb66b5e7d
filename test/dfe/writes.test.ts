import { describe, expect, it } from 'vitest';
import { DfeRefused, DfeUnavailable } from '../../dfe/errors.js';
import type { DfeApi, WriteOptions, Written } from '../../dfe/port.js';
import {
  application,
  declaration,
  enrolment,
  ids,
  outcome,
  participant,
  started,
  unprocessable,
} from './support/records.js';
import { failure, scene, type Reply, type Seen } from './support/scripted.js';

const one = (data: unknown): Reply => ({ json: { data } });
const tooMany: Reply = { status: 429, text: '', headers: { 'retry-after': '1' } };
const methods = (seen: Seen[]) => seen.map(({ method }) => method).join(' ');
const quick = { timeOutMs: 150 };

describe('declarations are made once', () => {
  it('DfE §0.6 finds by reading back what a lost answer did not tell, and sends nothing again', async () => {
    const { dfe, seen } = await scene(['silence', one([declaration()])], quick);
    expect(await dfe.declare(started)).toMatchObject({ record: { id: ids.declaration }, found: true });
    expect(methods(seen)).toBe('POST GET');
  });

  it('DfE §0.6 sends again only after it has read that nothing came of it', async () => {
    const others = [declaration({ state: 'voided' }), declaration({ declaration_type: 'retained-1' })];
    const { dfe, seen } = await scene(['reset', one(others), one(declaration())]);
    expect(await dfe.declare(started)).toMatchObject({ found: false });
    expect(methods(seen)).toBe('POST GET POST');
  });

  it('DfE §0.6 reads back before any further attempt, even where the first was not carried out', async () => {
    const { dfe, seen } = await scene([tooMany, one([]), one(declaration())]);
    await dfe.declare(started);
    expect(methods(seen)).toBe('POST GET POST');
  });

  it('DfE §0.6 reads back until it hears, before it sends again', async () => {
    const { dfe, seen } = await scene(['cut-off', { status: 502, text: '' }, 'reset', one([declaration()])]);
    expect(await dfe.declare(started)).toMatchObject({ found: true });
    expect(methods(seen)).toBe('POST GET GET GET');
  });

  it('DfE §0.6 a caller that was itself restarted reads back first', async () => {
    const { dfe, seen } = await scene([one([declaration()]), one([]), one(declaration())]);
    const options = { mayHaveBeenSent: true };
    expect(await dfe.declare(started, options)).toMatchObject({ found: true });
    expect(await dfe.declare(started, options)).toMatchObject({ found: false });
    expect(methods(seen)).toBe('GET GET POST');
  });

  it('DfE §2.3 takes "it stands already" for its own earlier attempt, where there was one', async () => {
    const { dfe, seen } = await scene(
      ['silence', one([]), unprocessable('base'), one([declaration()])],
      quick,
    );
    expect(await dfe.declare(started)).toMatchObject({ found: true, record: { id: ids.declaration } });
    expect(methods(seen)).toBe('POST GET POST GET');
  });

  it('DfE §2.3 knows its own ineligible declaration by its date, and does not make it again', async () => {
    const ineligible = (declaration_date: string) => declaration({ state: 'ineligible', declaration_date });
    const { dfe, seen } = await scene([
      'reset',
      one([ineligible('2026-10-19T09:00:00.000Z')]),
      'reset',
      one([ineligible('2026-10-18T09:00:00Z')]),
      one(declaration()),
    ]);
    expect(await dfe.declare(started)).toMatchObject({ found: true });
    expect(await dfe.declare(started)).toMatchObject({ found: false });
    expect(methods(seen)).toBe('POST GET POST GET POST');
  });

  it('DfE §0.6 says, when it gives up, that it may have been sent', async () => {
    const { dfe } = await scene(['silence', 'reset'], { ...quick, retryLimits: { attempts: 2 } });
    const error = await failure(DfeUnavailable, dfe.declare(started));
    expect(error).toMatchObject({ operation: 'declare', attempts: 2, mayHaveBeenSent: true });
    const refused = await scene([tooMany], { retryLimits: { attempts: 1 } });
    expect((await failure(DfeUnavailable, refused.dfe.declare(started))).mayHaveBeenSent).toBe(false);
  });
});

const course = { courseIdentifier: 'npq-senco' } as const;
type Case = [
  string,
  (dfe: DfeApi, options?: WriteOptions) => Promise<Written<unknown>>,
  reached: unknown,
  notReached: unknown,
  made: unknown,
];
const person = (change: object) =>
  participant({}, [
    enrolment({ training_status: 'withdrawn', created_at: '2024-09-05T09:00:00.000Z' }),
    enrolment(change),
  ]);
const deferred = { training_status: 'deferred', deferral: { reason: 'other', date: '2026-10-20T08:00:00Z' } };
const withdrawn = {
  training_status: 'withdrawn',
  withdrawal: { reason: 'other', date: '2026-10-20T08:00:00Z' },
};
const passed = { ...course, state: 'passed', completionDate: '2028-05-31' } as const;
const accepted = application({ status: 'accepted', funded_place: true });
const cases: Case[] = [
  [
    'accept',
    (dfe, options) => dfe.acceptApplication(ids.application, { fundedPlace: true }, options),
    accepted,
    application(),
    accepted,
  ],
  [
    'reject',
    (dfe, options) => dfe.rejectApplication(ids.application, options),
    application({ status: 'rejected' }),
    accepted,
    application({ status: 'rejected' }),
  ],
  [
    'change the funded place',
    (dfe, options) => dfe.changeFundedPlace(ids.application, { fundedPlace: true }, options),
    accepted,
    application({ funded_place: false }),
    accepted,
  ],
  [
    'defer',
    (dfe, options) => dfe.defer(ids.person, { ...course, reason: 'other' }, options),
    person(deferred),
    person({}),
    person(deferred),
  ],
  [
    'resume',
    (dfe, options) => dfe.resume(ids.person, course, options),
    person({}),
    person(deferred),
    person({}),
  ],
  [
    'withdraw',
    (dfe, options) => dfe.withdraw(ids.person, { ...course, reason: 'other' }, options),
    person(withdrawn),
    person(deferred),
    person(withdrawn),
  ],
  [
    'change the schedule',
    (dfe, options) =>
      dfe.changeSchedule(
        ids.person,
        { ...course, scheduleIdentifier: 'npq-leadership-spring', cohort: '2027' },
        options,
      ),
    person({ schedule_identifier: 'npq-leadership-spring', cohort: '2027' }),
    person({ schedule_identifier: 'npq-leadership-spring' }),
    person({ schedule_identifier: 'npq-leadership-spring', cohort: '2027' }),
  ],
  [
    'void',
    (dfe, options) => dfe.voidDeclaration(ids.declaration, options),
    declaration({ state: 'awaiting_clawback' }),
    declaration(),
    declaration({ state: 'voided' }),
  ],
  [
    'change the partner',
    (dfe, options) => dfe.changeDeliveryPartner(ids.declaration, { deliveryPartnerId: ids.partner }, options),
    declaration(),
    declaration({ secondary_delivery_partner_id: ids.second }),
    declaration(),
  ],
  [
    'record a result',
    (dfe, options) => dfe.recordOutcome(ids.person, passed, options),
    [outcome({ state: 'failed' }), outcome()],
    [outcome(), outcome({ state: 'failed' })],
    outcome(),
  ],
];

describe.each(cases)('%s', (_what, ask, reached, notReached, made) => {
  it('DfE §0.6 answers with what is there, if a lost request was carried out', async () => {
    const { dfe, seen } = await scene(['reset', one(reached)]);
    expect((await ask(dfe)).found).toBe(true);
    expect(seen.map(({ method }) => method === 'GET')).toEqual([false, true]);
  });

  it('DfE §0.6 sends again if it was not, and sends at once what was never carried out', async () => {
    const lost = await scene(['reset', one(notReached), one(made)]);
    expect((await ask(lost.dfe)).found).toBe(false);
    expect(lost.seen.map(({ method }) => method === 'GET')).toEqual([false, true, false]);

    const limited = await scene([tooMany, one(made)]);
    expect((await ask(limited.dfe)).found).toBe(false);
    expect(limited.seen.map(({ method }) => method === 'GET')).toEqual([false, false]);
  });

  it('DfE §0.6 a caller that was itself restarted reads back first, and sends only what is not there', async () => {
    const again = { mayHaveBeenSent: true };
    const done = await scene([one(reached)]);
    expect((await ask(done.dfe, again)).found).toBe(true);
    const open = await scene([one(notReached), one(made)]);
    expect((await ask(open.dfe, again)).found).toBe(false);
    expect(open.seen.map(({ method }) => method === 'GET')).toEqual([true, false]);
  });

  it('DfE §0.6 takes a refusal after a lost request for what it is only once it has looked', async () => {
    const late = await scene(['reset', one(notReached), unprocessable('nothing'), one(reached)]);
    expect((await ask(late.dfe)).found).toBe(true);
    const real = await scene(['reset', one(notReached), unprocessable('nothing'), one(notReached)]);
    expect((await failure(DfeRefused, ask(real.dfe))).code).toBe('dfe-refused-otherwise');
  });
});

describe('results', () => {
  it('DfE §2.4 says that a pass after a pass was answered with the old one', async () => {
    const { dfe } = await scene([
      one(outcome({ completion_date: '2028-04-30T00:00:00+00:00' })),
      one(outcome()),
    ]);
    expect(await dfe.recordOutcome(ids.person, passed)).toMatchObject({
      found: true,
      record: { completionDate: '2028-04-30' },
    });
    expect(await dfe.recordOutcome(ids.person, passed)).toMatchObject({ found: false });
  });
});
