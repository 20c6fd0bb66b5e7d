/** S5.4: the office gives a script to somebody else, and an assessor says that they know its author; by command line. */
import { beforeAll, describe, expect, it } from 'vitest';
import { liveThrough } from '../../support/driving.js';
import { application, coachOne, office } from '../support/office.js';
import { runOnServers } from '../support/terminal.js';

const { journeys, store, args } = await office();
const cli = (line: string, scope: string[] = []) => runOnServers(line, [...args, ...scope]);
const at = '--at "2028-03-24 17:00 Europe/London"';
const scores = '--scores context-and-need=3,statutory-duties=3,evidence=3,leading-change=3,impact=3';
const all = ['as-1', 'as-2', 'as-3', 'as-4'];
let journey = '';
let candidate = '';

const staffOf = (id: string, provider = 'northstar-learning', urn: string | null = null) =>
  journeys.saveStaff({ id, role: 'assessor', provider, name: `Person ${id}`, email: `${id}@a.example`, urn });
async function holder(): Promise<string> {
  for (const id of all) if ((await journeys.markingQueue(id)).length > 0) return id;
  return 'nobody';
}

beforeAll(async () => {
  for (const id of all) await staffOf(id);
  await staffOf('as-own', 'northstar-learning', '100001');
  await staffOf('as-far', 'harbour-education');
  await journeys.saveStaff(coachOne);
  ({ journey } = await journeys.enrol(application({ registration: 'dfe-48214' })));
  await liveThrough({ journeys, store }, [journey], '2028-03-22T12:00:00Z');
  await journeys.changeDetails(journey, { urn: '100001' }, { at: '2028-03-24T17:00:00Z' });
  candidate = (await journeys.markingQueue(await holder()))[0]?.candidate ?? '';
}, 180_000);

describe('S5.4 scripts that go to somebody else', () => {
  it('S5.4 reassigns with a reason, to whom the office names, and refuses who must not have it', async () => {
    const first = await holder();
    const next = all.find((id) => id !== first) ?? '';
    const reassign = `marking reassign ${candidate} ${at}`;
    expect((await cli(reassign)).err).toContain('(refused: reason-needed)');
    const own = await cli(`${reassign} --to as-own --reason illness`);
    expect([own.code, own.err]).toEqual([1, expect.stringContaining('They belong to the setting')]);
    for (const unknown of ['as-far', 'co-1', 'nobody-here'])
      expect((await cli(`${reassign} --to ${unknown} --reason illness`)).code).toBe(3);
    const foreign = await cli(`${reassign} --reason illness`, ['--scope', 'harbour-education']);
    expect(foreign.code).toBe(3);
    expect((await cli(`${reassign} --from ${first} --to ${next} --reason illness`)).code).toBe(0);
    await expect.poll(holder).toBe(next);
    const back = await cli(`${reassign} --to ${first} --reason illness`);
    expect(back.err).toContain('(refused: assessor-not-free)');
    expect((await cli(`marking mark ${first} ${candidate} ${scores} ${at}`)).code).toBe(3);
  });

  it('S5.4 an assessor declines without hearing whose script it is; the mark given does not count', async () => {
    const assessor = await holder();
    expect((await cli(`marking mark ${assessor} ${candidate} ${scores} ${at}`)).code).toBe(0);
    const declined = await cli(
      `marking decline ${assessor} ${candidate} --reason knows-the-author ${at} --json`,
    );
    expect([declined.code, JSON.parse(declined.out)]).toEqual([0, { candidate, at: '2028-03-24T17:00:00Z' }]);
    expect(declined.out + declined.err).not.toContain(journey);
    await expect.poll(holder).not.toBe('nobody');
    expect(await holder()).not.toBe(assessor);
    const sent = (await journeys.messages(journey)).filter(
      ({ template }) => template === 'script-taken-back',
    );
    expect(sent).toHaveLength(2);
    expect(sent.map(({ text }) => text).join()).toContain('The mark that you gave does not count.');
    for (const { subject, text } of sent) expect(`${subject}${text}`).not.toContain(journey);
    const { view } = await journeys.view(journey);
    expect(view.attention.map(({ code }) => code)).toEqual(['conflict-found']);
  });
});
