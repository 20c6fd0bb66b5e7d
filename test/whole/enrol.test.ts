/** Enrolling and commanding through the library, with everything behind it; and a live journey's first weeks. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JourneyRefused, Unreachable } from '../../client/journeys.js';
import { enrolWithStart } from '../../client/engine/index.js';
import { journeyIdOf } from '../../client/ids.js';
import { DEMO_PROVIDER } from '../../dev/demo/staff.js';
import { savePerson } from '../../store/people/people.js';
import { readJournal } from '../../store/record/journal.js';
import { verifyRecord } from '../../store/record/verify.js';
import { listMessages } from '../../store/messages/messages.js';
import { instantOfMillis } from '../../workflows/journey/calendar.js';
import { autumn, enrolmentIn, sencoForm } from '../../lives/people.js';
import { shiftedCohort, today } from '../../bench/stage/shifted.js';
import { enrolmentOf, invented, wholeStack } from '../support/whole.js';
import type { WorkerProcess } from '../support/worker-process.js';

const house = await wholeStack();
const { journeys, store, engine } = house;
let worker: WorkerProcess;
beforeAll(async () => {
  worker = await house.worker();
}, 60_000);
afterAll(() => worker.end());

test('S2.1 enrolled by two at once and again later, a participant has one journey, one receipt, one person', async () => {
  const request = enrolmentOf('EN-001');
  const [a, b] = await Promise.all([journeys.enrol(request), journeys.enrol(request)]);
  expect(a.journey).toBe(b.journey);
  expect(a.receipt).toEqual(b.receipt);
  const later = await journeys.enrol({ ...request, startsAt: '2026-09-20T08:00:00Z' });
  expect(later).toEqual({ journey: a.journey, created: false, receipt: a.receipt });
  const { events } = (await readJournal(store, a.journey))!;
  expect(events.filter(({ type }) => type === 'Enrolled')).toHaveLength(1);
  expect(
    (await listMessages(store, a.journey)).filter(({ template }) => template === 'application-received'),
  ).toHaveLength(1);
});

test('S3.6 twenty commands at once through the library are all answered, each with its own receipt', async () => {
  const { journey } = await journeys.enrol(enrolmentOf('EN-002', { registration: null }));
  const told = (id: string) => ({ id, actor: { role: 'participant', id: journey } }) as const;
  const ids = Array.from({ length: 20 }, (_, index) => `at-once-${index}`);
  const documents = await Promise.all(
    Array.from({ length: 10 }, async (_, index) => {
      const scan = new TextEncoder().encode(`Signed on paper, and scanned: page ${index}.`);
      return (await journeys.handInDocument(journey, scan, `scan-${index}.txt`, 'qts-certificate')).document;
    }),
  );
  const provide = (id: string, index: number) =>
    journeys.provideEvidence(
      journey,
      {
        evidence: index % 2 ? 'qts-certificate' : 'headteacher-declaration',
        document: documents[index % 10]!,
      },
      told(id),
    );
  const receipts = await Promise.all(ids.map(provide));
  expect(receipts.map(({ command }) => command)).toEqual(ids);
  expect(await Promise.all(ids.map(provide))).toEqual(receipts);
  const { events } = (await readJournal(store, journey))!;
  for (const { command, events: caused } of receipts) {
    expect(events.filter(({ cmd }) => cmd === command).map(({ n, type }) => ({ n, type }))).toEqual(caused);
  }
});

test('S3.6 a command is refused with the code and the sentence of the rules, and nothing is recorded', async () => {
  const { journey } = await journeys.enrol(enrolmentOf('EN-003'));
  const before = (await readJournal(store, journey))!.events.length;
  const refused = journeys.defer(journey, { expectedReturn: '2027-05-01' }, { reason: 'illness' });
  await expect(refused).rejects.toBeInstanceOf(JourneyRefused);
  await expect(refused).rejects.toMatchObject({ code: 'not-accepted', message: /no place yet/ });
  expect((await readJournal(store, journey))!.events.length).toBe(before);
});

test('S3.6 without a worker the caller is told that the command may still be carried out, and sending it again is safe', async () => {
  const { journey } = await journeys.enrol(enrolmentOf('EN-004'));
  await worker.end();
  const { openJourneys } = await import('../../client/journeys.js');
  const { address, namespace } = engine;
  const hurried = await openJourneys({
    temporal: { address, namespace },
    databaseUrl: store.url,
    patienceMs: 1_500,
  });
  const command = { type: 'requestInformation', question: 'Which key stages?' } as const;
  const told = { id: 'asked-while-away' };
  await expect(hurried.command(journey, command, told)).rejects.toBeInstanceOf(Unreachable);
  await expect(hurried.command(journey, command, told)).rejects.toThrow(/--id asked-while-away/);
  const reading = await hurried.view(journey);
  expect(reading).toMatchObject({ source: 'record', view: { stage: 'application' } });
  worker = await house.worker();
  const receipt = await journeys.command(journey, command, told);
  expect(await journeys.command(journey, command, told)).toEqual(receipt);
  const { events } = (await readJournal(store, journey))!;
  expect(events.filter(({ type }) => type === 'InformationRequested')).toHaveLength(1);
  await hurried.close();
}, 90_000);

/** A cohort whose applications are open today, whatever day it is. */
function cohortOfToday() {
  const { cohort } = shiftedCohort(autumn(), '2026-09-01', today());
  return { ...cohort, id: 'npq-senco-of-today' };
}

test('S1.1 S2.6 a live journey’s first weeks: applied, accepted, given a place, a group and a coach, and told each time', async () => {
  const cohort = cohortOfToday();
  const key = {
    programme: cohort.programme,
    cohort: cohort.id,
    provider: DEMO_PROVIDER,
    mode: 'live',
  } as const;
  const journey = journeyIdOf({ ...key, reference: 'EN-005' });
  const enrolment = { ...enrolmentIn(cohort), journey, mode: 'live', provider: DEMO_PROVIDER } as const;
  await savePerson(store, { ...invented, journey }, { mode: 'live', programme: enrolment.programme.id });
  const office = { role: 'provider', id: 'harbour-office-1' } as const;
  const form = { ...sencoForm, postTakenUp: '2025-09-01' };
  const enrol = { type: 'enrol', id: 'live-1', actor: office, registration: 'dfe-live-1', form } as const;
  const place = { ...engine, close: () => Promise.resolve() };
  await enrolWithStart(place, enrolment, enrol, null, 30_000);
  for (const evidence of ['headteacher-declaration', 'qts-certificate'] as const) {
    const scan = new TextEncoder().encode(`Signed on paper, and scanned: ${evidence}.`);
    const { document } = await journeys.handInDocument(journey, scan, `${evidence}.txt`, evidence);
    await journeys.provideEvidence(journey, { evidence, document });
  }
  await journeys.decideFunding(journey, { funding: 'scholarship' });
  const accepted = await journeys.accept(journey, {});
  expect(Math.abs(Date.parse(accepted.at) - Date.now())).toBeLessThan(60_000);
  await expect
    .poll(async () => (await journeys.view(journey)).view.coach, { timeout: 30_000 })
    .not.toBeNull();
  const { view } = await journeys.view(journey);
  expect(view).toMatchObject({ mode: 'live', status: 'active', reference: enrolment.reference });
  expect(view.group).not.toBeNull();
  expect(view.next!.at > instantOfMillis(Date.now())).toBe(true);
  const told = () => house.live.received().map(({ subject }) => subject);
  await expect.poll(() => told().length, { timeout: 30_000 }).toBeGreaterThan(4);
  expect(told().join('\n')).not.toMatch(/rehearsal/i);
  expect((await verifyRecord(store)).faults).toEqual([]);
  await expect(journeys.advanceTo(journey, '2040-01-01T00:00:00Z')).rejects.toMatchObject({
    code: 'not-a-rehearsal',
  });
}, 120_000);
