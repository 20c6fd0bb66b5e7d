import { describe, expect, it } from 'vitest';
import { databaseUrlFault, hostAndPort, temporalAddressFault } from '../../environment/addresses.js';
import { bare, bareInPlace, valueOf, valuesIn } from '../../environment/values.js';

describe('S7.3 values of the environment, as they were meant', () => {
  it.each([
    ['plain', 'plain'],
    ['carriage return\r', 'carriage return'],
    ['\tlines \r\n', 'lines'],
    ['"in quotes"', 'in quotes'],
    ["'in quotes'\r", 'in quotes'],
    ['" blanks within "', 'blanks within'],
    ['﻿mark of order', 'mark of order'],
    ['"', '"'],
    ['"one side', '"one side'],
    ['it\'s "so"', 'it\'s "so"'],
    ['""', ''],
    ['\r', ''],
  ])('S7.3 %j means %j', (said, meant) => {
    expect(bare(said)).toBe(meant);
  });

  it('S7.3 a variable that holds nothing is as good as none', () => {
    const environment = { A: '', B: '""\r', C: ' ', D: undefined, E: '"e"\r' };
    expect(valuesIn(environment)).toEqual({ E: 'e' });
    expect(valueOf(environment, 'B')).toBeUndefined();
    expect(valueOf(environment, 'F')).toBeUndefined();
  });

  it('S7.3 are made bare in place for libraries that look by themselves, and others are left', () => {
    const environment = { TZ: 'UTC\r', TEMPORAL_API_KEY: '""', PATH: '"/bin"' };
    bareInPlace(environment, /^(TZ|TEMPORAL_.*)$/);
    expect(environment).toEqual({ TZ: 'UTC', PATH: '"/bin"' });
  });
});

describe('S7.3 addresses of servers', () => {
  it.each([
    ['temporal.example', { host: 'temporal.example', port: 7233 }],
    ['temporal_1:17233', { host: 'temporal_1', port: 17233 }],
    ['127.0.0.1:7233', { host: '127.0.0.1', port: 7233 }],
    ['[::1]:7233', { host: '::1', port: 7233 }],
  ])('S7.3 %s is one of Temporal', (address, place) => {
    expect(hostAndPort(address)).toEqual(place);
    expect(temporalAddressFault(address)).toBeNull();
  });

  it.each([
    '',
    'http://host:7233',
    'host:0',
    'host:65536',
    'host:port',
    'ho\rst:7233',
    '"host:7233',
    'a b',
    '::1',
  ])('S7.3 %j is none of Temporal', (address) => {
    expect(temporalAddressFault(address)).toMatch(/^must be host:port/);
  });

  it.each([
    'postgresql://u:p@h:5432/d',
    'postgres://h/d?sslmode=verify-full',
    'postgresql://u:a%2Fb@[::1]/d',
  ])('S7.3 %s is one of the database', (url) => {
    expect(databaseUrlFault(url)).toBeNull();
  });

  it.each([
    'mysql://u:hush@h/d',
    'h:5432/d',
    'postgresql://u:hush/hush@h/d',
    'postgresql://u:hush@h:99999/d',
    'postgresql://u:hu\rsh@h/d',
    '"postgresql://u:hush@h/d',
  ])('S7.3 %j is none of the database, and is not repeated', (url) => {
    expect(databaseUrlFault(url)).toMatch(/^must look like postgresql:/);
    expect(databaseUrlFault(url)).not.toContain('hush');
  });
});
