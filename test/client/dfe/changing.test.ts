import { describe, expect, it } from 'vitest';
import { mergePeople } from 'dfe-simulator/rules/staff/index';
import { useDepartment } from '../support/dfe.js';

const held = useDepartment();
const { dfe } = held;
/** Runs a line that the Department refuses, and says with which code and words. */
async function refused(line: string) {
  const { code, out, err } = await dfe(line);
  expect([code, out]).toEqual([1, '']);
  return err;
}
const partner = () => held.id('aire-valley-teaching-hub');
const declare = (person: string, type: string, more = '') =>
  `declarations declare --participant ${held.id(person)} --type ${type} --date 2026-11-02 --partner ${partner()} ${more}`;

describe('DfE §2.1 applications', () => {
  it('DfE §2.1 are accepted with a funded place, which may change, and not twice', async () => {
    const id = held.id('ewa-nowak/senco');
    const missing = await refused(`applications accept ${id}`);
    expect(missing).toContain('Say --funded-place yes or no');
    expect(missing).toMatch(/^The Department says: funded_place: .+$/m);
    expect(missing).toMatch(/^\(refused: funded-place-not-allowed\)$/m);
    const accepted = await dfe(`applications accept ${id} --funded-place yes`);
    expect(accepted.out).toMatch(/^Accepted\.\n\nEwa Nowak {2}/);
    expect(accepted.out).toMatch(/^Schedule +npq-leadership-autumn$/m);
    expect((await dfe(`applications funded-place ${id} no`)).out).toMatch(/^No funded place: changed\.$/m);
    expect(await refused(`applications accept ${id} --funded-place no`)).toContain(
      '(refused: application-not-acceptable)',
    );
  });

  it('DfE §2.1 are rejected, for good', async () => {
    const id = held.id('idris-jones/senco');
    const { out } = await dfe(`applications reject ${id}`);
    expect(out).toMatch(/^Rejected\.\n/);
    expect(out).toContain('the person registers again, or the Department reverts it');
    const { err, code } = await dfe(`applications reject ${id} --json`);
    expect(code).toBe(1);
    expect(JSON.parse(err)).toMatchObject({
      error: {
        code: 'application-not-rejectable',
        department: { operation: 'rejectApplication', status: 422, errors: [{ title: 'application' }] },
      },
    });
  });
});

describe('DfE §2.2 training status', () => {
  it('DfE §2.2 goes from deferred to active, to withdrawn, and says what follows', async () => {
    const id = held.id('carys-morgan');
    expect((await dfe(`participants resume ${id}`)).out).toMatch(/^Active again\.\n/);
    expect(await refused(`participants resume ${id}`)).toContain('Nothing is to be done');
    expect((await dfe(`participants defer ${id} --reason career-break`)).out).toMatch(/^Deferred\.\n/);
    const { out } = await dfe(`participants withdraw ${id} --reason change-in-career`);
    expect(out).toMatch(/^Withdrawn\.\n/);
    expect(out).toContain('nothing dated after the withdrawal can be declared');
    expect(await refused(`participants defer ${id} --reason other`)).toContain('(refused: not-deferrable)');
    expect(await refused(`participants withdraw ${held.id('kemi-bello')} --reason other`)).toContain(
      'If "started" was never declared, reject the application',
    );
  });

  it('DfE §2.2 the schedule changes, not to the same one', async () => {
    const change = `participants change-schedule ${held.id('kemi-bello')} --schedule npq-leadership-spring`;
    expect((await dfe(change)).out).toMatch(/^Schedule changed\.\n/);
    expect(await refused(change)).toMatch(/\(refused: schedule-not-(allowed|changeable)\)/);
  });

  it('DfE §1.2 a merged participant is named by the new id, with the command that shows it', async () => {
    const [from, into] = [held.id('mei-tan'), held.id('rosa-marsh')];
    mergePeople(held.simulator.world, held.simulator.now(), { from, into });
    for (const line of [
      `participants show ${from}`,
      `participants defer ${from} --reason other`,
      `outcomes list --participant ${from}`,
      declare('mei-tan', 'retained-1'),
    ]) {
      const err = await refused(line);
      expect(err).toContain(`It is ${into}: see "journeys dfe participants show ${into}"`);
      expect(err).toContain('(refused: participant-id-changed)');
    }
    expect((await dfe(`participants show ${into}`)).out).toContain(`${from} was taken into this record`);
  });
});

describe('DfE §2.3 declarations', () => {
  it('DfE §2.3 are made once: the one that stands is named, and found again', async () => {
    const line = declare('harriet-cole', 'started');
    const made = await dfe(line);
    expect(made.out).toMatch(/^Declared\.\n\nstarted {2}/);
    expect(made.out).toMatch(/^Of +Mon 2 Nov 2026, 00:00 GMT$/m);
    const id = /^started {2}(\S+)$/m.exec(made.out)?.[1] ?? '';
    const again = await refused(line);
    expect(again).toContain(`see "journeys dfe declarations show ${id}"`);
    expect(again).toContain('(refused: declaration-already-made)');
    const found = await dfe(`${line} --again`);
    expect(found.out).toMatch(/^It stands already: found when it was looked for\.\n\nstarted {2}/);
    expect(found.out).toContain(id);
    const other = await refused(`${line.replace('2026-11-02', '2026-11-01')} --again`);
    expect(other).toContain('It is of Mon 2 Nov 2026, 00:00 GMT, eligible');
    const moved = await dfe(
      `declarations change-partner ${id} --partner ${held.id('irwell-schools-alliance')}`,
    );
    expect(moved.out).toMatch(/^Partner +Irwell Schools Alliance, /m);
    expect(await refused(`declarations change-partner ${id} --partner ${id}`)).toContain(
      'Choose one of "dfe partners list',
    );
    expect((await dfe(`declarations void ${id}`)).out).toMatch(/^Taken back\.\n\n.+\nState +voided$/m);
    expect(await refused(`declarations void ${id}`)).toContain('(refused: declaration-not-voidable)');
  });

  it('DfE §2.4 "completed" brings a result, which a resit changes and a pass does not', async () => {
    const json = await dfe(declare('femi-adeyemi', 'completed', '--passed no --json'));
    expect(JSON.parse(json.out)).toMatchObject({ found: false, record: { hasPassed: false }, unknown: [] });
    const record = (rest: string) => dfe(`outcomes record ${held.id('femi-adeyemi')} ${rest}`);
    expect((await record('--result passed --completed-on 2026-11-03')).out).toMatch(/^Recorded\.\n\npassed/);
    const other = await record('--result passed --completed-on 2026-11-04');
    expect(other.out).toMatch(/^The Department holds this result already\.\nIts date is not the one/);
    expect(other.out).toMatch(/^Completed +Tue 3 Nov 2026$/m);
    const none = `outcomes record ${held.id('kemi-bello')} --result passed --completed-on 2026-11-03`;
    expect(await refused(none)).toContain('(refused: no-completed-declaration)');
  });
});
