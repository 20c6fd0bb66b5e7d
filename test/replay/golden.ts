/** Golden histories and journals: what earlier builds left behind, by version and shape, compressed. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import proto from '@temporalio/proto';
import type { Enrolment } from '../../workflows/journey/command.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import type { JourneyView } from '../../workflows/journey/view.js';

const { History } = proto.temporal.api.history.v1;
export type History = proto.temporal.api.history.v1.IHistory;

const folder = dirname(fileURLToPath(import.meta.url));

type Kind = 'histories' | 'journals';

export interface GoldenJournal {
  enrolment: Enrolment;
  events: JourneyEvent[];
  /** What the build that wrote it showed at the end. */
  view: JourneyView;
}

export interface Replayed {
  name: string;
  /** Why the history could not be replayed; null if it could. */
  failure: string | null;
}

export interface Golden<T> {
  /** `<version>/<shape>`. */
  name: string;
  content: T;
}

export const versionNow = (): string =>
  (JSON.parse(readFileSync(join(folder, '..', '..', 'package.json'), 'utf8')) as { version: string }).version;

/** The files of one kind that any version left. */
function filesOf(kind: Kind): { name: string; bytes: Buffer }[] {
  const root = join(folder, kind);
  return readdirSync(root)
    .toSorted()
    .flatMap((version) =>
      readdirSync(join(root, version))
        .toSorted()
        .map((file) => ({
          name: `${version}/${file.split('.')[0]}`,
          bytes: gunzipSync(readFileSync(join(root, version, file))),
        })),
    );
}

/** Histories as the server keeps them, in its own binary form. */
export const readHistories = (): Golden<History>[] =>
  filesOf('histories').map(({ name, bytes }) => ({ name, content: History.decode(bytes) }));

export const readJournals = (): Golden<GoldenJournal>[] =>
  filesOf('journals').map(({ name, bytes }) => ({
    name,
    content: JSON.parse(bytes.toString('utf8')) as GoldenJournal,
  }));

/** Makes room for what this version leaves; what other versions left stays. */
export function clearGolden(): void {
  for (const kind of ['histories', 'journals'] as const) {
    rmSync(join(folder, kind, versionNow()), { recursive: true, force: true });
  }
}

export const writeHistory = (shape: string, history: History): void =>
  write('histories', `${shape}.pb.gz`, History.encode(history).finish());

export const writeJournal = (shape: string, journal: GoldenJournal): void =>
  write('journals', `${shape}.json.gz`, JSON.stringify(journal));

function write(kind: Kind, file: string, content: string | Uint8Array): void {
  const root = join(folder, kind, versionNow());
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, file), gzipSync(content, { level: 9 }));
}

/**
 * Golden histories that this build does not replay any more, and why. Their runs stay with the build that began them
 * and go on from the record with this one once they hand over or their build is abandoned, so that builds of that
 * version have to run until they are drained.
 */
const LET_GO: Readonly<Record<string, string>> = {
  '0.1.0/fail-resit-appeal': 'its appeals were decided by a single mark, and the journey ended with it',
  '0.2.0/fail-resit-appeal': 'its appeals were decided by a single mark, and the journey ended with it',
};

/** What to do when a golden history is not replayed any more. */
export const HISTORY_BROKEN =
  'A run that an earlier build began could not be replayed by this one. If the change may wait for the next run of a ' +
  'journey, as most may: name the history in LET_GO (test/replay/golden.ts) with the reason, and release as ' +
  'docs/operations.md says under "Releasing": those runs stay with their build and go on from the record. If runs ' +
  'under way need it at once: put the change behind `patched()`. Only what no build was released with is made anew ' +
  'by `npm run golden`.';

/** What to do when a golden journal does not fold as it did. */
export const JOURNAL_BROKEN =
  'What happened under an earlier build looks otherwise today. Records are for ever: teach `upcast` the older event, ' +
  'or keep the rule for events of before. Only what no build was released with is made anew by `npm run golden`.';

/** Which histories fail and are not let go, and which are let go and need not be. */
export function judged(
  replayed: readonly Replayed[],
  letGo: Readonly<Record<string, string>> = LET_GO,
): { broken: Replayed[]; stale: string[] } {
  const isLetGo = ({ name }: Replayed) => name in letGo;
  const fails = ({ failure }: Replayed) => failure !== null;
  const failing = new Set(replayed.filter(fails).map(({ name }) => name));
  return {
    broken: replayed.filter((one) => fails(one) && !isLetGo(one)),
    stale: Object.keys(letGo).filter((name) => !failing.has(name)),
  };
}
