/** S6.5: where a programme asks no headteacher for anything, that there is none is nobody's question. */
import { expect, it } from 'vitest';
import { listMessages } from '../../../store/messages/messages.js';
import { savePerson } from '../../../store/people/people.js';
import { record, told } from '../../store/support/records.js';
import { freshStore } from '../../support/postgres.js';
import { occasionsOf } from './support/occasions.js';
import { office, recorded, somebody } from './support/office.js';

const store = await freshStore();
const { catcher, deliver } = await office(store);
const nobody = { headteacherName: null, headteacherEmail: null };

it('S6.5 early years without a headteacher: no mail, and none in the log', async () => {
  const life = told('earlyYears', 'j-early', { mode: 'live' });
  await record(store, life);
  await savePerson(store, somebody('j-early', nobody), { mode: 'live', programme: 'early-years' });
  const messages = occasionsOf('early', life.enrolment, life.events)
    .filter(({ key }) => key.addressee === 'headteacher')
    .map(({ key }) => key.key);
  expect(messages.length).toBeGreaterThan(1);
  expect(await deliver({ journey: 'j-early', mode: 'live', messages })).toEqual([]);
  expect(catcher.received()).toEqual([]);
  expect(await listMessages(store, 'j-early')).toEqual([]);
});

it('S6.5 a programme that asks for a declaration shows that it reached nobody', async () => {
  const { journey, keyOf } = await recorded(store, 'live', nobody);
  await deliver({ journey, mode: 'live', messages: [keyOf('endorsement-asked')] });
  expect(await listMessages(store, journey)).toHaveLength(1);
});
