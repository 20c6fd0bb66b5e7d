/** S5.2: the papers of case studies: put by the office, kept shut until a window opens, and fetched from then on. */
import { z } from 'zod';
import type { PaperOf, PaperOnFile } from '../../store/documents/case-papers.js';
import type { Cohort } from '../../programmes/cohort-schema.js';
import type { Day, Mode } from '../../workflows/journey/values.js';
import { BadInput, ClientError } from '../errors.js';
import { freeTextSchema } from '../input/contact.js';
import { intakeOf, refuseForeign } from '../input/enrolment.js';
import { parseOrRefuse } from '../input/faults.js';
import { codeSchema, reasonSchema } from '../input/ids.js';
import { notThere } from '../input/suggest.js';
import type { BulkRow } from '../bulk/row.js';
import type { CaseStudy } from '../reading/case-study.js';
import { now, type Context } from './context.js';
import { releaseToOpen } from './release-paper.js';

const MEGABYTE = 1024 * 1024;
/** It goes with a mail: what is larger, many a mail server does not take. */
const LARGEST_PAPER = 5 * MEGABYTE;

const optionsSchema = z.strictObject({
  mode: z.enum(['live', 'rehearsal']).default('live'),
  /** Whose; need not be told where the scope or the cohort leaves one only. */
  provider: codeSchema.optional(),
  /** Why another one is put in its place. */
  reason: reasonSchema.optional(),
  /** What whoever has the window open is told of it, in words. */
  note: freeTextSchema.optional(),
});

type PaperOptions = z.input<typeof optionsSchema>;

export interface PaperKept {
  paper: PaperOnFile;
  /** Whoever had the window open and has not had this paper: each is sent it. */
  released: BulkRow[];
}

/** A window of a cohort, and whether a provider's paper for it is here; never what is in it. */
export interface WindowPaper {
  provider: string;
  window: string;
  opens: Day;
  /** How it gets to people; null where the cohort does not say. */
  way: 'sent' | 'learning-environment' | null;
  /** The newest; null if there is none. */
  paper: PaperOnFile | null;
}

export interface CasePapers {
  /** Which windows have their papers (S5.2). */
  casePapers(cohort: string, options?: { mode?: Mode }): Promise<WindowPaper[]>;
  /**
   * Puts the paper of a window, or with a reason another one in its place; whoever has the window open is sent it.
   * The same again changes nothing.
   * @throws DocumentRefused · ClientError `paper-there`, `paper-released`, `paper-too-large` · BadInput
   */
  putCasePaper(
    cohort: string,
    window: string,
    file: { bytes: Uint8Array; name: string },
    options?: PaperOptions,
  ): Promise<PaperKept>;
  /**
   * The paper on which a participant works, from the moment at which their window opens by the journey's own clock.
   * @throws ClientError `paper-not-released`, `paper-missing`
   */
  caseStudy(journey: string): Promise<CaseStudy>;
}

export function casePapersOf(context: Context): CasePapers {
  return {
    casePapers: (cohort, { mode = 'live' } = {}) => list(context, cohort, mode),
    putCasePaper: (cohort, window, file, options = {}) => put(context, cohort, window, file, options),
    async caseStudy(journey) {
      const { caseStudyOf } = await import('../reading/case-study.js');
      return caseStudyOf(context, journey);
    },
  };
}

async function list({ servers, scope }: Context, id: string, mode: Mode): Promise<WindowPaper[]> {
  const { cohort } = intakeOf(parseOrRefuse(codeSchema, id));
  const { listPapers } = await import('../../store/documents/case-papers.js');
  const papers = await servers.inStore((store) => listPapers(store, mode, cohort.id));
  const newest = (provider: string, window: string) =>
    papers.findLast((one) => one.provider === provider && one.window === window) ?? null;
  return cohort.contracts
    .map(({ provider }) => provider)
    .filter((provider) => scope === 'all' || scope.provider === provider)
    .flatMap((provider) =>
      cohort.windows.map(({ id: window, opens, paper: way = null }) => {
        return { provider, window, opens, way, paper: newest(provider, window) };
      }),
    );
}

async function put(
  context: Context,
  id: string,
  window: string,
  { bytes, name }: { bytes: Uint8Array; name: string },
  options: PaperOptions,
): Promise<PaperKept> {
  const { mode, provider, reason, note } = parseOrRefuse(optionsSchema, options);
  const { cohort } = intakeOf(parseOrRefuse(codeSchema, id));
  const windowId = windowIn(cohort, window);
  const of = { mode, provider: officeFor(context, cohort, provider), cohort: cohort.id, window: windowId };
  const { content, kind } = await readPaper(bytes, name);
  await refuseUnexplained(context, of, content, reason);
  const { savePaper } = await import('../../store/documents/case-papers.js');
  const paper = await context.servers.inStore((store) =>
    savePaper(store, of, { content, kind, reason: reason ?? null, at: now() }),
  );
  return { paper, released: await releaseToOpen(context, paper, { reason, note }) };
}

function windowIn({ windows }: Cohort, given: string): string {
  const ids = windows.map((window) => window.id);
  const asked = parseOrRefuse(codeSchema, given);
  if (ids.includes(asked)) return asked;
  throw new BadInput([notThere('window', asked, ids)]);
}

/** S6.1: each provider of a cohort has a paper of its own, and sees and replaces no other. */
function officeFor({ scope }: Context, cohort: Cohort, given: string | undefined): string {
  if (scope !== 'all' && scope.deliveryPartner !== undefined) {
    throw new BadInput(['Papers are put by the provider’s office: ask it to do so.']);
  }
  const all = cohort.contracts.map(({ provider }) => provider);
  const only = scope === 'all' ? (all.length === 1 ? all[0] : undefined) : scope.provider;
  const provider = given ?? only;
  if (provider === undefined) {
    throw new BadInput([`provider: say whose paper it is. There are: ${all.join(', ')}.`]);
  }
  if (scope !== 'all' && provider !== scope.provider) {
    throw new BadInput([`provider: you may put the papers of "${scope.provider}" only`]);
  }
  refuseForeign(cohort, provider, null);
  return provider;
}

/** Read as everything that is handed in, for the same reasons; a Word document is kept without what it would fetch. */
async function readPaper(bytes: Uint8Array, name: string): Promise<{ content: Uint8Array; kind: string }> {
  if (bytes.length > LARGEST_PAPER) {
    throw new ClientError(
      'refused',
      'paper-too-large',
      `The paper is larger than ${LARGEST_PAPER / MEGABYTE} MB, which is more than many mail servers take, and it goes with a message. Make its pictures smaller, or save it as a PDF for the web, and put it again.`,
    );
  }
  const { readDocument } = await import('../../documents/read-document.js');
  const { safeCopy } = await import('../../documents/copies.js');
  const { kind } = await readDocument(bytes, name);
  return { content: await safeCopy(bytes, kind), kind };
}

/** A slip must not replace what somebody is at work on. */
async function refuseUnexplained(
  { servers }: Context,
  of: PaperOf,
  content: Uint8Array,
  reason: string | undefined,
): Promise<void> {
  const { newestPaper, openedTo } = await import('../../store/documents/case-papers.js');
  const { hashOf } = await import('../../documents/folder-store.js');
  const [before, opened] = await servers.inStore((store) =>
    Promise.all([newestPaper(store, of), openedTo(store, of)]),
  );
  if (before === null || before.sha256 === hashOf(content) || reason !== undefined) return;
  const again = 'say why it is replaced with a coded reason, such as --reason misprint.';
  throw opened.length === 0
    ? new ClientError(
        'refused',
        'paper-there',
        `The window "${of.window}" has a paper already. Nobody has seen it yet: ${again}`,
      )
    : new ClientError(
        'refused',
        'paper-released',
        `The paper of "${of.window}" is released: the window has opened to ${opened.length}. If they are all to work on another one, ${again} Whoever has the window open is then sent it.`,
      );
}
