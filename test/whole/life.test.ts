/** One rehearsed life on everything at once: enrolled, lived to the result, and looked at from all sides. */
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JourneyRefused } from '../../client/journeys.js';
import type { ReceivedMail } from '../../dev/mail/mail.js';
import { readJournal, type JournalOnFile } from '../../store/record/journal.js';
import { listMessages } from '../../store/messages/messages.js';
import { compareReadModel, rebuildReadModel } from '../../store/read-model/rebuild.js';
import { readJourneyRow } from '../../store/read-model/read-model.js';
import { verifyRecord } from '../../store/record/verify.js';
import { fold } from '../../workflows/journey/evolve.js';
import { viewOf } from '../../workflows/journey/view.js';
import { liveThrough } from '../support/driving.js';
import { enrolmentOf, invented, wholeStack } from '../support/whole.js';
import type { WorkerProcess } from '../support/worker-process.js';

const house = await wholeStack();
const { journeys, store, rehearsal } = house;
let worker: WorkerProcess;
let journey = '';
let record: JournalOnFile;

beforeAll(async () => {
  worker = await house.worker();
  ({ journey } = await journeys.enrol(enrolmentOf('WH-001')));
  await liveThrough(house, [journey], '2029-01-01T00:00:00Z');
  record = (await readJournal(store, journey))!;
}, 180_000);
afterAll(() => worker.end());

const mailsTo = (address: string): ReceivedMail[] =>
  rehearsal.received().filter(({ envelope }) => envelope.to.includes(address));

test('S1.1 S5.7 a whole life, from the enrolment to the result, ends passed', () => {
  const state = fold(record.enrolment, record.events);
  expect(state.ended?.as).toBe('passed');
  expect(record.events.map(({ n }) => n)).toEqual(record.events.map((_, index) => index + 1));
  expect(record.events.length).toBeGreaterThan(100);
});

test('S6.5 every message of the log was sent once, under its own Message-ID, and no other', async () => {
  const log = await listMessages(store, journey);
  expect(log.length).toBeGreaterThan(40);
  const unsent = log.filter(({ status }) => status !== 'sent');
  expect(unsent.map(({ key, smtpCode }) => [key, smtpCode])).toEqual([]);
  const sent = log.map(({ messageId }) => `<${messageId}>`).toSorted();
  expect(
    rehearsal
      .received()
      .map(({ messageId }) => messageId)
      .toSorted(),
  ).toEqual(sent);
  expect(new Set(sent).size).toBe(sent.length);
});

test('S6.5 the participant is greeted by name, told times with their zone, and gets calendar files', async () => {
  const mails = mailsTo(invented.email);
  expect(mails.length).toBeGreaterThan(25);
  expect(mails.filter(({ text }) => !text.includes(`Dear ${invented.givenName}`))).toEqual([]);
  for (const { to } of mails) expect(to[0]!.name).toBe(`${invented.givenName} ${invented.familyName}`);
  const log = await listMessages(store, journey);
  const { messageId } = log.find(({ template }) => template === 'submission-received')!;
  expect(mails.find((mail) => mail.messageId === `<${messageId}>`)!.text).toMatch(
    /\d\d:\d\d:\d\d \(UK time\)/,
  );
  expect(mailsTo(invented.headteacherEmail)[0]?.text).toContain(invented.headteacherName);
  const files = mails.flatMap(({ attachments }) =>
    attachments.filter(({ filename }) => filename.endsWith('.ics')),
  );
  expect(files.length).toBeGreaterThan(5);
  for (const { text } of files) {
    const calendar = new ICAL.Component(ICAL.parse(text!) as never);
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
    expect(event.uid).toContain(journey);
    expect(event.startDate.zone?.tzid).toBe('Europe/London');
  }
});

test('S8.1 a rehearsal sends nothing to the mail server of live journeys, and says that it is one', () => {
  expect(house.live.received()).toEqual([]);
  for (const { subject, text } of rehearsal.received()) expect(`${subject}\n${text}`).toMatch(/rehearsal/i);
});

test('S7.1 the record verifies, the read model is what it says, and rebuilding changes nothing', async () => {
  expect((await verifyRecord(store)).faults).toEqual([]);
  expect((await compareReadModel(store)).differing).toEqual([]);
  const before = await readJourneyRow(store, 'all', journey);
  expect((await rebuildReadModel(store)).differing).toEqual([]);
  expect(await readJourneyRow(store, 'all', journey)).toEqual(before);
});

test('S6.3 the view is the fold of the record, now and on any past day', async () => {
  const now = await journeys.view(journey);
  expect(now.view).toEqual(viewOf(fold(record.enrolment, record.events), now.view.at));
  const at = '2027-04-01T12:00:00Z';
  const then = await journeys.view(journey, { at });
  const until = record.events.filter((event) => event.at <= at);
  expect(then.view).toEqual(viewOf(fold(record.enrolment, until), at));
  expect(then.view.stage).not.toBe(now.view.stage);
});

test('S2.1 S3.6 after the end a repeat gets the first receipt, and anything else a refusal', async () => {
  const again = await journeys.enrol(enrolmentOf('WH-001'));
  expect(again).toMatchObject({ journey, created: false, receipt: { stage: 'application' } });
  const submitted = record.events.find((event) => event.type === 'CaseStudySubmitted')!;
  const told = { id: submitted.cmd, actor: { role: 'participant', id: journey } } as const;
  const repeated = {
    type: 'submitCaseStudy',
    document: submitted.document,
    words: submitted.words,
  } as const;
  const receipt = await journeys.command(journey, repeated, told);
  expect(receipt.at).toBe(submitted.at);
  expect(receipt.events.map(({ type }) => type)).toContain('CaseStudySubmitted');
  const other = journeys.command(journey, { ...repeated, document: 'a'.repeat(64) }, told);
  await expect(other).rejects.toMatchObject({ code: 'arrival-of-other-document' });
  const late = journeys.command(journey, repeated, { ...told, id: 'too-late' });
  await expect(late).rejects.toMatchObject({ code: 'journey-ended' });
  await expect(late).rejects.toBeInstanceOf(JourneyRefused);
  const held = { coach: 'coach-01', session: 'coaching-1', held: '2027-01-05T16:00:00Z', minutes: 60 };
  await expect(journeys.sessionCompleted(journey, held)).rejects.toMatchObject({ code: 'journey-ended' });
  expect((await readJournal(store, journey))!.events.length).toBe(record.events.length);
});
