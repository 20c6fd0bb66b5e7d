/**
 * S5.2, decision 038: a provider is told that the paper of a window is missing, two weeks before the opening and again
 * at it. One mail a window, not one a participant: there is one thing to do about it, for all of them.
 */
import { listCohorts, programmeOf, providerOf } from '../../programmes/catalogue.js';
import type { Cohort } from '../../programmes/cohort-schema.js';
import { newestPaper } from '../../store/documents/case-papers.js';
import type { Store } from '../../store/database/database.js';
import { isWarned, keepWarned, onTheirWay, type WarningOf } from '../../store/documents/paper-warnings.js';
import { alone } from '../../store/record/reconciled.js';
import {
  addDays,
  londonInstant,
  nudgeInstant,
  windowCloses,
  workingDayOnOrBefore,
} from '../../workflows/journey/calendar.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { MailTransport } from '../email/mail.js';
import type { Site } from '../messages/pages.js';
import { warningMail } from './mail.js';

export interface Warning {
  store: Store;
  /** Of live journeys; a rehearsal lacks no paper. */
  live: MailTransport;
  from: string;
  mailDomain: string;
  site?: Site | null;
}

const DAYS_BEFORE = 14;

/** What did not leave is tried again in the next round. */
const notNow: ReadonlySet<string> = new Set(['passing', 'policy', 'mailbox-waits']);

/** @returns how many were told; nothing while another worker is at it */
export function warnOfMissingPapers(warning: Warning, at: Instant): Promise<number> {
  return alone(warning.store, 'papers', 0, async () => {
    let told = 0;
    for (const cohort of listCohorts()) {
      for (const of of dueIn(cohort, at)) if (await warned(warning, cohort, of)) told++;
    }
    return told;
  });
}

/** Every window whose paper should be here by now, for every provider of the cohort. */
function dueIn(cohort: Cohort, at: Instant): WarningOf[] {
  const { assessment } = programmeOf(cohort.programme, cohort.programmeVersion);
  return cohort.windows.flatMap(({ id: window, opens, paper }) => {
    if (paper !== 'sent' || at >= windowCloses(opens, assessment.windowDays)) return [];
    const morning = workingDayOnOrBefore(addDays(opens, -DAYS_BEFORE), cohort.bankHolidays);
    if (at < nudgeInstant(morning, 0, cohort.bankHolidays)) return [];
    const occasion = at >= londonInstant(opens, assessment.opensAt) ? 'open' : 'soon';
    return cohort.contracts.map(
      ({ provider }) => ({ provider, cohort: cohort.id, window, occasion }) as const,
    );
  });
}

async function warned(
  { store, live, from, mailDomain, site }: Warning,
  cohort: Cohort,
  of: WarningOf,
): Promise<boolean> {
  const { occasion, ...whose } = of;
  if ((await newestPaper(store, { mode: 'live', ...whose })) !== null) return false;
  const participants = await onTheirWay(store, of.cohort, of.provider);
  if (participants === 0 || (await isWarned(store, of))) return false;
  const provider = providerOf(of.provider);
  const mail = warningMail(
    { cohort, window: of.window, occasion, provider, participants },
    { from, mailDomain, site },
  );
  const { outcome } = await live.send(mail);
  if (notNow.has(outcome)) return false;
  await keepWarned(store, of);
  return true;
}
