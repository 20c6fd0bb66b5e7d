/** A replay that takes a moment for later than it was: the record's times are the journey's (decision 025). */
import { describe, expect, it } from 'vitest';
import { autumn, enrolmentIn, provider, sencoForm } from '../../../lives/people.js';
import { Journal } from '../../../workflows/journal.js';
import type { Receipt } from '../../../workflows/contract.js';
import type { Command } from '../../../workflows/journey/command.js';

const FIRST = '2026-09-01T10:00:00Z';
const LATER = '2026-09-01T10:00:06Z';
const LATEST = '2026-09-01T10:00:09Z';

const enrol: Command = {
  type: 'enrol',
  id: 'enrol-1',
  actor: provider,
  registration: 'registration-1',
  form: sencoForm,
};
const funding: Command = { type: 'decideFunding', id: 'fund-1', actor: provider, funding: 'school' };

const begun = () =>
  new Journal({ enrolment: enrolmentIn(autumn()), recordFirst: true, outbox: [], clock: null });

/** The same commands, as whoever lived them and as whoever replays them later. */
function lived(at: string, recorded: string | null) {
  const journal = begun();
  const receipts: (Receipt | Promise<Receipt>)[] = [];
  receipts.push(journal.perform(enrol, at), journal.perform(funding, at));
  const moment = journal.takeMoment();
  journal.followUps.takeArrangements();
  const times = recorded === null ? null : moment.underway.map(() => recorded);
  return { journal, moment, receipts, confirm: () => journal.confirm(moment, [], times) };
}

const answersOf = (receipts: readonly (Receipt | Promise<Receipt>)[]): Promise<Receipt[]> =>
  Promise.all(receipts.map(async (receipt) => receipt));

describe('S7.1 a moment that a replay takes for later', () => {
  it('S7.1 has the events, the state and the receipts that the record has', async () => {
    const truth = lived(FIRST, null);
    truth.confirm();
    const replayed = lived(LATER, FIRST);
    replayed.confirm();
    expect(replayed.journal.course.unrecorded).toEqual([]);
    expect(replayed.journal.state).toEqual(truth.journal.state);
    expect(await answersOf(replayed.receipts)).toEqual(await answersOf(truth.receipts));
  });

  it('S7.1 asks for nothing that was arranged already, and for every message once', () => {
    const truth = lived(FIRST, null);
    truth.confirm();
    const replayed = lived(LATER, FIRST);
    replayed.confirm();
    expect(replayed.journal.followUps.hasArrangements).toBe(false);
    expect(replayed.journal.followUps.takeMessages()).toEqual(truth.journal.followUps.takeMessages());
  });

  it('S7.1 keeps what came since on top of it, at its own time', async () => {
    const { journal, confirm } = lived(LATER, FIRST);
    const since = journal.perform({ ...funding, id: 'fund-2', funding: 'scholarship' }, LATEST);
    confirm();
    const [event] = journal.course.unrecorded;
    expect(event).toMatchObject({ cmd: 'fund-2', at: LATEST, n: journal.state.n });
    journal.confirm(journal.takeMoment(), [], null);
    expect(await since).toMatchObject({ command: 'fund-2', at: LATEST });
  });
});
