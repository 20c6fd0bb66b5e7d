/** A command given from a page, with an engine behind the site: however often the form is sent, it is one command. */
import { beforeAll, expect, test } from 'vitest';
import { DEMO_PROVIDER } from '../../dev/demo/staff.js';
import { listAudit } from '../../store/access/audit.js';
import { readJournal } from '../../store/record/journal.js';
import { enrolmentOf, wholeStack } from '../support/whole.js';
import { testSite, type Visitor } from '../web/support/signed-in.js';

const house = await wholeStack();
const { store, journeys } = house;
const { address, namespace } = house.engine;
// Any number of sites run side by side: whoever presses twice may reach another one.
const first = await testSite(store, { address, namespace });
const second = await testSite(store, { address, namespace });
let journey = '';
beforeAll(async () => {
  await house.worker();
  journey = (await journeys.enrol(enrolmentOf('FORM-01'))).journey;
}, 120_000);

const office = (site: typeof first): Promise<Visitor> =>
  site.as('office-1', 'provider-admin', { provider: DEMO_PROVIDER });
const asked = { step: 'do', question: 'Which key stages do you teach?' };
const questions = async (): Promise<string[]> =>
  (await readJournal(store, journey))!.events
    .filter(({ type }) => type === 'InformationRequested')
    .map(({ cmd }) => cmd);

test('S3.6 a form pressed twice at once, on two sites, and again later is one command', async () => {
  const path = `/provider/participants/${journey}/do/requestInformation`;
  const [one, other] = [await office(first), await office(second)];
  const page = await one.get(path);
  const command = /name="command" value="(cmd-[a-z2-7]{20})"/.exec(page.body)?.[1] ?? '';
  const check = await one.post(path, { ...asked, step: 'check', command });
  expect(check.body).toContain('What would happen');
  expect(await questions()).toEqual([]);
  await other.get(path);
  const answers = await Promise.all([
    one.post(path, { ...asked, command }),
    other.post(path, { ...asked, command }),
  ]);
  const later = await one.post(path, { ...asked, command });
  expect([...answers, later].map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
  expect(await questions()).toEqual([command]);
  expect((await one.get(`/provider/participants/${journey}`)).body).toContain(
    'that is done and on the record',
  );
  expect([first.faults, second.faults]).toEqual([[], []]);
});

test('S6.3 what was done from a page is in the audit, by the one who did it', async () => {
  const rows = await listAudit(store, { journey }, { size: 50 });
  const done = rows.filter(({ action }) => action === 'requestInformation');
  expect(done.length).toBeGreaterThan(0);
  for (const { who, role, way, result } of done)
    expect([who, role, way, result]).toEqual(['office-1', 'provider-admin', 'page', 'done']);
});
