import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { readCohortFile } from '../../../client/enrolment/file.js';
import { ClientError } from '../../../client/errors.js';
import { openJourneys, type EnrolRequest, type Journeys } from '../../../client/journeys.js';
import { intake } from '../support/cohort.js';
import { application, office } from '../support/office.js';

const { journeys, databaseUrl, engine } = await office();
const opened: Journeys[] = [];
afterAll(async () => {
  for (const one of opened) await one.close();
});

/** The library as another provider's office has it. */
async function harbour(): Promise<Journeys> {
  const { address, namespace } = engine;
  const scope = { provider: 'harbour-education' };
  const own = await openJourneys({ temporal: { address, namespace }, databaseUrl, scope });
  opened.push(own);
  return own;
}

const rowsOf = (file: string) =>
  readCohortFile(readFileSync(new URL(`../trials/${file}`, import.meta.url)), intake).rows;
const refusalOf = async (promise: Promise<unknown>): Promise<{ code: string; message: string }> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ClientError) return error;
    throw error;
  }
  return { code: 'accepted', message: '' };
};
const person = (changed: Partial<EnrolRequest['person']>): EnrolRequest['person'] => ({
  ...{ givenName: 'Perpetua', familyName: 'Lightwater', email: 'perpetua@postbox.example' },
  ...changed,
});
const liveOne = (changed: Partial<EnrolRequest['person']>, more: Partial<EnrolRequest> = {}) =>
  application({ mode: 'live', person: person(changed), ...more });
/** Until the record has it, nobody knows whose it is. */
const enrolled = async (request: EnrolRequest): Promise<string> => {
  const { journey } = await journeys.enrol(request);
  await journeys.timeline(journey);
  return journey;
};

describe('S2.1 somebody who is known already', () => {
  it('S2.1 three files, one person: one live journey, by TRN or by email in any case', async () => {
    const [first, second, third] = ['50-live-a.csv', '51-live-b.csv', '52-live-c.csv'].map(rowsOf);
    const began = await journeys.enrolCohort(first ?? [], {});
    expect(began.map(({ result }) => result)).toEqual(['created', 'created']);
    const tried = await journeys.enrolCohort(second ?? [], { dryRun: true });
    const again = await journeys.enrolCohort(second ?? [], {});
    for (const results of [tried, again]) {
      expect(results.map(({ journey, result }) => [journey, result])).toEqual(
        began.map(({ journey }) => [journey, 'already-there']),
      );
      expect(results[0]?.warnings.at(-1)).toContain('known by the email address: nothing was changed');
      expect(results[1]?.warnings.at(-1)).toContain('known by the teacher reference number');
    }
    const [last] = await journeys.enrolCohort(third ?? [], {});
    expect(last).toMatchObject({ journey: began[0]?.journey, result: 'already-there' });
  });

  it('S2.1 a name with its school is a possible duplicate, until somebody says that it is another person', async () => {
    const school = { urn: '100001', familyName: 'Quayle' };
    const first = await enrolled(liveOne({ ...school, email: 'pq@postbox.example' }));
    const second = liveOne({ ...school, familyName: 'QUAYLE ', email: 'pq.work@postbox.example' });
    const { code, message } = await refusalOf(journeys.enrol(second));
    expect(code).toBe('possible-duplicate');
    expect(message).toContain(first);
    expect(message).toContain('another person: yes');
    expect((await journeys.enrol({ ...second, anotherPerson: true })).created).toBe(true);
    expect((await journeys.enrol(second)).created).toBe(false);
  });

  it('S2.1 two names at one address, and two numbers, are put before the provider; a number is never shared', async () => {
    const trn = '7100001';
    await enrolled(liveOne({ familyName: 'Marchbank', email: 'senco@postbox.example', trn }));
    const other = { givenName: 'Ignatius', familyName: 'Thorne' };
    const shared = liveOne({ ...other, email: 'SENCO@postbox.example' });
    expect((await refusalOf(journeys.enrol(shared))).code).toBe('possible-duplicate');
    const renumbered = liveOne({ familyName: 'Marchbank', email: 'senco@postbox.example', trn: '7100002' });
    expect((await refusalOf(journeys.enrol(renumbered))).code).toBe('possible-duplicate');
    const slip = liveOne({ ...other, email: 'ignatius@postbox.example', trn }, { anotherPerson: true });
    const { code, message } = await refusalOf(journeys.enrol(slip));
    expect([code, message]).toEqual(['duplicate-person', expect.stringContaining('the names differ')]);
  });

  it('S2.1 S6.1 no refusal names a journey of another provider', async () => {
    const trn = '7200001';
    const theirs = await enrolled(liveOne({ familyName: 'Halloway', email: 'ph@postbox.example', trn }));
    const [row] = (await journeys.list({ search: theirs })).rows;
    const own = await harbour();
    const provider = 'harbour-education';
    const attempts = [
      liveOne({ familyName: 'Halloway', email: 'other@postbox.example', trn }, { provider }),
      liveOne({ familyName: 'Halloway', email: 'ph@postbox.example' }, { provider }),
      liveOne({ givenName: 'Ignatius', familyName: 'Thorne', email: 'ph@postbox.example' }, { provider }),
    ];
    const mine = await own.enrol(liveOne({ familyName: 'Ferris', email: 'f@postbox.example' }, { provider }));
    await own.timeline(mine.journey);
    const refused = await Promise.all([
      ...attempts.map((attempt) => refusalOf(own.enrol(attempt))),
      refusalOf(own.changeDetails(mine.journey, { trn })),
    ]);
    expect(refused.map(({ code }) => code)).toEqual([
      'duplicate-person',
      'duplicate-person',
      'possible-duplicate',
      'duplicate-person',
    ]);
    const said = refused.map(({ message }) => message).join('\n');
    for (const secret of [theirs, row?.reference ?? theirs, 'northstar']) expect(said).not.toContain(secret);
    expect(said).toContain('elsewhere');
  });

  it('S2.1 a changed address that is somebody else’s under the same name is refused, and names what can be seen', async () => {
    const first = await enrolled(liveOne({ familyName: 'Vane', email: 'vane@postbox.example' }));
    const second = await enrolled(liveOne({ familyName: 'Vane', email: 'vane2@postbox.example' }));
    const refused = await refusalOf(journeys.changeDetails(second, { email: 'Vane@postbox.example' }));
    expect(refused).toMatchObject({
      code: 'duplicate-person',
      message: expect.stringContaining(first) as string,
    });
    expect((await journeys.person(second))?.email).toBe('vane2@postbox.example');
  });
});
