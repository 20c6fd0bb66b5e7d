import { execFileSync, spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import type { RunAs } from './managed-process.js';
import { ServerError } from './server-error.js';

const USER = 'postgres';

function idOf(flag: '-u' | '-g'): number | undefined {
  const shown = spawnSync('id', [flag, USER], { encoding: 'utf8' });
  const id = Number.parseInt(shown.stdout, 10);
  return shown.status === 0 && Number.isInteger(id) ? id : undefined;
}

function lookUp(): RunAs | undefined {
  const uid = idOf('-u');
  const gid = idOf('-g');
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/**
 * PostgreSQL refuses to run as root. Under root this answers the system's `postgres` user, made when there is
 * none; under anybody else nothing, for then it runs as that person.
 */
export function postgresUser(): RunAs | undefined {
  if (userInfo().uid !== 0) return undefined;
  const known = lookUp();
  if (known !== undefined) return known;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--shell', '/bin/false', USER], { stdio: 'ignore' });
  } catch (cause) {
    throw new ServerError(
      'no-postgres-user',
      'PostgreSQL cannot run as root and no user "postgres" could be made: run as another user, ' +
        'or add one with "useradd --system postgres", or set DATABASE_URL.',
      { cause },
    );
  }
  const made = lookUp();
  if (made === undefined) throw new ServerError('no-postgres-user', 'The new user "postgres" was not found.');
  return made;
}
