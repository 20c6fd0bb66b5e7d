import { describe, expect, it } from 'vitest';
import { as, attributes, id, start } from '../../testing/asking.js';

const control = { token: 'control' };

describe('S4.1 the control endpoint', () => {
  it('S4.1 is not there unless it was asked for, and opens to its own token alone', async () => {
    const closed = await start();
    expect((await as(closed, 'control')('GET', '/control/world')).text).toBe(
      '{"error":"Resource not found"}',
    );
    expect((await as(closed, 'control')('POST', '/control/runNightlyJob', {})).status).toBe(404);
    const open = await start({ control });
    const provider = await as(open)('GET', '/control/world');
    expect([provider.status, provider.errors[0]?.detail]).toEqual([
      401,
      expect.stringMatching(/a token of its own/),
    ]);
    expect((await as(open)('POST', '/control/runNightlyJob', {})).status).toBe(401);
    expect((await as(open, 'control')('GET', '/statements')).status).toBe(401);
    expect((await as(open, 'control')('GET', '/control/clock')).text).toBe(
      '{"now":"2026-11-02T10:00:00.000Z"}',
    );
  });

  it('S4.1 a person registers, and the provider sees the application', async () => {
    const simulator = await start({ control });
    const ask = as(simulator, 'control');
    const made = async (action: string, input: object) =>
      (JSON.parse((await ask('POST', `/control/${action}`, input)).text) as { made: string }).made;
    const user = await made('createPerson', { fullName: 'Una Field', trn: '3009999', trnVerified: true });
    const application = await made('createApplication', {
      user,
      provider: '@harbour-education',
      course: 'npq-senco',
      cohort: '2026b',
      eligibleForFunding: false,
    });
    const [seen] = (await as(simulator, 'harbour-education')('GET', `/npq-applications/${application}`)).data;
    expect(seen?.attributes).toMatchObject({
      full_name: 'Una Field',
      teacher_reference_number: '3009999',
      eligible_for_funding: false,
      ineligible_for_funding_reason: 'establishment-ineligible',
      status: 'pending',
      created_at: '2026-11-02T10:00:00Z',
    });
    expect((await as(simulator)('GET', `/npq-applications/${application}`)).status).toBe(404);
  });

  it('S4.1 people are merged and transferred, and the API shows it', async () => {
    const simulator = await start({ control });
    const ask = as(simulator, 'control');
    await ask('POST', '/control/mergePeople', { from: '@femi-adeyemi', into: '@grace-liu' });
    const old = await as(simulator)('GET', `/participants/npq/${id(simulator, 'femi-adeyemi')}`);
    expect([old.status, old.errors[0]?.title]).toEqual([410, 'Participant ID has been changed']);
    await ask('POST', '/control/transferApplication', {
      application: '@harriet-cole/senco',
      provider: '@harbour-education',
    });
    const path = `/participants/npq/${id(simulator, 'harriet-cole')}`;
    expect((await as(simulator)('GET', path)).status).toBe(404);
    expect((await as(simulator, 'harbour-education')('GET', path)).status).toBe(200);
  });

  it('S4.1 statements close when the clock passes them, and are paid on authorisation', async () => {
    const simulator = await start({ control });
    const ask = as(simulator, 'control');
    const statement = '@northstar-learning/2026b/2026-11';
    const early = await ask('POST', '/control/authorisePayment', { statement });
    expect([early.status, early.errors[0]?.title]).toEqual([422, 'statement']);
    expect((await ask('POST', '/control/advanceClock', { days: 24 })).text).toBe(
      '{"now":"2026-11-26T10:00:00.000Z"}',
    );
    expect((await ask('POST', '/control/authorisePayment', { statement })).status).toBe(200);
    const path = `/participant-declarations/${id(simulator, 'femi-adeyemi/senco/started')}`;
    expect((await as(simulator)('GET', path)).data[0]?.attributes['state']).toBe('paid');
  });

  it('S4.1 tokens are granted and revoked', async () => {
    const simulator = await start({ control });
    const ask = as(simulator, 'control');
    await ask('POST', '/control/revokeToken', { token: 'northstar-sandbox-token' });
    expect((await as(simulator)('GET', '/statements')).status).toBe(401);
    const granted = await ask('POST', '/control/grantToken', { provider: '@northstar-learning' });
    const { token } = JSON.parse(granted.text) as { token: string };
    expect((await as(simulator, token)('GET', '/statements')).status).toBe(200);
    const other = await ask('POST', '/control/grantToken', {
      provider: '@northstar-learning',
      scope: 'teacher_record_service',
    });
    const { token: second } = JSON.parse(other.text) as { token: string };
    expect((await as(simulator, second)('GET', '/statements')).status).toBe(401);
    const unknown = await ask('POST', '/control/revokeToken', { token: 'nobody-has-it' });
    expect([unknown.status, unknown.errors[0]?.title]).toEqual([422, 'token']);
  });

  it('S4.1 the plan of faults is changed while it runs', async () => {
    const simulator = await start({ control });
    const ask = as(simulator, 'control');
    await ask('POST', '/control/setFaults', {
      mode: 'queue',
      faults: [{ kind: 'serverError', status: 503 }],
    });
    expect((await as(simulator)('GET', '/statements')).status).toBe(503);
    expect((await as(simulator)('GET', '/statements')).status).toBe(200);
    expect((await ask('GET', '/control/faults')).text).toContain('"serverError":1');
  });

  it('S4.1 the world is dumped whole, but for what would open it', async () => {
    const simulator = await start({ control });
    const { text } = await as(simulator, 'control')('GET', '/control/world');
    const world = JSON.parse(text) as { users: unknown[]; tokens: object[] };
    expect(world.users).toHaveLength(simulator.world.users.size);
    expect(world.tokens[0]).toEqual(expect.not.objectContaining({ digest: expect.anything() as unknown }));
  });

  it.each([
    ['createPerson', { fullName: 'X', colour: 'red' }, /colour/],
    ['createPerson', { fullName: 'X', trn: '12' }, /seven digits/],
    ['createApplication', { user: '@nobody' }, /names "nobody"/],
    ['mergePeople', { from: 'x', into: 'y' }, /UUID/],
    ['advanceClock', { days: 1e9 }, /days/],
    ['setClock', { to: 'tomorrow' }, /to/],
    ['setFaults', { mode: 'all' }, /mode/],
    ['paintTheOffice', {}, /no action "paintTheOffice": these there are: .*authorisePayment/],
    ['toString', {}, /no action/],
    ['createPerson', [], /record|object/],
  ])('S4.1 %s with %j is refused, saying what is wrong', async (action, input, why) => {
    const simulator = await start({ control });
    const answer = await as(simulator, 'control')('POST', `/control/${action}`, input);
    expect([answer.status, answer.errors[0]?.title]).toEqual([400, 'Bad request']);
    expect(answer.errors[0]?.detail).toMatch(why);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded'])('S4.1 %s is no input', async (type) => {
    const ask = as(await start({ control }), 'control');
    const answer = await ask('POST', '/control/createPerson', '{"fullName":"X"}', { 'content-type': type });
    expect([answer.status, answer.errors[0]?.detail]).toEqual([
      400,
      expect.stringMatching(/content-type: application\/json/),
    ]);
  });

  it('S4.1 an unknown record is not found, and a rule that forbids says so', async () => {
    const ask = as(await start({ control }), 'control');
    const application = '00000000-0000-4000-8000-000000000000';
    const unknown = await ask('POST', '/control/revertToPending', { application });
    expect([unknown.status, unknown.errors[0]?.detail]).toEqual([404, expect.stringContaining(application)]);
    const refused = await ask('POST', '/control/revertToPending', { application: '@ewa-nowak/senco' });
    expect(refused.status).toBe(422);
    expect((await ask('POST', '/npq-applications/x/accept', attributes({}))).status).toBe(401);
  });
});
