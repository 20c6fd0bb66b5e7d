/** What follows from a record and was never carried out, for a journey whose run is gone. */
import type { Store } from '../store/database/database.js';
import { answeredKeys } from '../store/effects/answers.js';
import { readJournal } from '../store/record/journal.js';
import { settledKeys } from '../store/messages/mails.js';
import type { Outstanding } from '../workflows/activities.js';
import { arrangements, messageKey, messages } from '../workflows/effects.js';
import { evolve, unbegun } from '../workflows/journey/evolve.js';
import type { JourneyEvent } from '../workflows/journey/event.js';
import type { Journey } from '../workflows/journey/state.js';
import { endOfCommand } from './messages/records.js';

export async function outstandingOf(store: Store, journey: string): Promise<Outstanding> {
  const record = await readJournal(store, journey);
  const answered = await answeredKeys(store, journey);
  const settled = await settledKeys(store, journey);
  const outstanding: Outstanding = { places: [], diary: [], assessment: [], messages: [] };
  let state = record && unbegun(record.enrolment);
  for (const event of record?.events ?? []) {
    if (!record || !state) break;
    const last = endOfCommand(record.events, event.n);
    state = record.events.slice(state.n, last).reduce(evolve, state);
    addOf(event, state, outstanding, answered, settled);
  }
  return outstanding;
}

/** The three duties as their answers are kept. */
const kept = { places: 'places', diary: 'diary', assessment: 'marking' } as const;

function addOf(
  event: JourneyEvent,
  after: Journey,
  { places, diary, assessment, messages: outbox }: Outstanding,
  answered: ReadonlySet<string>,
  settled: ReadonlySet<string>,
): void {
  arrangements(event, after).forEach((arrangement, index) => {
    const key = `${event.n}/${index}`;
    if (answered.has(`${kept[arrangement.duty]}/${key}`)) return;
    if (arrangement.duty === 'places') places.push({ key, effect: arrangement.effect });
    else if (arrangement.duty === 'diary') diary.push({ key, effect: arrangement.effect });
    else assessment.push({ key, effect: arrangement.effect });
  });
  const keys = messages(event, after).map((message) => messageKey(event.n, message));
  outbox.push(...keys.filter((key) => !settled.has(key)));
}
