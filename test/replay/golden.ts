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

/** What to do when a golden file is not understood any more. */
export const WHAT_TO_DO =
  'Journeys under way could not go on with this build. Put the change behind a hand-over or `patched()`, or (an ' +
  'older event) teach `upcast` its new shape. Only before a first release, when nobody is under way, run `npm run golden`.';
