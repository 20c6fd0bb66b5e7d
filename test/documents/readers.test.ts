import { spawn, type ChildProcess } from 'node:child_process';
import type * as processes from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { endlessPdf } from './support/pdf-bombs.js';
import { HONEST, honest, hostile, within } from './support/readers.js';
import { widePdf } from './support/pdf-bombs.js';
import { thesis } from './support/word-bombs.js';

/** Those that were started here, and the script that is run in their place where a test wants another. */
const started = vi.hoisted(() => ({ all: [] as ChildProcess[], instead: null as string | null }));
vi.mock('node:child_process', async (original) => {
  const actual = await original<typeof processes>();
  const fork = (script: string, args: readonly string[], options: processes.ForkOptions): ChildProcess => {
    const child = actual.fork(started.instead ?? script, args, options);
    started.all.push(child);
    return child;
  };
  return { ...actual, fork };
});

const newest = (): ChildProcess | undefined => started.all.at(-1);
const root = fileURLToPath(new URL('../..', import.meta.url));

describe('S5.3 the processes that read', () => {
  it('S5.3 one that is killed from outside is replaced, and its document is read all the same', async () => {
    const readers = within({ processes: 1 });
    await honest(readers);
    const reading = hostile(readers, thesis(30_000, 0), 'x.docx');
    const first = newest();
    first?.kill('SIGKILL');
    expect(await reading).toBe('read');
    expect(newest()).not.toBe(first);
  });

  it('S5.3 those that died at rest are not asked again', async () => {
    const readers = within({ processes: 2 });
    await Promise.all([honest(readers), honest(readers)]);
    for (const child of started.all.slice(-2)) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    expect(await Promise.all([hostile(readers, HONEST, 'x.txt'), hostile(readers, HONEST, 'x.txt')])).toEqual(
      ['read', 'read'],
    );
  });

  it('S5.3 a document under which two of them die is refused', async () => {
    const readers = within({ processes: 1, heapMegabytes: 64 });
    expect(await hostile(readers, widePdf(), 'x.pdf')).toBe('too-complex');
    expect((await honest(readers)).words).toBe(2000);
  });

  it('S5.3 one that hangs is given up by the clock, and the document goes to another', async () => {
    const readers = within({ processes: 1, clockMs: 5_000 });
    await honest(readers);
    newest()?.kill('SIGSTOP');
    expect(await hostile(readers, HONEST, 'x.txt')).toBe('read');
  });

  it('S5.3 more than can wait are refused as busy, with their turn kept for the others', async () => {
    const readers = within({ processes: 1, waiting: 2 });
    const all = Array.from({ length: 5 }, () => hostile(readers, HONEST, 'x.txt'));
    expect(await Promise.all(all)).toEqual(['read', 'read', 'read', 'busy', 'busy']);
    const large = within({ processes: 1, waitingBytes: HONEST.length + 1 });
    const heavy = Array.from({ length: 3 }, () => hostile(large, HONEST, 'x.txt'));
    expect(await Promise.all(heavy)).toEqual(['read', 'read', 'busy']);
  });

  it('S5.3 where none can be started, that is said, and not that the document is at fault', async () => {
    started.instead = join(root, 'no-such-script.ts');
    const refused = await honest(within({ processes: 1 })).catch((error: unknown) => error);
    started.instead = null;
    expect(refused).toMatchObject({ code: 'busy', message: /nothing is wrong with this one/ });
    expect(refused).toHaveProperty('cause.message', expect.stringContaining('no-such-script'));
  });

  it('S5.3 one that has grown is ended after its answer, and one without work after a while', async () => {
    const readers = within({ processes: 1, keptBytes: 1 });
    await honest(readers);
    const grown = newest();
    await honest(readers);
    expect(newest()).not.toBe(grown);
    if (grown?.exitCode === null) await once(grown, 'exit');
    const idle = within({ processes: 1, idleMs: 50 });
    await honest(idle);
    const resting = newest();
    if (resting?.exitCode === null) await once(resting, 'exit');
    expect(resting?.exitCode).toBe(0);
  });

  it('S5.3 they keep nobody from ending, and end with whoever started them, also if that one is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'readers-'));
    const file = join(folder, 'x.pdf');
    await writeFile(file, endlessPdf());
    const script = `
      const { readFileSync } = await import('node:fs');
      const { readDocument } = await import('./documents/read-document.ts');
      const { words } = await readDocument(Buffer.from('Three honest words'), 'x.txt');
      console.log(words);
      if (process.argv[1] === 'stay') await readDocument(readFileSync(process.argv[2]), 'x.pdf');`;
    const run = (...args: string[]) =>
      spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script, ...args], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    const leaving = run('leave');
    expect(await once(leaving, 'exit')).toEqual([0, null]);
    const killed = run('stay', file);
    await once(killed.stdout, 'data');
    // Its reader holds the other end of the pipe; the end of the pipe is the end of both.
    const closed = once(killed.stdout, 'end');
    killed.kill('SIGKILL');
    await closed;
    await rm(folder, { recursive: true });
  });

  it('S5.3 the document that came first is read first', async () => {
    const readers = within({ processes: 1 });
    const order: number[] = [];
    await Promise.all(Array.from({ length: 6 }, (_, at) => honest(readers).then(() => order.push(at))));
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
