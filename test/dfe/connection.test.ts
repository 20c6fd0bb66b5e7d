import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkedPlace, DfeNotConfigured, dfePlace } from '../../dfe/connection.js';
import { openDfe } from '../../dfe/open.js';

const url = 'https://dfe.example';
const stack = { url: 'http://127.0.0.1:4100', tokens: { 'northstar-learning': 'northstar-token' } };

describe('where the Department’s API is', () => {
  it('DfE §1.1 is told by the environment, with a token for each provider or one for all', () => {
    const environment = {
      DFE_API_URL: `${url}/api/v3/`,
      DFE_API_TOKEN: 'of-all',
      DFE_API_TOKEN_NORTHSTAR_LEARNING: 'of-one',
    };
    expect(dfePlace(environment, 'northstar-learning', stack)).toEqual({ url, token: 'of-one' });
    expect(dfePlace(environment, 'harbour-education', stack)).toEqual({ url, token: 'of-all' });
  });

  it('S7.3 values of a .env that was read with its quotes and line ends mean what they say', () => {
    const environment = { DFE_API_URL: `"${url}"\r`, DFE_API_TOKEN: "'of-all'\r\n", DFE_API_TOKEN_X: '""' };
    expect(dfePlace(environment, 'x', stack)).toEqual({ url, token: 'of-all' });
  });

  it('DfE §1.1 is the simulator of the embedded stack where the environment says nothing', () => {
    const place = dfePlace({ DFE_API_URL: '', DFE_API_TOKEN: 'of-all' }, 'northstar-learning', stack);
    expect(place).toEqual({ url: stack.url, token: 'northstar-token' });
  });

  it.each<[NodeJS.ProcessEnv, string, typeof stack | null, RegExp]>([
    [{}, 'northstar-learning', null, /Set DFE_API_URL/],
    [{}, 'toString', stack, /knows no provider toString/],
    [{ DFE_API_URL: url }, 'northstar-learning', stack, /set DFE_API_TOKEN_NORTHSTAR_LEARNING/],
  ])('DfE §1.1 says what is missing (%j, %s)', (environment, provider, running, said) => {
    expect(() => dfePlace(environment, provider, running)).toThrow(said);
  });

  it.each([
    ['http://dfe.example', 'secret-word', /use https/],
    ['ftp://dfe.example', 'secret-word', /https:\/\/host/],
    ['dfe', 'secret-word', /https:\/\/host/],
    [`${url}?token=secret-word`, 'secret-word', /https:\/\/host/],
    ['https://me:secret-word@dfe.example', 'secret-word', /no user and no password/],
    [url, '', /token is empty/],
    [url, 'secret-word\r\nx: y', /token is empty/],
  ])('S7.2 refuses %s, without repeating what may be secret', (place, token, said) => {
    const open = () => openDfe({ url: place, token });
    expect(open).toThrow(DfeNotConfigured);
    expect(open).toThrow(said);
    expect(open).not.toThrow(/secret-word/);
  });

  it('S7.2 shows the token to nobody who looks at the client', () => {
    const dfe = openDfe({ ...checkedPlace({ url, token: 'secret-word' }) });
    expect(inspect(dfe, { depth: 9, showHidden: true })).not.toContain('secret-word');
  });

  it('DfE §1.1 takes plain http on this machine', () => {
    for (const host of ['127.0.0.1:4100', 'localhost', '[::1]:4100']) {
      expect(checkedPlace({ url: `http://${host}`, token: 't' }).url).toBe(`http://${host}`);
    }
  });
});
