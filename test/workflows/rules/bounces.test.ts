/** S6.5: a message that was sent and came back. */
import { describe, expect, it } from 'vitest';
import { accepted } from '../../../lives/beginnings.js';
import { given, mailOf } from '../../support/given.js';
import { participant, provider } from '../../../lives/people.js';

const bounce = (message: string, permanent: boolean, more = {}) =>
  ({ type: 'recordBounce', message, permanent, ...more }) as const;
const again = { address: 'first', another: true } as const;

describe('S6.5 messages that came back', () => {
  it('S6.5 another address is left: the message goes there, and the participant is not lost', () => {
    const play = accepted();
    const events = given(play)
      .when(provider, bounce('10/accepted/participant', true, again))
      .then('AddressRefused');
    expect(mailOf(play, events)).toEqual(['participant:sent-again']);
    expect(play.journey.reachable).toBe(true);
    expect(events[0]).toMatchObject({ address: 'first', code: 'bounced', again: true });
  });

  it('S6.5 from the second address too: nobody is reached, and the provider hears of it once', () => {
    const play = accepted();
    const second = bounce('40/sent-again/participant/10/accepted/participant', true, { address: 'second' });
    const events = given(play).when(provider, second).then('Unreachable', 'ExceptionRaised');
    expect(mailOf(play, events)).toEqual(['provider:cannot-reach']);
    given(play).when(provider, bounce('12/welcome/participant', true)).nothing();
  });

  it('S6.5 a reminder is not sent again: the next one is on its way', () => {
    const play = accepted();
    const events = given(play)
      .when(provider, bounce('30/due-soon/participant', false, again))
      .then('AddressRefused');
    expect(mailOf(play, events)).toEqual([]);
  });

  it('S6.5 what came back from somebody else is put before the provider, and loses no participant', () => {
    const play = accepted();
    for (const key of ['1/endorsement-asked/headteacher', '17/participant-assigned/coach']) {
      const events = given(play).when(provider, bounce(key, true)).then('EffectFailed', 'ExceptionRaised');
      expect(mailOf(play, events)).toEqual(['provider:effect-failed']);
    }
    expect(play.journey.reachable).toBe(true);
  });

  it('S6.5 only the provider’s people and machines report that', () => {
    given(accepted()).when(participant, bounce('10/accepted/participant', true)).refused('not-allowed');
  });
});
