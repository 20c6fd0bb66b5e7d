import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { monthsOf, MONTH_OF_THE_KILL } from '../../../dev/demo/months.js';
import { addressLines, commandLines } from '../../../dev/demo/next-steps.js';
import { outcomeLine, resultsTable, totalLines, standingOf } from '../../../dev/demo/results-page.js';
import type { PersonResult } from '../../../dev/demo/results.js';
import { rowLines } from '../../../dev/demo/rows-page.js';
import type { DemoWorker } from '../../../dev/demo/worker-keeper.js';
import { workerEnvironment } from '../../../dev/demo/worker-process.js';
import type { RunningStack } from '../../../dev/stack/stack.js';
import { readOptions } from '../../../worker/options.js';
import { autumn } from '../../../lives/people.js';

const person = (change: Partial<PersonResult>): PersonResult => ({
  journey: 'jny-aaaaaaaaaaaaaaaaaaaa',
  mode: 'rehearsal',
  reference: 'HE26-004',
  programme: 'npq-senco@2026.1',
  cohort: 'npq-senco-2026-autumn',
  provider: 'harbour-education',
  delivery_partner: null,
  group_id: 'london',
  coach: 'coach-01',
  stage: 'cycle-2',
  status: 'active',
  wait: 'study',
  wait_for: 'participant',
  attention: [],
  next_deadline: null,
  next_key: null,
  engagement_done: 9,
  engagement_total: 27,
  engagement_due: [],
  minutes_earned: 0,
  minutes_total: 0,
  open_due: [],
  first_due: null,
  owing_who: [],
  owing_due: [],
  must_act: 'participant',
  outcome: null,
  statutory_deadline: null,
  statutory_at_risk: false,
  forecast_outcome: null,
  enrolled_at: '2026-09-01T09:00:00Z',
  updated_at: '2027-09-01T09:00:00Z',
  n: 90,
  name: '伟 李',
  emails: 34,
  sessionsHeld: 3,
  ...change,
});

describe('S6.3 the table at the end', () => {
  test('S4.3 the outcome, or the stage and what it waits for, with a mark for attention', () => {
    expect(standingOf(person({ outcome: 'not-passed' }))).toBe('not passed');
    expect(standingOf(person({}))).toBe('SEN in Schools, waits: study');
    expect(standingOf(person({ status: 'deferred', attention: ['silent'] }))).toBe(
      'SEN in Schools, deferred (!)',
    );
  });

  test('S6.3 one line for everybody, names in any script', () => {
    const table = resultsTable([person({}), person({ reference: 'HE26-001', name: "Siobhán O'Brien" })]);
    const [head, first, second] = table.split('\n');
    expect(head).toMatch(/Reference +Name +How they lived it +Where they are +Done +Coaching +Emails/);
    expect(first).toMatch(
      /HE26-004 +伟 李 +missed a day, caught up +SEN in Schools, waits: study +9\/27 +3 +34/,
    );
    expect(second).toContain("Siobhán O'Brien");
  });

  test('S6.3 totals by outcome, most first, and the record with its faults if it has any', () => {
    const people = [
      person({ outcome: 'passed' }),
      person({ outcome: 'passed' }),
      person({ status: 'deferred' }),
    ];
    expect(outcomeLine(people)).toBe('2 passed · 1 deferred');
    const messages = { sent: 1777, refused: 0, withCalendar: 467 };
    const verification = { journeys: 3, events: 3089, faults: [], digest: '' };
    const lines = totalLines({ people, events: { SessionBooked: 12 }, messages, verification }, 1777).join(
      '\n',
    );
    expect(lines).toMatch(/1,777 sent, 1,777 caught, 467 with a calendar file/);
    expect(lines).toMatch(/12 sessions booked, 0 moved/);
    expect(lines).toMatch(/3,089 events of 3 journeys: verified/);
  });
});

test('S6.1 the rows: how many, every reason, warnings of good rows', () => {
  const row = { row: 2, reference: 'A-1', journey: null, reasons: [], warnings: [] };
  const lines = rowLines([
    { ...row, result: 'created', warnings: ['school_urn: is in Wales'] },
    { ...row, row: 3, reference: null, result: 'rejected', reasons: ['email: is missing', 'trn: wrong'] },
  ]);
  expect(lines).toEqual([
    '  1 enrolled, 1 rejected',
    '  ✗ row 3, without a reference: email: is missing',
    '  ✗ row 3, without a reference: trn: wrong',
    '  ! row 2, A-1: school_urn: is in Wales',
  ]);
});

test('S1.1 the months: the applications, then 22 from the induction, the worker killed half-way', () => {
  const months = monthsOf(autumn());
  expect(months).toHaveLength(23);
  expect(months[0]).toEqual({
    number: 0,
    until: '2026-10-18T23:00:00Z',
    title: 'applications, until 19 Oct 2026',
  });
  expect(months.at(-1)).toMatchObject({ number: 22, until: '2028-08-18T23:00:00Z' });
  expect(MONTH_OF_THE_KILL).toBe(11);
});

test('S6.3 what to try next can be copied, also for a folder with a space or a quote in its name', () => {
  const lines = commandLines([person({ reference: 'HE26-009' })], "/data/o'brien demo");
  expect(lines[0]).toBe(`JOURNEYS_HOME='/data/o'\\''brien demo' npx journeys show jny-aaaaaaaaaaaaaaaaaaaa`);
});

describe('S6.5 the mail of live journeys in the embedded stack', () => {
  const home = mkdtempSync(join(tmpdir(), 'journeys-pages-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const stack = {
    home,
    databaseUrl: 'postgresql://127.0.0.1/journeys',
    temporalAddress: '127.0.0.1:7233',
    temporalNamespace: 'journeys',
    smtpUrl: 'smtp://127.0.0.1:2525',
    mailUrl: 'http://127.0.0.1:8025',
  } as RunningStack;

  test('S6.5 goes to the catcher of the stack, whatever mail server the terminal names', () => {
    const before = { ...process.env };
    Object.assign(process.env, { SMTP_URL: 'smtps://mail.provider.example', SMTP_REQUIRE_TLS: 'true' });
    const options = readOptions(workerEnvironment(stack, 9464));
    process.env = before;
    expect(options).toMatchObject({ SMTP_URL: stack.smtpUrl, SMTP_REQUIRE_TLS: false });
    expect(options.REHEARSAL_SMTP_URL).toBe(stack.smtpUrl);
  });

  test('S6.5 is said to be caught and to reach nobody', () => {
    const site = { url: 'http://127.0.0.1:3000', stop: () => Promise.resolve() };
    const [first, emails] = addressLines(stack, { healthUrl: 'http://127.0.0.1:9464' } as DemoWorker, site);
    expect(first).toMatch(/^Site +http:\/\/127\.0\.0\.1:3000 /);
    expect(emails).toMatch(/^Emails +http:\/\/127\.0\.0\.1:8025 .*live journeys.*reach nobody/);
  });
});
