import { describe, expect, it } from 'vitest';
import { ConnectionLost } from '../../../store/database/connections.js';

import { createDeliver } from '../../../activities/deliver.js';

import { asPassing } from '../../../activities/messages/transient-message-error.js';
import type { Mode } from '../../../workflows/journey/values.js';
import { freshStore } from '../../support/postgres.js';
import { DOMAIN } from './support/letters.js';
import { FROM, office, recorded, staffIn } from './support/office.js';

const store = await freshStore();
const { catcher, transport } = await office(store);
await staffIn(store);

/** A mail server behind a fault of our own code that one address brings out. */
const stumblingOver = (address: string) => ({
  ...transport,
  send: (...[mail, ending]: Parameters<typeof transport.send>) => {
    if (mail.to.address === address) throw new TypeError('a fault of the code');
    return transport.send(mail, ending);
  },
});

describe('S6.5 a message that can never be made', () => {
  it.each<[Mode, number]>([
    ['live', 10],
    ['rehearsal', 4],
  ])(
    'S6.5 of a %s journey is told after %i tries, and the others of its batch arrive',
    async (mode, most) => {
      const { journey, keyOf } = await recorded(store, mode);
      const faulty = stumblingOver(`${journey}@home.test`);
      const deliver = createDeliver({
        store,
        live: faulty,
        rehearsal: faulty,
        mailDomain: DOMAIN,
        from: FROM,
      });
      const messages = [keyOf('accepted'), keyOf('headteacher-accepted')];
      for (let tries = 1; tries < most; tries++) {
        await expect(deliver({ journey, mode, messages })).rejects.toMatchObject({
          details: [{ codes: ['unexpected'] }],
        });
      }
      const told = [{ type: 'effectFailed', effect: messages[0], code: 'unexpected' }];
      expect(await deliver({ journey, mode, messages })).toEqual(told);
      expect(catcher.received().filter(({ envelope }) => envelope.to[0]?.includes(journey))).toHaveLength(1);
    },
  );

  it('S6.5 a store that is away is waited for without end', () => {
    expect(asPassing(new ConnectionLost('08006', null))).toMatchObject({ code: 'store-away' });
    expect(asPassing(new TypeError('x'))).toMatchObject({ code: 'unexpected' });
  });
});

describe('S3.4 a coach whom nobody knows', () => {
  it('S3.4 is told once to the provider, and who was taken away from one is not', async () => {
    const { journey, keyOf } = await recorded(store, 'live');
    const deliver = createDeliver({
      store,
      live: transport,
      rehearsal: null,
      mailDomain: DOMAIN,
      from: FROM,
    });
    await store.db.deleteFrom('staff').execute();
    const assigned = keyOf('participant-assigned');
    const messages = [assigned, keyOf('participant-taken-away')];
    expect(await deliver({ journey, mode: 'live', messages })).toEqual([
      { type: 'effectFailed', effect: assigned, code: 'no-such-coach' },
    ]);
  });
});
