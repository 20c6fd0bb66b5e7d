/** What is told of servers that are not there, of servers that say no, and of what is no Temporal server at all. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { createServer as createHttp2 } from 'node:http2';
import { createServer as createPlain, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createSecure } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { connectTemporal, TemporalRefused, temporalFault } from '../../environment/temporal-server.js';

const closers: (() => void)[] = [];
afterAll(() => closers.forEach((close) => close()));

type Listening = Pick<Server | HttpServer, 'listen' | 'address' | 'close'>;
async function listen(server: Listening): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers every call with a status of gRPC. */
function answering(status: number): Promise<string> {
  const server = createHttp2();
  server.on('stream', (stream) => {
    const headers = { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': status };
    stream.respond(headers, { endStream: true });
  });
  return listen(server);
}

async function fault(address: string, connection: Parameters<typeof connectTemporal>[0]['connection'] = {}) {
  const error: unknown = await connectTemporal({ connection, address, namespace: 'journeys' }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TemporalRefused);
  return (error as TemporalRefused).fault;
}

describe.concurrent('S7.3 a Temporal server that answers with a no', { timeout: 30_000 }, () => {
  it.each([
    [5, 'TEMPORAL_NAMESPACE', /no namespace of that name/],
    [7, 'TEMPORAL_API_KEY', /does not let us in/],
    [16, 'TEMPORAL_API_KEY', /does not let us in/],
    [12, 'TEMPORAL_ADDRESS', /something else answers there/],
  ])('S7.3 %i is final and names %s', async (status, variable, why) => {
    const found = await fault(await answering(status));
    expect(found).toEqual({ passing: false, variable, why: expect.stringMatching(why) as string });
  });

  it.each([8, 13, 14])('S7.3 %i passes', async (status) => {
    expect(await fault(await answering(status))).toMatchObject({ passing: true });
  });
});

describe.concurrent('S7.3 a Temporal server that is not there', { timeout: 30_000 }, () => {
  it('S7.3 is waited for, and so is a name that is not known yet, and whoever listens and says nothing', async () => {
    const nobody = createPlain();
    const address = await listen(nobody);
    await new Promise((resolve) => nobody.close(resolve));
    const silent = await listen(createPlain(() => undefined));
    const found = await Promise.all([fault(address), fault('no-such-host.invalid:7233'), fault(silent)]);
    expect(found.map(({ passing }) => passing)).toEqual([true, true, true]);
    expect(found.map(({ why }) => why)).toEqual([
      'does not answer',
      'is on a host that no name service knows',
      'does not answer, though something listens there',
    ]);
  });

  it('S7.3 an address that is none is final', async () => {
    expect(await fault('ho st:1')).toMatchObject({ passing: false, variable: 'TEMPORAL_ADDRESS' });
  });
});

const folder = mkdtempSync(join(tmpdir(), 'journeys-tls-'));
closers.push(() => rmSync(folder, { recursive: true, force: true }));

/** A key and a certificate for 127.0.0.1, of this run alone; null where the machine has no means to make one. */
function ownCertificate(): { key: Buffer; cert: Buffer } | null {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
  const files = ['-keyout', key, '-out', cert];
  try {
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files],
      {
        stdio: 'ignore',
      },
    );
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    return null;
  }
}

describe.concurrent(
  'S7.3 a Temporal server with which no secure line is agreed on',
  { timeout: 30_000 },
  () => {
    it('S7.3 that speaks no TLS where it is asked to is final', async () => {
      const plain = createHttp2();
      const found = await fault(await listen(plain), { tls: true });
      expect(found).toMatchObject({
        passing: false,
        variable: 'TEMPORAL_TLS',
        why: 'speaks no TLS, and we do',
      });
    });

    const certificate = ownCertificate();
    it.runIf(certificate)(
      'S7.3 that speaks TLS where we do not, or whose certificate is not trusted, is final',
      async () => {
        const secure = await listen(
          createSecure({ ...certificate!, ALPNProtocols: ['h2'] }).on('tlsClientError', () => undefined),
        );
        const [unasked, untrusted] = await Promise.all([fault(secure), fault(secure, { tls: true })]);
        expect(unasked).toMatchObject({
          passing: false,
          variable: 'TEMPORAL_TLS',
          why: 'speaks TLS, and we do not',
        });
        expect(untrusted).toMatchObject({ passing: false, variable: 'TEMPORAL_TLS_SERVER_CA_CERT_PATH' });
      },
    );

    it('S7.3 and a certificate of ours that is none is final, whichever library finds it', async () => {
      const garbage = Buffer.from('garbage');
      const tls = { clientCertPair: { crt: garbage, key: garbage } };
      expect(await fault('127.0.0.1:1', { tls })).toMatchObject({
        variable: 'TEMPORAL_TLS_CLIENT_CERT_PATH',
      });
      const native = Object.assign(new Error('InvalidCertificate(CaUsedAsEndEntity)'), {
        name: 'TransportError',
      });
      expect(temporalFault(native)).toMatchObject({ passing: false });
      const away = Object.assign(new Error('tcp connect error'), { name: 'TransportError' });
      expect(temporalFault(away)).toMatchObject({ passing: true });
      expect(temporalFault(new TypeError('a bug'))).toBeNull();
    });
  },
);
