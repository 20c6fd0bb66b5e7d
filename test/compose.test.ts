import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readWebSettings } from '../web/settings.js';
import { readOptions } from '../worker/options.js';
import { JOURNEY_SEARCH_ATTRIBUTES } from '../dev/servers/search-attributes.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

const serviceSchema = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  restart: z.string(),
  read_only: z.boolean().optional(),
  security_opt: z.array(z.string()),
  cap_drop: z.array(z.string()).optional(),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z
    .object({ test: z.array(z.string()), interval: z.string(), timeout: z.string(), retries: z.number() })
    .optional(),
});
const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.object({})),
});

const { services, networks, volumes } = composeSchema.parse(
  parse(read('docker-compose.yml'), { merge: true }),
);
const all = Object.entries(services);
const once = all.filter(([, { restart }]) => restart.startsWith('on-failure')).map(([name]) => name);
const dockerfile = read('Dockerfile');

/** A value that comes from outside, with no default, and with words for whoever has not set it. */
const REQUIRED = /^\$\{[A-Z_]+:\?[^}]{10,}\}$/;
const KNOWN_TO_THE_WORKER = [
  ...['TZ', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'DATABASE_URL', 'SMTP_URL', 'SMTP_FROM'],
  ...['SMTP_REQUIRE_TLS', 'DOCUMENTS_FOLDER', 'BECOME_CURRENT', 'LOG_LEVEL', 'HEALTH_PORT'],
];

describe('S7.1 the production-like stack of docker-compose.yml', () => {
  it('S7.1 has the engine, the site, Temporal with its own database and pages, the store and a mail server', () => {
    expect(Object.keys(services).sort()).toEqual([
      ...['mail', 'store', 'temporal', 'temporal-database', 'temporal-namespace', 'temporal-schema'],
      ...['temporal-ui', 'web', 'worker'],
    ]);
    expect(services['temporal']?.image).toBe('temporalio/server:1.32.0');
    expect(once.sort()).toEqual(['temporal-namespace', 'temporal-schema']);
  });

  it.each(all)('S7.1 %s has a pinned image and gains no privileges', (_name, service) => {
    expect(service.security_opt).toContain('no-new-privileges:true');
    if (service.build === undefined) expect(service.image).toMatch(/^[\w/-]+:v?\d+\.\d+[\w.-]*$/);
    else expect(dockerfile).toMatch(/^ARG NODE_IMAGE=node:\d+\.\d+\.\d+-\w+-slim$/m);
  });

  it.each(all.filter(([name]) => !once.includes(name)))(
    'S7.1 %s says whether it is well',
    (_name, service) => {
      expect(service.restart).toBe('unless-stopped');
      expect(service.healthcheck?.test[0]).toMatch(/^CMD(-SHELL)?$/);
    },
  );

  it.each(all)('S7.1 %s waits for what it needs to be well, or done', (_name, service) => {
    for (const [needed, { condition }] of Object.entries(service.depends_on)) {
      expect(services).toHaveProperty([needed]);
      expect(condition).toBe(once.includes(needed) ? 'service_completed_successfully' : 'service_healthy');
    }
  });

  it('S7.3 the worker, which a missing namespace ends, starts when the namespace has been made', () => {
    const made = services['worker']?.depends_on['temporal-namespace']?.condition;
    expect(made).toBe('service_completed_successfully');
    expect(services['worker']?.environment['TEMPORAL_NAMESPACE']).toBe(
      services['temporal-namespace']?.environment['TEMPORAL_NAMESPACE'],
    );
  });

  it.each(all)('S7.1 %s is reached from this machine only, if at all', (_name, service) => {
    for (const port of service.ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    for (const network of service.networks) expect(networks).toHaveProperty([network]);
    if (service.ports.length > 0) expect(service.networks).toContain('pages');
  });

  it('S7.1 the databases and Temporal publish nothing and have no way out', () => {
    expect(networks['engine']?.internal).toBe(true);
    for (const name of ['store', 'temporal', 'temporal-database']) {
      expect(services[name]).toMatchObject({ ports: [], networks: ['engine'] });
    }
  });

  it('S7.1 no secret is written down: each must be set, and says so', () => {
    const secrets = all.flatMap(([, { environment }]) =>
      Object.entries(environment).filter(([key]) => /PASSWORD|PWD|SECRET|TOKEN/.test(key)),
    );
    expect(secrets).toHaveLength(6);
    for (const [, value] of secrets) expect(value).toMatch(REQUIRED);
    const values = all.flatMap(([, { environment }]) => Object.values(environment));
    const withPassword = values.filter((value) => /:\/\/[^/]*@/.test(value));
    expect(withPassword).toHaveLength(2);
    for (const value of withPassword) expect(/:\/\/\w+:(.*)@/.exec(value)?.[1]).toMatch(REQUIRED);
  });

  it('S7.1 the two passwords differ by name', () => {
    expect(services['store']?.environment['POSTGRES_PASSWORD']).toContain('STORE_PASSWORD');
    expect(services['temporal']?.environment['POSTGRES_PWD']).toContain('TEMPORAL_DATABASE_PASSWORD');
  });

  it('S7.1 the worker is given settings that it knows, in UTC, on a file system that it cannot change', () => {
    const worker = services['worker'];
    expect(Object.keys(worker?.environment ?? {}).sort()).toEqual([...KNOWN_TO_THE_WORKER].sort());
    expect(worker?.environment['TZ']).toBe('UTC');
    expect(worker).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(worker?.environment['SMTP_FROM']).toMatch(REQUIRED);
  });

  it('S7.1 S6.5 the worker takes what it is given, and its mail server with it', () => {
    const given: Record<string, string> = {
      STORE_PASSWORD: 'long',
      SMTP_REQUIRE_TLS: 'false',
      SMTP_FROM: 'npq@programme.example',
    };
    const filled = Object.entries(services['worker']?.environment ?? {}).map(([key, value]) => [
      key,
      value.replace(/\$\{(\w+):[?-]([^}]*)\}/g, (_, name: string, usual: string) => given[name] ?? usual),
    ]);
    const options = readOptions(Object.fromEntries(filled) as NodeJS.ProcessEnv);
    expect(options).toMatchObject({ SMTP_URL: 'smtp://mail:1025', SMTP_REQUIRE_TLS: false });
    expect(services['worker']?.environment['SMTP_REQUIRE_TLS']).toMatch(REQUIRED);
  });

  it('S7.1 the site is the same image, takes what it is given, and says so at its own address', () => {
    const { web, worker } = services;
    expect(web).toMatchObject({ build: worker?.build, read_only: true, cap_drop: ['ALL'] });
    const given: Record<string, string> = {
      ...{ STORE_PASSWORD: 'long', WEB_URL: 'https://journeys.example', WEB_SECRET: 'x'.repeat(32) },
      ...{
        OIDC_ISSUER: 'https://id.example',
        OIDC_CLIENT_ID: 'journeys',
        OIDC_CLIENT_SECRET: 'y'.repeat(32),
      },
    };
    const filled = Object.entries(web?.environment ?? {}).map(([key, value]) => [
      key,
      value.replace(/\$\{(\w+):\?[^}]*\}/g, (_, name: string) => given[name] ?? ''),
    ]);
    const settings = readWebSettings(Object.fromEntries(filled) as NodeJS.ProcessEnv);
    expect(settings).toMatchObject({
      host: '0.0.0.0',
      port: 3000,
      url: 'https://journeys.example',
      isDemo: false,
    });
    for (const name of Object.keys(given).filter((one) => one !== 'STORE_PASSWORD'))
      expect(web?.environment[name]).toMatch(REQUIRED);
    expect(web?.healthcheck?.test.join(' ')).toContain('/readyz');
    expect(web?.environment['DATABASE_URL']).toBe(worker?.environment['DATABASE_URL']);
    expect(web?.volumes).toEqual(worker?.volumes);
  });

  it('S7.1 what is mounted is there, and the scripts are sound', () => {
    for (const volume of all.flatMap(([, service]) => service.volumes)) {
      const [source = ''] = volume.split(':');
      if (!source.startsWith('./')) expect(volumes).toHaveProperty([source]);
      else {
        expect(existsSync(root + source)).toBe(true);
        expect(volume).toMatch(/:ro$/);
        if (source.endsWith('.sh')) execFileSync('/bin/sh', ['-n', root + source]);
      }
    }
  });

  it('S7.1 the namespace script registers the search attributes that the engine uses', () => {
    const registered = read('docker/temporal-namespace.sh').match(/\bJourney\w+=\w+/g);
    const used = Object.entries(JOURNEY_SEARCH_ATTRIBUTES).map(([name, kind]) => `${name}=${kind}`);
    expect(registered).toEqual(used);
  });
});

describe('S7.1 the image of the worker', () => {
  it('S7.1 installs from the lock without scripts, runs as nobody special, and starts what npm run worker starts', () => {
    const { scripts } = z
      .object({ scripts: z.object({ worker: z.string() }) })
      .parse(JSON.parse(read('package.json')));
    const command: unknown = JSON.parse(/^CMD (.*)$/m.exec(dockerfile)?.[1] ?? '');
    expect(z.array(z.string()).parse(command).join(' ')).toBe(scripts.worker);
    expect(dockerfile).toContain('RUN npm ci --omit=dev --ignore-scripts');
    expect(dockerfile.lastIndexOf('\nUSER node\n')).toBeGreaterThan(dockerfile.lastIndexOf('\nRUN '));
    expect(dockerfile).toContain('TZ=UTC');
  });

  it('S7.1 runs what was compiled, and holds neither sources nor the compiler', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    const copied = [...last.matchAll(/^COPY (?:--from=\w+ )?(\S+) /gm)].map(([, name]) => name);
    expect(copied).toEqual(['/app/node_modules', '/app/dist', 'package.json', 'bin']);
    expect(last).not.toContain('tsx');
  });

  it('S7.1 holds every room of the house that runs, and not the embedded stack', () => {
    const sent = read('.dockerignore').split('\n');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    expect(copied).toEqual(
      expect.arrayContaining(['programmes', 'workflows', 'activities', 'dfe', 'store', 'worker']),
    );
    expect(copied).not.toContain('dev');
    for (const name of copied) {
      expect(existsSync(root + name)).toBe(true);
      expect(sent).toContain(`!${name}`);
    }
  });
});
