/** S6.1, S6.2, S6.4: the library asks who may before anything else; what is not theirs is answered as what is not there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../../access/principal.js';
import { doors } from '../../../client/access/doors/table.js';
import { askedTypes } from '../../../client/commands/index.js';
import type { CommandInputType } from '../../../client/commands/spec.js';
import type { ClientError } from '../../../client/errors.js';
import { openJourneys, type Journeys } from '../../../client/journeys.js';
import { listAudit, type AuditRow } from '../../../store/access/audit.js';
import { verifyAudit } from '../../../store/access/verify-audit.js';
import { savePerson } from '../../../store/people/people.js';
import { saveStaff } from '../../../store/people/staff.js';
import { readJourneyRow } from '../../../store/read-model/read-model.js';
import { record, told } from '../../store/support/records.js';
import { freshStore } from '../../support/postgres.js';

const store = await freshStore();
const house = await openJourneys({ databaseUrl: store.url, temporal: { address: '127.0.0.1:1' } });
afterAll(() => house.close());

const north = 'northstar-learning';
const harbour = 'harbour-education';
const mine = 'jny-aaaaaaaaaaaaaaaaaaaa';
const another = 'jny-bbbbbbbbbbbbbbbbbbbb';
const theirs = 'jny-cccccccccccccccccccc';
const nobodys = 'jny-dddddddddddddddddddd';

const as = (role: Principal['role'], more: Partial<Principal> = {}): Journeys =>
  house.actingAs({ as: { role, id: `${role}-1`, provider: north, ...more }, way: 'page', request: 'req-1' });
let coach = '';

const blank = {
  givenName: 'Zofia',
  ...{
    secondEmail: null,
    phone: null,
    trn: null,
    urn: null,
    settingName: null,
    easting: null,
    northing: null,
  },
  ...{ headteacherName: null, headteacherEmail: null, opportunityText: null },
};

beforeAll(async () => {
  for (const [journey, provider, reference] of [
    [mine, north, 'N-1'],
    [another, north, 'N-2'],
    [theirs, harbour, 'H-1'],
  ] as const) {
    await record(store, told('onTime', journey, { mode: 'live', provider, reference }));
    await savePerson(
      store,
      { ...blank, journey, familyName: reference, email: `${reference}@postbox.example` },
      { mode: 'live', programme: 'npq-senco', provider, isAnotherPerson: true },
    );
  }
  coach = (await readJourneyRow(store, 'all', mine))?.coach ?? '';
  await store.db
    .updateTable('journey_rows')
    .set({ coach: 'somebody-else' })
    .where('journey', '=', another)
    .execute();
  const staff = {
    provider: north,
    name: 'Sam Okafor',
    email: 'sam@postbox.example',
    capacity: null,
    urn: null,
  };
  await saveStaff(store, { ...staff, id: coach, role: 'coach', scriptsMarked: 0 });
});

const said = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: ClientError) => `${error.code}: ${error.message.replaceAll(/jny-[a-z]+/g, 'X')}`,
  );
const noted = async (): Promise<AuditRow> => (await listAudit(store, {}, { size: 1 }))[0]!;

/** Everything that is asked of one journey, each with arguments that would do. */
const ofJourney: [string, (one: Journeys, journey: string) => Promise<unknown>][] = [
  ['view', (one, id) => one.view(id)],
  ['timeline', (one, id) => one.timeline(id)],
  ['endorsement', (one, id) => one.endorsement(id)],
  ['work', (one, id) => one.work(id)],
  ['coaching', (one, id) => one.coaching(id)],
  ['whatIf', (one, id) => one.whatIf(id, { suppose: 'resit' })],
  ['person', (one, id) => one.person(id)],
  ['messages', (one, id) => one.messages(id)],
  ['bounces', (one, id) => one.bounces(id)],
  ['notes', (one, id) => one.notes(id)],
  ['documents', (one, id) => one.documents(id)],
  ['arrivals', (one, id) => one.arrivals(id)],
  ['readDocument', (one, id) => one.readDocument(id, '0'.repeat(64))],
  ['review', (one, id) => one.review(id, 'ldr-review')],
  ['writeReviewFields', (one, id) => one.writeReviewFields(id, 'ldr-review', { 'next-steps': 'Visit.' })],
  ['agreeToReview', (one, id) => one.agreeToReview(id, 'ldr-review')],
  ['caseStudy', (one, id) => one.caseStudy(id)],
  ['handInDocument', (one, id) => one.handInDocument(id, new Uint8Array([1]), 'a.txt', 'task-1')],
  ['advanceTo', (one, id) => one.advanceTo(id, '2027-01-01T00:00:00Z')],
  ['doubts', (one, id) => one.doubts(id, { type: 'return', cohort: null } as never)],
  ['picture', (one, id) => one.picture(id)],
  ['offers', (one, id) => one.offers(id)],
  ['foresee', (one, id) => one.foresee(id, { type: 'return', cohort: null } as never)],
  ['command', (one, id) => one.command(id, { type: 'appeal' } as never, { reason: 'marked-wrongly' })],
  ['changeDetails', (one, id) => one.changeDetails(id, { familyName: 'Nowak' })],
  ['recordBounce', (one, id) => one.recordBounce(id, { message: 'welcome', permanent: true })],
  ['receiveApplication', (one, id) => one.receiveApplication(id, {})],
  ['withdraw', (one, id) => one.withdraw(id, {}, { reason: 'left-teaching' })],
  [
    'sessionCompleted',
    (one, id) =>
      one.sessionCompleted(id, {
        coach: 'coach-1',
        session: 'coaching-1',
        held: '2027-01-05T16:00:00Z',
        minutes: 50,
      }),
  ],
];

describe('S6.1 what is somebody else’s', () => {
  it.each(ofJourney)('S6.1 %s: nobody learns of it, and the try is noted', async (_, ask) => {
    const outside: [Journeys, string][] = [
      [as('provider-admin'), theirs],
      [as('delivery-partner', { deliveryPartner: 'tees-trust' }), mine],
      [as('coach', { id: coach }), another],
      [as('coach', { id: 'coach-99' }), mine],
      [as('assessor'), mine],
      [as('participant', { journey: another }), mine],
      [as('headteacher', { journey: another }), mine],
      [as('machine', { scopes: [] }), theirs],
    ];
    for (const [one, journey] of outside) {
      const answer = await said(ask(one, journey));
      expect(answer).toBe(await said(ask(one, nobodys)));
      expect(answer).toMatch(/^not-found: There is no journey "X"/);
      expect(await noted()).toMatchObject({
        result: 'not-known',
        subject: nobodys,
        way: 'page',
        request: 'req-1',
      });
    }
  });

  it('S6.1 every method that is about one journey is among them', () => {
    const coachOne: Principal = { role: 'coach', id: 'c', provider: north };
    const about = Object.entries(doors).filter(([, door]) => {
      try {
        return /no journey/.test(door.notThere(coachOne, [nobodys, {}]).message);
      } catch {
        return false;
      }
    });
    // Commands are one kind, with one door: any of them stands for all.
    const others = about
      .map(([name]) => name)
      .filter((name) => !askedTypes.includes(name as CommandInputType));
    const asked = ofJourney
      .map(([name]) => name)
      .filter((name) => !askedTypes.includes(name as CommandInputType));
    expect(others.sort()).toEqual(asked.sort());
  });
});

describe('S6.2 what is one’s own', () => {
  it('S6.2 a coach sees those whom they coach now, and loses them at once', async () => {
    const one = as('coach', { id: coach });
    expect((await one.view(mine)).view.journey).toBe(mine);
    expect((await one.list()).rows.map(({ journey, name }) => [journey, name])).toEqual([
      [mine, 'Zofia N-1'],
    ]);
    expect(await one.count({}, 'provider')).toEqual([{ value: north, count: 1 }]);
    await expect(one.person(mine)).rejects.toMatchObject({ code: 'not-allowed' });
    const words = (await one.timeline(mine)).past.filter((past) => past.kind === 'message' || past.noteText);
    expect(words).toEqual([]);
    await store.db.updateTable('journey_rows').set({ coach: 'next' }).where('journey', '=', mine).execute();
    expect(await said(one.view(mine))).toBe(await said(one.view(nobodys)));
    expect((await one.list()).rows).toEqual([]);
    await store.db.updateTable('journey_rows').set({ coach }).where('journey', '=', mine).execute();
  });

  it('S6.4 a participant acts for themselves alone, and has no lists', async () => {
    const one = as('participant', { journey: mine });
    expect((await one.person(mine))?.familyName).toBe('N-1');
    expect(await noted()).toMatchObject({
      action: 'see-person',
      subject: mine,
      result: 'done',
      who: 'participant-1',
    });
    await expect(one.list()).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(one.accept(mine, {})).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(
      one.withdraw(mine, {} as never, { reason: 'ill', actor: { role: 'provider', id: 'office' } }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('S6.3 support gives a reason for what is personal, and it is kept', async () => {
    const bare = as('support', { provider: null });
    await expect(bare.person(theirs)).rejects.toMatchObject({ code: 'reason-needed' });
    expect(await noted()).toMatchObject({ action: 'see-person', result: 'reason-needed', subject: theirs });
    expect((await bare.list()).rows.map(({ name }) => name)).toEqual([null, null, null]);
    const told = house.actingAs({
      as: { role: 'support', id: 'sup-1', provider: null },
      because: 'wrote-to-us',
    });
    expect((await told.person(theirs))?.familyName).toBe('H-1');
    expect(await noted()).toMatchObject({
      who: 'sup-1',
      reason: 'wrote-to-us',
      result: 'done',
      way: 'library',
    });
  });

  it('S6.3 the Department reads outcomes without names, and writes nothing', async () => {
    const one = as('department', { provider: null });
    const lines: string[] = [];
    for await (const line of one.export({}, 'csv')) lines.push(line);
    expect(lines).toHaveLength(4);
    expect(await noted()).toMatchObject({ action: 'export', result: 'done', role: 'department' });
    await expect(one.export({}, 'csv', { names: true }).next()).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(one.export({}, 'enrolment').next()).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(one.accept(mine, {})).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('S6.1 an office records for its coach, and the audit has both', async () => {
    const one = as('provider-admin');
    const completion = { coach, session: 'coaching-1', held: '2027-01-05T16:00:00Z', minutes: 50 };
    await expect(one.sessionCompleted(mine, completion)).rejects.toMatchObject({ kind: 'unreachable' });
    await one.view(mine);
    await house
      .actingAs({ as: { role: 'support', id: 's', provider: null } })
      .loadSchools('/nowhere')
      .catch(() => null);
    const [row] = await listAudit(store, { action: 'completeSession', who: 'provider-admin-1' }, { size: 1 });
    expect(row).toMatchObject({ behalf: `coach:${coach}`, subject: mine, result: 'temporal-unreachable' });
  });

  it('S6.3 the audit verifies, and says nothing of anybody', async () => {
    expect(await verifyAudit(store)).toMatchObject({ broken: null });
    const all = JSON.stringify(await listAudit(store, {}, { size: 1_000 }));
    for (const word of ['Zofia', 'postbox', 'Nowak', 'Visit']) expect(all).not.toContain(word);
  });
});
