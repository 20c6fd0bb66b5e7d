/**
 * S2.1: somebody who is known already, under another reference. What stands is the answer where it can be seen;
 * whose journey somebody else's is, no refusal says.
 */
import type { Store } from '../../store/database/database.js';
import type { KnownBy, SamePerson } from '../../store/people/same-person.js';
import type { JourneyRow, Scope } from '../../store/read-model/read-model.js';
import type { Enrolment } from '../../workflows/journey/command.js';
import { ClientError } from '../errors.js';

/**
 * The journey that answers for somebody who is surely known in the same cohort.
 * @throws ClientError `duplicate-person` or `possible-duplicate` for anybody else
 */
export async function knownJourney(
  store: Store,
  scope: Scope,
  { cohort, provider }: Pick<Enrolment, 'cohort' | 'provider'>,
  same: SamePerson,
): Promise<{ journey: string; knownBy: 'trn' | 'email' }> {
  const { readJourneyRow } = await import('../../store/read-model/read-model.js');
  const row = await readJourneyRow(store, scope, same.journey);
  const isHere = row?.cohort === cohort.id && row.provider === provider;
  if (isHere && same.isSure && same.by !== 'name') return { journey: same.journey, knownBy: same.by };
  throw await duplicate(store, scope, same);
}

/** What is said of it, to whoever may see so much. */
export async function duplicate(store: Store, scope: Scope, same: SamePerson): Promise<ClientError> {
  const { readJourneyRow } = await import('../../store/read-model/read-model.js');
  const seen = await readJourneyRow(store, scope, same.journey);
  const hasBegun = seen !== null || (await readJourneyRow(store, 'all', same.journey)) !== null;
  const isRefused = same.by === 'trn' || same.isSure;
  return new ClientError(
    'refused',
    isRefused ? 'duplicate-person' : 'possible-duplicate',
    [
      ...(isRefused ? [] : ['This may be somebody who is enrolled already.']),
      `${marks[same.by]} ${where(seen, hasBegun)}.`,
      nextStep(same, seen, hasBegun),
    ].join(' '),
  );
}

const marks: Record<KnownBy, string> = {
  trn: 'The teacher reference number',
  email: 'The email address',
  name: 'The name, with the school,',
};

function where(seen: JourneyRow | null, hasBegun: boolean): string {
  if (!hasBegun) return 'belongs to an enrolment for this programme that has not begun yet';
  if (seen === null) return 'belongs to somebody with an unfinished journey for this programme elsewhere';
  return `belongs to the journey ${seen.journey} (${seen.reference}) for this programme, which has not ended`;
}

function nextStep({ by, isSure }: SamePerson, seen: JourneyRow | null, hasBegun: boolean): string {
  const same = !hasBegun
    ? 'Send that enrolment again first'
    : seen === null
      ? 'Ask the applicant where else they are enrolled'
      : 'Go on with that journey';
  if (by !== 'trn') return `${same}; or if it is somebody else, say "another person: yes".`;
  return `${same}, or correct the ${isSure ? 'TRN' : 'TRN: the names differ'}.`;
}
