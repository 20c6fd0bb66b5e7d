import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ClientError } from '../../../client/errors.js';
import { openJourneys } from '../../../client/journeys.js';
import { application, office } from '../support/office.js';
import { mailOf } from '../support/mails.js';
import { runOnServers } from '../support/terminal.js';

const here = await office();
const { journeys, engine } = here;
const folder = mkdtempSync(join(tmpdir(), 'journeys bounces '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A live applicant whose first message has been sent. */
async function applicant(secondEmail: string | null = null) {
  const request = application({ mode: 'live' });
  // Somebody can be asked for the endorsement, so that nothing but the bounce needs a person.
  const known = { ...request.person, headteacherEmail: 'head@school.example' };
  const person = { ...known, ...(secondEmail === null ? {} : { secondEmail }) };
  const { journey } = await journeys.enrol({ ...request, person });
  const sent = async (template: string) =>
    (await journeys.messages(journey)).find((one) => one.template === template && one.status === 'sent');
  await expect.poll(() => sent('application-received'), { timeout: 20_000 }).toBeDefined();
  const { key, messageId } = (await sent('application-received'))!;
  return { journey, key, messageId, sent, email: person.email };
}

const typesOf = ({ events }: { events: { type: string }[] }) => events.map(({ type }) => type);
const attentionOf = async (journey: string) =>
  (await journeys.timeline(journey)).past.filter(
    (one) => one.kind === 'event' && one.type === 'ExceptionRaised',
  );

async function ended(journey: string): Promise<void> {
  await journeys.reject(journey, {}, { reason: 'not-suitable' });
  await engine.client.workflow.getHandle(journey).result();
}

describe('S6.5 recording that a message came back', () => {
  it('S6.5 from the first address: it goes to the second, and so does what follows', async () => {
    const { journey, key, sent } = await applicant('zq.second@letterbox.example');
    const receipt = await journeys.recordBounce(journey, { message: key, permanent: true });
    expect(typesOf(receipt)).toEqual(['AddressRefused']);
    await expect
      .poll(() => sent('sent-again'), { timeout: 20_000 })
      .toMatchObject({
        address: 'second',
        recipient: 'zq.second@letterbox.example',
      });
    expect(await attentionOf(journey)).toEqual([]);
    const { past } = await journeys.timeline(journey);
    expect(past.find((one) => one.kind === 'message' && one.key === key)).toMatchObject({
      cameBack: [{ address: 'first', permanent: true, status: null }],
    });
    await journeys.requestInformation(journey, { question: 'Which classes do you teach?' });
    await expect
      .poll(() => sent('information-wanted'), { timeout: 20_000 })
      .toMatchObject({ address: 'second' });
  });

  it('S6.5 from the only address: the participant cannot be reached; the same report again changes nothing', async () => {
    const { journey, key } = await applicant();
    const first = await journeys.recordBounce(journey, { message: key, permanent: true });
    expect(typesOf(first)).toEqual(['Unreachable', 'ExceptionRaised']);
    const again = await journeys.recordBounce(journey, { message: key, permanent: true });
    expect(again).toMatchObject({ events: first.events, heard: true });
    expect(await journeys.bounces(journey)).toHaveLength(1);
  });

  it('S6.5 a message that never was is not found, and nothing is raised or filed', async () => {
    const { journey } = await applicant();
    const never = journeys.recordBounce(journey, { message: '99/accepted/participant', permanent: true });
    await expect(never).rejects.toMatchObject({ kind: 'not-found', code: 'not-found' });
    await expect(never).rejects.toThrow(/"99\/accepted\/participant".*timeline/);
    expect(await journeys.bounces(journey)).toEqual([]);
    expect(await attentionOf(journey)).toEqual([]);
  });

  it('S6.5 S7.1 after the end it is filed with the message, wakes nothing, and asks nobody', async () => {
    const { journey, key } = await applicant();
    await ended(journey);
    const before = await journeys.timeline(journey);
    const receipt = await journeys.recordBounce(journey, { message: key, permanent: true });
    expect(receipt).toMatchObject({ heard: false, events: [], status: 'ended' });
    expect(await journeys.bounces(journey)).toMatchObject([{ key, permanent: true, told: false }]);
    const after = await journeys.timeline(journey);
    expect(after.past.filter(({ kind }) => kind === 'event')).toEqual(
      before.past.filter(({ kind }) => kind === 'event'),
    );
    const { status } = await engine.client.workflow.getHandle(journey).describe();
    expect(status.name).toBe('COMPLETED');
  });

  it('S6.5 of a run that somebody stopped it is filed all the same', async () => {
    const { journey, key } = await applicant();
    await engine.client.workflow.getHandle(journey).terminate('for a test');
    const receipt = await journeys.recordBounce(journey, { message: key, permanent: false });
    expect(receipt).toMatchObject({ heard: false, events: [] });
    expect(await journeys.bounces(journey)).toMatchObject([{ key, permanent: false }]);
  });

  it('S3.6 S6.1 who may not, and who may not see it, are refused before anything is filed', async () => {
    const { journey, key, messageId } = await applicant();
    const actor = { role: 'participant', id: 'somebody' } as const;
    const refused = journeys.recordBounce(journey, { message: key, permanent: true }, { actor });
    await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
    const other = await openJourneys({
      temporal: { address: engine.address, namespace: engine.namespace },
      databaseUrl: here.databaseUrl,
      documentsFolder: here.documentsFolder,
      scope: { provider: 'harbour-education' },
    });
    const unseen = other.recordBounce(journey, { message: key, permanent: true });
    await expect(unseen).rejects.toBeInstanceOf(ClientError);
    await expect(unseen).rejects.toMatchObject({ code: 'not-found' });
    expect(await other.readBounce(mailOf('postfix-unknown', messageId))).toMatchObject({
      kind: 'not-ours',
      journey: null,
    });
    await other.close();
    expect(await journeys.bounces(journey)).toEqual([]);
  });
});

describe('S6.5 reading mails that came back', () => {
  it('S6.5 an out-of-office answer, a delay and a receipt change nothing; a bounce is recorded once', async () => {
    const { journey, key, messageId } = await applicant();
    for (const name of ['away-exchange', 'away-vacation', 'delayed', 'delivered', 'receipt', 'letter']) {
      const read = await journeys.readBounce(mailOf(name, messageId));
      expect(read).toMatchObject({ journey, message: key, receipt: null });
      expect(read.kind).not.toBe('failed');
    }
    expect(await journeys.bounces(journey)).toEqual([]);
    const full = await journeys.readBounce(mailOf('postfix-full', messageId));
    expect(full).toMatchObject({ kind: 'failed', status: '5.2.2', receipt: { permanent: false } });
    expect(await attentionOf(journey)).toEqual([]);
    const again = await journeys.readBounce(mailOf('postfix-full', messageId));
    expect(again.receipt).toEqual(full.receipt);
  });

  it('S6.5 on the command line each file is said to be what it is', async () => {
    const { key, messageId, journey } = await applicant();
    const file = (name: string, content: Buffer) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const files = [
      file('gone.eml', mailOf('gmail-unknown', messageId)),
      file('away.eml', mailOf('away-exchange', messageId)),
      file('other.eml', mailOf('postfix-unknown', 'other@elsewhere.example')),
      file('table.csv', Buffer.from('reference\nA-1\n')),
    ];
    const ran = await runOnServers(`bounces read ${files.map((one) => `"${one}"`).join(' ')}`, here.args);
    expect(ran.code).toBe(5);
    expect(ran.out).toMatch(
      /gone\.eml: a bounce \(.*\), 5\.1\.1: the address will not work again\n {2}\d+ Unreachable/,
    );
    expect(ran.out).toMatch(/away\.eml: an automatic reply/);
    expect(ran.out).toMatch(/other\.eml: about a mail that is none of ours/);
    expect(ran.out).toMatch(/table\.csv: It is no mail/);
    const shown = await runOnServers(`message ${journey} ${key}`, here.args);
    expect(shown.out).toMatch(/It came back from the first address \(5\.1\.1\), for good/);
  });

  it('S6.5 on the command line, a bounce after the end says that it is filed', async () => {
    const { journey, key } = await applicant();
    await ended(journey);
    const line = `record-bounce ${journey} --message ${key} --permanent yes`;
    const ran = await runOnServers(line, here.args);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/Filed +with the message; the journey is over, and nothing is woken/);
    const json = await runOnServers(`${line} --json`, here.args);
    expect(JSON.parse(json.out)).toMatchObject({ heard: false, events: [] });
  });
});
