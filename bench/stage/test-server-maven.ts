import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseLock, takeLock } from 'process-lock';
import type { Say } from '../../dev/servers/server-error.js';
import {
  forgetFailure,
  recentFailure,
  rememberFailure,
  userCacheFolder,
} from '../../dev/servers/user-cache.js';

const VERSION = '1.33.0';
const FETCH_LIMIT_MS = 5 * 60_000;
const NAME = `temporal-test-server-${VERSION}`;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>journeys</groupId><artifactId>test-server</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${VERSION}</version>
  </dependency><dependency>
    <groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version>
  </dependency></dependencies>
</project>
`;

/** Tuned for a quick start. The folder is found from where the script lies, so that the cache may be moved. */
const WRAPPER = `#!/bin/sh
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$(dirname "$0")/jars/*" io.temporal.testserver.TestServer "$@"
`;

function has(command: string, flag: string): boolean {
  return spawnSync(command, [flag], { stdio: 'ignore' }).status === 0;
}

function copyJars(folder: string): Promise<string | undefined> {
  writeFileSync(join(folder, 'pom.xml'), POM);
  const args = [
    '-q',
    '-B',
    'dependency:copy-dependencies',
    '-DoutputDirectory=jars',
    '-DincludeScope=runtime',
  ];
  const child = spawn('mvn', args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: FETCH_LIMIT_MS,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => {
      const reason = output.split('\n').find((line) => line.includes('ERROR')) ?? `mvn ended with ${code}`;
      resolve(code === 0 ? undefined : reason);
    });
  });
}

async function fetchWithMaven(target: string, say: Say): Promise<string | undefined> {
  say(`Time-skipping server: fetching version ${VERSION} from Maven Central, once`);
  const draft = `${target}.fetching`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const failure = await copyJars(draft);
  if (failure === undefined) {
    writeFileSync(join(draft, 'run.sh'), WRAPPER);
    chmodSync(join(draft, 'run.sh'), 0o755);
    renameSync(draft, target);
  }
  rmSync(draft, { recursive: true, force: true });
  return failure;
}

/** Test files run side by side: the first to come fetches, the others wait for its lock. */
async function lockFor(lock: string): Promise<void> {
  const end = performance.now() + FETCH_LIMIT_MS;
  while (takeLock(lock) !== undefined && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** A script that runs the test server on Java, its jars cached; undefined, with the reason said, without it. */
export async function mavenTestServer(say: Say): Promise<string | undefined> {
  const target = join(userCacheFolder(), NAME);
  const script = join(target, 'run.sh');
  if (!has('java', '-version')) {
    say('Time-skipping server: Java is not installed');
    return undefined;
  }
  if (existsSync(script)) return script;
  const earlier = recentFailure(NAME);
  if (earlier !== undefined || !has('mvn', '-version')) {
    say(`Time-skipping server: not fetched (${earlier ?? 'Maven, the command mvn, is not installed'})`);
    return undefined;
  }
  const lock = `${target}.lock`;
  await lockFor(lock);
  try {
    if (existsSync(script)) return script;
    const failure = await fetchWithMaven(target, say);
    if (failure === undefined) {
      forgetFailure(NAME);
      return script;
    }
    rememberFailure(NAME, failure);
    say(`Time-skipping server: not fetched (${failure})`);
    return undefined;
  } finally {
    releaseLock(lock);
  }
}
