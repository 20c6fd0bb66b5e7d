import { describe, expect, it } from 'vitest';
import { ClientError, JourneyRefused, NotFound, Unreachable } from '../../../client/errors.js';
import { journeyId } from '../support/terminal.js';
import { application, office } from '../support/office.js';

const here = await office();
const { journeys, engine } = here;
const enrolled = async (changed = {}) => (await journeys.enrol(application(changed))).journey;
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ClientError ? error.code : String(error)),
  );
const text = (words: string) => Buffer.from(words);

describe('S2.1 enrolling', () => {
  it('S2.1 twice answers with the same journey and the same receipt, and changes nothing', async () => {
    const request = application();
    const first = await journeys.enrol(request);
    expect(first).toMatchObject({ created: true, receipt: { stage: 'application', status: 'applying' } });
    const changed = { ...request, person: { ...request.person, givenName: 'Somebody' } };
    const again = await journeys.enrol({ ...changed, reference: request.reference.toLowerCase() });
    expect(again).toEqual({ ...first, created: false });
    expect((await journeys.person(first.journey))?.givenName).toBe('Zenobia');
  });

  it('S2.1 at once from many sides starts one journey', async () => {
    const request = application();
    const answers = await Promise.all(Array.from({ length: 5 }, () => journeys.enrol(request)));
    expect(new Set(answers.map(({ journey, receipt }) => `${journey} ${receipt.events.length}`)).size).toBe(
      1,
    );
    const { events } = await timelineEvents(answers[0]!.journey);
    expect(events.filter(({ type }) => type === 'Enrolled')).toHaveLength(1);
  });

  it('S2.1 the same person under another reference meets the same journey; in another cohort, a refusal', async () => {
    const person = { ...application().person, trn: '7654321' };
    const first = await journeys.enrol(application({ mode: 'live', person }));
    await journeys.timeline(first.journey);
    const again = await journeys.enrol(application({ mode: 'live', person }));
    expect(again).toMatchObject({ journey: first.journey, created: false });
    const elsewhere = application({ mode: 'live', person, cohort: 'npq-senco-2027-spring' });
    expect(await codeOf(journeys.enrol(elsewhere))).toBe('duplicate-person');
  });

  it('S2.1 S3.6 after the run has closed, the record answers with the first receipts', async () => {
    const request = application();
    const first = await journeys.enrol(request);
    const told = { id: `reject-${first.journey}`, reason: 'not-suitable' };
    const rejected = await journeys.reject(first.journey, {}, told);
    expect(rejected.status).toBe('ended');
    await engine.client.workflow.getHandle(first.journey).result();
    expect(await journeys.reject(first.journey, {}, told)).toEqual(rejected);
    expect((await journeys.enrol(request)).receipt).toEqual(first.receipt);
    expect(await codeOf(journeys.accept(first.journey, {}))).toBe('journey-ended');
    const completion = { coach: 'coach-1', session: 'coaching-1', held: '2026-10-01T10:00:00Z', minutes: 60 };
    await expect(journeys.sessionCompleted(first.journey, completion)).rejects.toBeInstanceOf(JourneyRefused);
  });
});

describe('S3.6 commanding', () => {
  it('S3.6 the same id is answered with the first receipt; a refusal has its code and changes nothing', async () => {
    const journey = await enrolled();
    const first = await journeys.decideFunding(journey, { funding: 'school' }, { id: 'fund-1' });
    expect(first.events.map(({ type }) => type)).toEqual(['FundingDecided']);
    expect(await journeys.decideFunding(journey, { funding: 'school' }, { id: 'fund-1' })).toEqual(first);
    const before = await timelineEvents(journey);
    const refused = journeys.command(journey, { type: 'withdraw' });
    await expect(refused).rejects.toBeInstanceOf(JourneyRefused);
    expect(await codeOf(refused)).toBe('reason-needed');
    expect(await timelineEvents(journey)).toEqual(before);
  });

  it('S3.6 takes many commands to one journey at once, more than the server allows in flight', async () => {
    const journey = await enrolled();
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        journeys.matchRegistration(journey, { registration: `dfe-${n}` }, { id: `match-${n}` }),
      ),
    );
    expect(answers.map(({ events }) => events.length)).toEqual(Array.from({ length: 24 }, () => 1));
  });

  it('S2.3 S5.3 hands in documents, and keeps a scan as evidence', async () => {
    const journey = await enrolled();
    const paper = await journeys.handInDocument(journey, text('I endorse this.'), 'letter.txt', 'task-1');
    expect(paper).toMatchObject({ kind: 'text', words: 3 });
    await journeys.provideEvidence(journey, {
      evidence: 'headteacher-declaration',
      document: paper.document,
    });
    expect(Buffer.from(await journeys.readDocument(journey, paper.document)).toString()).toBe(
      'I endorse this.',
    );
    await expect(journeys.handInDocument(journey, text(''), 'a.txt', 'task-1')).rejects.toThrow('empty');
    await expect(journeys.handInDocument(journey, text('x'), 'a.exe', 'task-1')).rejects.toThrow('.docx');
    expect(await codeOf(journeys.readDocument(journey, 'a'.repeat(64)))).toBe('not-found');
  });

  it('S3.5 a signal that does not fit is recorded as refused, for the provider to see', async () => {
    const journey = await enrolled();
    const completion = { coach: 'coach-1', session: 'coaching-9', held: '2026-09-01T08:00:00Z', minutes: 60 };
    await journeys.sessionCompleted(journey, { ...completion, notes: 'Talked with Zenobia.' });
    await expect
      .poll(async () => (await journeys.view(journey)).view.attention.map(({ code }) => code), {
        timeout: 10_000,
      })
      .toContain('signal-refused');
    const { past } = await journeys.timeline(journey);
    expect(JSON.stringify(past)).toContain('SignalRefused');
  });

  it('S4.4 changes details in the store; the journey hears only which', async () => {
    const journey = await enrolled();
    const change = { familyName: 'Thistlewood', email: 'zt@postbox.example' };
    await expect(journeys.changeDetails(journey, change)).resolves.toMatchObject({
      events: [{ type: 'DetailsChanged' }],
    });
    expect(await journeys.person(journey)).toMatchObject(change);
    expect(await codeOf(journeys.changeDetails(journey, change))).toBe('bad-input');
    expect(await codeOf(journeys.changeDetails(journeyId, change))).toBe('not-found');
  });

  it('S7.2 no personal data are in the history of a journey', async () => {
    const journey = await enrolled();
    await journeys.requestInformation(journey, { question: 'Is it Zenobia?' }, { note: 'Ask Quillfeather.' });
    const history = await engine.client.workflow.getHandle(journey).fetchHistory();
    // Payloads are written in base 64.
    const readable = JSON.stringify(history).replaceAll(/"data":"([^"]*)"/g, (_, data: string) =>
      Buffer.from(data, 'base64').toString('utf8'),
    );
    expect(readable.includes('InformationRequested')).toBe(true);
    const personal = ['Zenobia', 'Quillfeather', 'postbox'];
    expect(personal.filter((one) => readable.includes(one))).toEqual([]);
    const { past } = await journeys.timeline(journey);
    expect(past.map((entry) => (entry.kind === 'event' ? entry.noteText : null))).toContain(
      'Ask Quillfeather.',
    );
  });
});

describe('S8.1 rehearsing, S6.3 asking', () => {
  it('S8.1 moves a rehearsal forward, never back, and never a live journey', async () => {
    const journey = await enrolled();
    expect(await journeys.advanceTo(journey, '2026-09-20T09:00:00Z')).toBe('2026-09-20T09:00:00Z');
    expect(await codeOf(journeys.advanceTo(journey, '2026-09-10T09:00:00Z'))).toBe('time-goes-forward');
    expect(await codeOf(journeys.advanceTo(await enrolled({ mode: 'live' }), '2030-01-01T00:00:00Z'))).toBe(
      'not-a-rehearsal',
    );
    const { view } = await journeys.view(journey);
    expect(view).toMatchObject({ at: '2026-09-20T09:00:00Z', mode: 'rehearsal', wait: { name: 'evidence' } });
    const moved = await journeys.advanceCohort('npq-senco-2026-autumn', '2026-12-31T23:59:59Z');
    expect(moved.failed).toEqual([]);
    expect((await journeys.view(journey)).view.outcome?.as).toBe('expired');
  });

  it('S6.3 says what was true then, and what would be', async () => {
    const journey = await enrolled();
    await journeys.decideFunding(journey, { funding: 'school' }, { at: '2026-09-15T09:00:00Z' });
    const then = await journeys.view(journey, { at: '2026-09-10T23:59:59Z' });
    expect(then).toMatchObject({ source: 'record', view: { n: expect.any(Number) as number } });
    expect(then.view.n).toBeLessThan((await journeys.view(journey)).view.n);
    expect(await codeOf(journeys.view(journey, { at: '2026-08-01T00:00:00Z' }))).toBe('not-found');
    const supposed = await journeys.whatIf(journey, { suppose: 'cohort', cohort: 'npq-senco-2027-spring' });
    expect(supposed.after?.outcomeBy).not.toBe(supposed.before?.outcomeBy);
  });

  it('S6.1 S6.3 lists, counts and exports, each provider its own', async () => {
    const own = await enrolled();
    await expect
      .poll(async () => (await journeys.list({ search: own })).rows[0]?.name, { timeout: 10_000 })
      .toMatch(/^Zenobia /);
    const counts = await journeys.count({ cohort: 'npq-senco-2026-autumn' }, 'provider');
    expect(counts.map(({ value }) => value)).toEqual(['northstar-learning']);
    const lines: string[] = [];
    for await (const line of journeys.export({ search: own }, 'csv')) lines.push(line);
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toContain('Zenobia');
    expect((await journeys.verifyRecord()).faults).toEqual([]);
  });
});

describe('S7.3 when nobody answers', () => {
  it('S6.3 the record stands in for a journey that does not answer, and commands are not left hanging', async () => {
    const journey = await enrolled();
    await journeys.view(journey);
    await journeys.timeline(journey);
    await here.stopWorker();
    const began = performance.now();
    expect(await journeys.view(journey)).toMatchObject({ source: 'record', view: { journey } });
    expect(performance.now() - began).toBeLessThan(5_000);
    await expect(journeys.view(journeyId)).rejects.toBeInstanceOf(NotFound);
    const { openJourneys } = await import('../../../client/journeys.js');
    const { address, namespace } = engine;
    const hasty = await openJourneys({
      temporal: { address, namespace },
      databaseUrl: '',
      patienceMs: 1_000,
    });
    const answer = hasty.accept(journey, {}, { id: 'accept-1' });
    await expect(answer).rejects.toBeInstanceOf(Unreachable);
    await expect(answer).rejects.toThrow('--id accept-1');
    await hasty.close();
  });
});

async function timelineEvents(journey: string) {
  const { past } = await journeys.timeline(journey);
  return {
    events: past.flatMap((entry) => (entry.kind === 'event' ? [{ n: entry.n, type: entry.type }] : [])),
  };
}
