/** The paper on which a participant works (S5.2): nobody reads it on a journey before its window has opened there. */
import type { PaperOnFile } from '../../store/documents/case-papers.js';
import { fold } from '../../workflows/journey/evolve.js';
import { windowsAhead } from '../../workflows/journey/rules/forecast.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { now, recordHalf, type Context } from '../actions/context.js';
import { ClientError } from '../errors.js';
import { parseOrRefuse } from '../input/faults.js';
import { journeyIdSchema } from '../input/ids.js';
import { presentOf } from './present.js';
import { stateFrom } from './view.js';
import type { JournalOnFile } from '../../store/record/journal.js';

export interface CaseStudy {
  journey: string;
  window: string;
  attempt: number;
  /** When the window opened, and with it the paper was released. */
  opened: Instant;
  sha256: string;
  kind: string;
  fileName: string;
  version: PaperOnFile['version'];
  content: Uint8Array;
}

export async function caseStudyOf({ servers, scope }: Context, journey: string): Promise<CaseStudy> {
  const id = parseOrRefuse(journeyIdSchema, journey);
  const { recordOrRefuse } = await recordHalf();
  const { paperFor, paperNamed } = await import('../../activities/case-papers.js');
  const { paperContent } = await import('../../store/documents/case-papers.js');
  return servers.inStore(async (store) => {
    const record = await recordOrRefuse(store, scope, id);
    const opened = openingOf(record);
    if (!opened) {
      const state = stateFrom(record, null);
      throw notReleased(state, await presentOf(store, state, now()));
    }
    const { opening, then } = opened;
    const { window, attempt, at } = opening;
    // Of the cohort and the provider with whom the window opened, wherever the participant has gone since.
    const { mode, provider, cohort } = then;
    const paper = await paperFor(store, { mode, provider, cohort, window }, at);
    const found = paper && (await paperContent(store, paper.sha256));
    if (!found) throw missing(then, window);
    const { sha256, kind, version } = paper;
    const fileName = paperNamed(kind);
    return {
      journey: id,
      window,
      attempt,
      opened: at,
      sha256,
      kind,
      fileName,
      version,
      content: found.content,
    };
  });
}

/** The newest opening, and the journey as it was then; by the record, so by the journey's own clock. */
function openingOf(record: JournalOnFile) {
  const { enrolment, events } = record;
  const opening = events.findLast((event) => event.type === 'WindowOpened');
  return opening && { opening, then: fold(enrolment, events.slice(0, opening.n)) };
}

function notReleased(journey: Journey, at: Instant): ClientError {
  const [next] = windowsAhead(journey, at);
  const when = next ? `; the next one opens on ${next.opens}, to whoever has done what it needs` : '';
  return new ClientError(
    'refused',
    'paper-not-released',
    `No assessment window has opened to this participant yet, and the case study is released with the opening${when}. Ask again then.`,
  );
}

function missing({ cohort, provider }: ReturnType<typeof stateFrom>, window: string): ClientError {
  const way = cohort.windows.find(({ id }) => id === window)?.paper;
  const hint =
    way === 'learning-environment'
      ? 'It is found in the online learning environment.'
      : `The office puts it with "journeys cohort paper ${cohort.id} ${window} --provider ${provider} --file case-study.pdf"; whoever has the window open is then sent it.`;
  return new ClientError(
    'not-found',
    'paper-missing',
    `The window "${window}" has opened, but its case study is not here. ${hint}`,
  );
}
