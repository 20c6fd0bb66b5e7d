import { describe, expect, it } from 'vitest';
import { createDiary } from '../../../activities/diary.js';
import { allocationsOf, blindQueue, conflictAtOpening } from '../../../store/marking/queue.js';
import type { AssessmentEffect } from '../../../workflows/effects/effect.js';
import type { FactCommand } from '../../../workflows/journey/command.js';
import { autumn, enrolmentIn } from '../../../lives/people.js';
import { freshStore } from '../../support/postgres.js';
import { begin, occasion, staff } from './support/journeys.js';
import { CLOSED, DOCUMENT, found, none, Scripts } from './support/scripts.js';

const store = await freshStore();
const { arrange, ask, allocate, submitted, assessors } = new Scripts(store);

describe('S5.4 allocation without conflict of interest', () => {
  it('S5.4 the least loaded assessor of the provider is chosen, the lower id where several are', async () => {
    await assessors('load', 'load-b', 'load-a');
    await staff(store, 'load-coach', { provider: 'load' });
    await assessors('elsewhere', 'elsewhere-a');
    const given: FactCommand[] = [];
    for (let index = 0; index < 3; index++) {
      const journey = await submitted(`load-${index}`, 'load');
      given.push(...(await allocate(journey)));
    }
    expect(given).toEqual(
      ['load-a', 'load-b', 'load-a'].flatMap((one, index) => found(`load-${index}`, one)),
    );
    await ask('load-0', { do: 'marked', script: 'load-0-1', role: 'marker' });
    await ask('load-2', { do: 'marked', script: 'load-2-1', role: 'marker' });
    expect(await allocate(await submitted('load-3', 'load'))).toEqual(found('load-3', 'load-a'));
  });

  it('S5.4 no coach of the participant marks, past or present, under whatever id', async () => {
    const provider = 'coached';
    await assessors(provider, 'co-now', 'co-past');
    await staff(store, 'co-as-coach', { provider, email: 'Same.Person@northstar-learning.example' });
    await staff(store, 'co-same', {
      provider,
      role: 'assessor',
      email: 'same.person@northstar-learning.example',
    });
    const journey = await submitted('co-1', provider);
    const diary = createDiary(store);
    for (const [index, coach] of ['co-past', 'co-as-coach', 'co-now'].entries())
      await diary(occasion(journey, `2026-0${index + 6}-01T09:00:00Z`), [
        { key: `${index}/0`, effect: { do: 'assigned', coach, previous: null } },
      ]);
    expect(await allocate(journey)).toEqual(none(journey));
    await assessors(provider, 'co-free');
    expect(await allocate(journey)).toEqual(found(journey, 'co-free'));
  });

  it('S5.4 nobody of the participant’s setting marks, and a setting that is not known is no conflict', async () => {
    const provider = 'setting';
    await staff(store, 'se-own', { provider, role: 'assessor', urn: '100001' });
    const journey = await submitted('se-1', provider, '100001');
    expect(await allocate(journey)).toEqual(none(journey));
    await staff(store, 'se-unknown', { provider, role: 'assessor', urn: null });
    expect(await allocate(journey)).toEqual(found(journey, 'se-unknown', 'marker', true));
  });

  it('S5.4 nobody of another school of the same trust marks, by the register', async () => {
    const provider = 'trusts';
    const school = (urn: string, trust: string | null) =>
      store.db
        .insertInto('establishments')
        .values({
          ...{ urn, name: `School ${urn}`, name_key: `school ${urn}`, type_code: '34', type_name: 'Academy' },
          ...{ type_group: 'Academies', status: 'Open', trust_code: trust, country: 'england' },
        })
        .execute();
    await school('200001', 'T-1');
    await school('200002', 'T-1');
    await school('200003', null);
    await staff(store, 'tr-same', { provider, role: 'assessor', urn: '200002' });
    const journey = await submitted('tr-1', provider, '200001');
    expect(await allocate(journey)).toEqual(none(journey));
    await staff(store, 'tr-other', { provider, role: 'assessor', urn: '200003' });
    expect(await allocate(journey)).toEqual(found(journey, 'tr-other', 'marker', true));
    await staff(store, 'tr-other', { provider, role: 'assessor', urn: '200002' });
    expect(await conflictAtOpening(store, `${journey}-1`, 'tr-other')).toBe('trust');
  });

  it('S5.4 moderator, third marker and the marker of an appeal are each someone else', async () => {
    const provider = 'roles';
    await assessors(provider, 'ro-1', 'ro-2', 'ro-3');
    const journey = await submitted('ro-j', provider);
    const seen: string[] = [];
    for (const role of ['marker', 'moderator', 'third'] as const) {
      const [fact] = await allocate(journey, role);
      if (fact?.type === 'markerFound') seen.push(fact.assessor);
      await ask(journey, { do: 'marked', script: `${journey}-1`, role });
    }
    expect(seen).toEqual(['ro-1', 'ro-2', 'ro-3']);
    expect(await allocate(journey, 'appeal', seen)).toEqual(none(journey, 'appeal'));
    await assessors(provider, 'ro-4', 'ro-5');
    expect(await allocate(journey, 'appeal', [...seen, 'ro-4'])).toEqual(found(journey, 'ro-5', 'appeal'));
  });

  it('S5.4 a new assessor’s first scripts are told apart, allocated ones counted', async () => {
    const provider = 'fresh';
    await staff(store, 'fresh-a', { provider, role: 'assessor', scriptsMarked: 0 });
    const { sampling } = enrolmentIn(autumn()).programme.assessment;
    const fresh: boolean[] = [];
    for (let index = 0; index <= sampling.firstScripts; index++) {
      const [fact] = await allocate(await submitted(`fresh-${index}`, provider));
      if (fact?.type === 'markerFound') fresh.push(fact.newAssessor);
    }
    expect(fresh).toEqual([...Array.from({ length: sampling.firstScripts }, () => true), false]);
  });

  it('S5.4 twenty scripts at once are shared evenly, nobody is given more than they take at once', async () => {
    const provider = 'crowd';
    await assessors(provider, 'cr-1', 'cr-2', 'cr-3');
    await staff(store, 'cr-4', { provider, role: 'assessor', capacity: 2 });
    const ids = Array.from({ length: 20 }, (_, index) => `cr-j${index}`);
    for (const id of ids) await submitted(id, provider);
    const answers = (await Promise.all(ids.map((id) => allocate(id)))).flat();
    const of = (id: string) =>
      answers.filter((fact) => fact.type === 'markerFound' && fact.assessor === id).length;
    expect(['cr-1', 'cr-2', 'cr-3', 'cr-4'].map(of)).toEqual([6, 6, 6, 2]);
  });

  it('S8.1 rehearsed scripts are no load and no experience of a live assessor', async () => {
    const provider = 'modes';
    await assessors(provider, 'mo-1', 'mo-2');
    await submitted('mo-r', provider, '100001', 'rehearsal');
    expect(await allocate('mo-r', 'marker', [], 'rehearsal')).toEqual(found('mo-r', 'mo-1'));
    expect(await allocate(await submitted('mo-l', provider))).toEqual(found('mo-l', 'mo-1'));
  });
});

describe('S6.4 the blind queue', () => {
  it('S6.4 shows what is to be marked, without anything that names a person', async () => {
    await assessors('queue', 'qu-1');
    await allocate(await submitted('qu-j', 'queue'));
    const queue = await blindQueue(store, 'qu-1');
    expect(queue).toEqual([
      {
        candidate: expect.stringMatching(/^C-[0-9A-F]{10}$/) as string,
        mode: 'live',
        role: 'marker',
        window: 'window-2028-03',
        due: expect.stringMatching(/^2028-0\d-\d\d$/) as string,
        words: 2000,
      },
    ]);
    expect(JSON.stringify(queue)).not.toContain('qu-j');
    const [{ candidate } = { candidate: '' }] = queue;
    expect(await allocationsOf(store, candidate)).toMatchObject([
      { script: 'qu-j-1', journey: 'qu-j', assessor: 'qu-1', document: DOCUMENT, marked: null },
    ]);
    expect(await allocationsOf(store, 'C-0000000000')).toEqual([]);
    expect(await conflictAtOpening(store, 'qu-j-1', 'qu-1')).toBeNull();
    await ask('qu-j', { do: 'marked', script: 'qu-j-1', role: 'marker' });
    expect(await blindQueue(store, 'qu-1')).toEqual([]);
  });

  it('S5.4 a conflict that arose meanwhile is found when the script is opened', async () => {
    await assessors('open', 'op-1');
    const journey = await submitted('op-j', 'open');
    await allocate(journey);
    expect(await conflictAtOpening(store, 'op-j-1', 'op-2')).toBe('not-allocated');
    await staff(store, 'op-1', { provider: 'open', role: 'assessor', urn: '100001' });
    expect(await conflictAtOpening(store, 'op-j-1', 'op-1')).toBe('setting');
    await createDiary(store)(occasion(journey), [
      { key: '1/0', effect: { do: 'assigned', coach: 'op-1', previous: null } },
    ]);
    expect(await conflictAtOpening(store, 'op-j-1', 'op-1')).toBe('coach');
  });

  it('S4.3 when the journey ends, scripts leave the queues', async () => {
    await assessors('close', 'cl-1');
    const journey = await submitted('cl-j', 'close');
    await allocate(journey);
    await ask(journey, { do: 'close', script: 'cl-j-1' });
    expect(await blindQueue(store, 'cl-1')).toEqual([]);
    expect(await conflictAtOpening(store, 'cl-j-1', 'cl-1')).toBe('not-allocated');
  });

  it('S5.4 an allocation that is repeated is answered the same and made once; without a submission it is said', async () => {
    await assessors('twice', 'tw-1', 'tw-2');
    const journey = await submitted('tw-j', 'twice');
    const effect = { do: 'allocate', script: 'tw-j-1', role: 'marker', not: [] } as AssessmentEffect;
    const once = () => arrange(occasion(journey, CLOSED), [{ key: 'same', effect }]);
    const answers = await Promise.all([once(), once(), once()]);
    for (const answer of answers) expect(answer).toEqual([{ key: 'same', facts: found(journey, 'tw-1') }]);
    expect(await blindQueue(store, 'tw-2')).toEqual([]);
    await begin(store, 'tw-none', { provider: 'twice' });
    expect(await allocate('tw-none')).toEqual([
      { type: 'effectFailed', effect: 'marking/allocate', code: 'no-submission' },
    ]);
  });
});
