import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EnvironmentFault } from '../../environment/faults.js';
import { temporalSettings } from '../../environment/temporal.js';
import { namesCluster } from '../../environment/which-cluster.js';
import type { Environment } from '../../environment/values.js';

const folder = mkdtempSync(join(tmpdir(), 'journeys-environment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function faultOf(environment: Environment): EnvironmentFault {
  try {
    temporalSettings(environment);
  } catch (error) {
    if (error instanceof EnvironmentFault) return error;
    throw error;
  }
  throw new Error('no fault was found');
}

const profiles = file(
  'temporal.toml',
  `[profile.default]\naddress = "cloud.example:7233"\nnamespace = "ours"\napi_key = "hush"\n
[profile.default.grpc_meta]\ntoken = "x"\n`,
);

describe('S7.3 the settings of Temporal', () => {
  it('S7.3 are read from the variables, bare, and from a profile', () => {
    const said = { TEMPORAL_ADDRESS: '"host:7233"\r', TEMPORAL_NAMESPACE: 'n\r', TEMPORAL_TLS: 'false\r' };
    expect(temporalSettings(said)).toMatchObject({
      address: 'host:7233',
      namespace: 'n',
      connection: { tls: false },
    });
    expect(
      temporalSettings({ TEMPORAL_CONFIG_FILE: `'${profiles}'`, TEMPORAL_NAMESPACE: '""' }),
    ).toMatchObject({
      address: 'cloud.example:7233',
      namespace: 'ours',
      connection: { apiKey: 'hush', tls: true, metadata: { token: 'x' } },
    });
    expect(temporalSettings({})).toMatchObject({ address: null, namespace: null });
  });

  it('S7.3 an empty variable takes a header of the profile away', () => {
    const said = { TEMPORAL_CONFIG_FILE: profiles, TEMPORAL_GRPC_META_TOKEN: '' };
    expect(temporalSettings(said).connection.metadata).toEqual({});
  });

  it.each([
    ['TEMPORAL_API_KEY', { TEMPORAL_API_KEY: 'hush\r\nhush' }],
    ['TEMPORAL_NAMESPACE', { TEMPORAL_NAMESPACE: 'hush hush' }],
    ['TEMPORAL_TLS', { TEMPORAL_TLS: 'hush' }],
    ['TEMPORAL_CONFIG_FILE', { TEMPORAL_CONFIG_FILE: join(folder, 'hush.toml') }],
    ['TEMPORAL_CONFIG_FILE', { TEMPORAL_CONFIG_FILE: file('broken.toml', 'api_key = "hush') }],
    ['TEMPORAL_PROFILE', { TEMPORAL_CONFIG_FILE: profiles, TEMPORAL_PROFILE: 'hush' }],
    ['TEMPORAL_TLS_SERVER_CA_CERT_PATH', { TEMPORAL_TLS_SERVER_CA_CERT_PATH: join(folder, 'hush.pem') }],
  ])('S7.3 a wrong %s is named, and what it holds is not', (variable, environment) => {
    const fault = faultOf(environment);
    expect(fault).toMatchObject({ variable, code: 'environment-fault' });
    expect(fault.message).toMatch(new RegExp(`^${variable} `));
    expect(fault.message).not.toContain('hush');
  });

  it('S7.3 name a cluster or leave it to the embedded stack', () => {
    expect(namesCluster({ TEMPORAL_ADDRESS: 'host:7233' })).toBe(true);
    expect(namesCluster({ TEMPORAL_PROFILE: 'p' })).toBe(true);
    expect(namesCluster({ TEMPORAL_ADDRESS: '""\r', TEMPORAL_NAMESPACE: 'n' })).toBe(false);
  });
});
