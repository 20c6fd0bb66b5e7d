/** What is another provider's, or another participant's, is nobody's and nothing's to whoever names it (S3.5, S6.1). */
import { describe, expect, it } from 'vitest';
import { refuseConflictedMark } from '../../client/actions/conflict-of-interest.js';
import { refuseUnknownNames } from '../../client/actions/named.js';
import type { Context } from '../../client/actions/context.js';
import { askedTypes, commandFields } from '../../client/commands/index.js';
import type { CommandInputType } from '../../client/commands/spec.js';
import { ClientError, openJourneys } from '../../client/journeys.js';
import { savePaper } from '../../store/documents/case-papers.js';
import { saveDocument } from '../../store/documents/documents.js';
import { savePerson } from '../../store/people/people.js';
import { project } from '../../store/read-model/read-model.js';
import { saveStaff } from '../../store/people/staff.js';
import { decide } from '../../workflows/journey/decide.js';
import { commandStories } from '../../lives/stories/commands.js';
import { anybody } from '../store/support/records.js';
import { autumn, enrolmentIn, provider } from '../../lives/people.js';
import { Play } from '../../lives/play.js';
import { freshStore } from '../support/postgres.js';

const store = await freshStore();
const context = { scope: 'all', servers: { inStore: (work: (own: unknown) => unknown) => work(store) } };
const HARBOUR = 'harbour-education';
const UNKNOWN_HASH = 'e'.repeat(64);

/** By the name of the part: an id that is another provider's or another participant's, and one that nobody has. */
const foreign: Record<string, [theirs: string, nobodys: string]> = {
  coach: ['coach-harbour', 'coach-nobody'],
  assessor: ['assessor-harbour', 'assessor-nobody'],
  from: ['assessor-harbour', 'assessor-nobody'],
  to: ['assessor-harbour', 'assessor-nobody'],
  group: ['bristol', 'atlantis'],
  deliveryPartner: ['aire-valley-teaching-hub', 'atlantis-trust'],
  document: ['d'.repeat(64), UNKNOWN_HASH],
  script: ['j-harbour-1', 'j-nobody-1'],
  paper: ['', UNKNOWN_HASH],
};

/** Parts that name what is no provider's: elements of the programme, what stands on the journey itself, the outside. */
const nobodys = new Set([
  ...['element', 'event', 'course', 'activity', 'activities', 'task', 'review', 'session'],
  ...['exception', 'message', 'registration', 'question', 'answer', 'notes', 'window'],
  // The provider that somebody goes to is another one on purpose.
  'provider',
]);

/** On purpose: an office agrees by hand with another provider that somebody catches up there (S3.2). */
const agreedByHand = 'bookCatchUp.group';

/** Every part that an id fits into, whatever the command is. A version of a review is the journey's own to know (S3.10). */
const idParts = askedTypes.flatMap((type) =>
  commandFields(type)
    .filter(([, { value, kind }]) => kind !== 'cohort' && kind !== 'version' && fits(value))
    .map(([field]): [CommandInputType, string] => [type, field]),
);

function fits(schema: { safeParse(value: unknown): { success: boolean } }): boolean {
  const ids = ['some-id-1', UNKNOWN_HASH, ['some-id-1']];
  return ids.some((id) => schema.safeParse(id).success);
}

async function anotherProviders(): Promise<void> {
  const journey = 'j-harbour';
  const details = {
    provider: HARBOUR,
    name: 'Somebody Else',
    capacity: null,
    urn: '100001',
    scriptsMarked: 0,
  };
  for (const role of ['coach', 'assessor'] as const) {
    await saveStaff(store, { ...details, id: `${role}-harbour`, role, email: `${role}@harbour.example` });
  }
  const play = new Play(enrolmentIn(autumn(), { journey, provider: HARBOUR }), '2026-09-01T09:00:00Z');
  play.say(provider, { type: 'enrol', registration: null, form: null });
  await project(store, play.journey);
  const enrolledFor = { mode: 'live', programme: 'npq-senco', provider: HARBOUR } as const;
  await savePerson(store, anybody(journey, { urn: '100001' }), enrolledFor);
  const sha256 = foreign['document']![0];
  const paper = { journey, sha256, purpose: 'case-study', kind: 'pdf', words: 2000, bytes: 1, at: play.now };
  await saveDocument(store, paper);
  const of = {
    mode: 'live',
    provider: HARBOUR,
    cohort: 'npq-senco-2026-autumn',
    window: 'window-2028-03',
  } as const;
  const content = new TextEncoder().encode('A school of another provider.');
  const theirs = await savePaper(store, of, { content, kind: 'text', reason: null, at: play.now });
  foreign['paper']![0] = theirs.sha256;
  // The assessor of the story has a script there, too, whose author is of the assessor's school.
  await saveStaff(store, { ...details, id: 'assessor-1', role: 'assessor', email: 'one@north.example' });
  const script = { script: foreign['script']![0], role: 'marker', assessor: 'assessor-1' } as const;
  const about = { journey, mode: 'live', provider: HARBOUR, candidate: 'C-0000000001' } as const;
  const given = { assessment_window: 'window-2028-03', document: sha256, words: 2000 };
  const when = { allocated: '2028-03-21T00:00:00Z', due: '2028-04-01' };
  await store.db
    .insertInto('allocations')
    .values({ ...script, ...about, ...given, ...when })
    .execute();
}
await anotherProviders();

let given = 0;

/** The answer of the library to the command of that type's story, with one part changed. */
async function answer(
  type: CommandInputType,
  field: string,
  id: string,
): Promise<{ code: string; message: string }> {
  const { given: at, by, when, said } = commandStories[type];
  const play = at();
  const journey = `jny-${++given}`;
  await project(store, { ...play.journey, id: journey });
  const command = { ...when, ...said, [field]: id, id: `cmd-${given}`, actor: by };
  try {
    await refuseUnknownNames(context as unknown as Context, journey, command);
    await refuseConflictedMark(context as unknown as Context, journey, command);
  } catch (error) {
    if (error instanceof ClientError) return error;
    throw error;
  }
  const decision = decide(play.journey, command, play.now);
  return 'refusal' in decision ? decision.refusal : { code: 'accepted', message: '' };
}

describe('S3.5 S6.1 ids of another provider', () => {
  it('S3.5 there is no part of a command that takes an id and is not looked at here', () => {
    const names = new Set(idParts.map(([, field]) => field));
    expect([...names].filter((name) => !(name in foreign) && !nobodys.has(name))).toEqual([]);
    expect(idParts.length).toBeGreaterThan(25);
  });

  it.each(idParts.filter(([type, field]) => field in foreign && `${type}.${field}` !== agreedByHand))(
    'S3.5 S6.1 %s: %s of another provider is refused as one that nobody has',
    async (type, field) => {
      const [theirs, nobody] = foreign[field]!;
      const [first, second] = [await answer(type, field, theirs), await answer(type, field, nobody)];
      expect(first.code).not.toBe('accepted');
      expect([first.code, first.message.replaceAll(theirs, 'X')]).toEqual([
        second.code,
        second.message.replaceAll(nobody, 'X'),
      ]);
      expect(first.message).toMatch(new RegExp(`"${theirs}"`));
    },
  );

  it('S3.2 a catch-up with a group of another provider is agreed by hand: the one exception', async () => {
    expect(await answer('bookCatchUp', 'group', 'bristol')).toMatchObject({ code: 'accepted' });
    expect(await answer('bookCatchUp', 'group', 'atlantis')).toMatchObject({ code: 'unknown-group' });
  });

  it.each([
    ['saveHours', (own: Own, id: string) => own.saveHours(id, []), 'coach'],
    ['saveAbsence', (own: Own, id: string) => own.saveAbsence(id, days), 'coach'],
    ['diary', (own: Own, id: string) => own.diary(id), 'coach'],
    ['markingQueue', (own: Own, id: string) => own.markingQueue(id), 'assessor'],
    ['enrol for a provider', (own: Own, id: string) => own.enrol({ ...anyone, provider: id }), 'provider'],
    ['enrol', (own: Own, id: string) => own.enrol({ ...anyone, deliveryPartner: id }), 'partner'],
  ] as const)('S6.1 %s knows nothing of another provider’s', async (_, ask, what) => {
    const ids = {
      coach: foreign['coach']!,
      assessor: foreign['assessor']!,
      provider: [HARBOUR, 'atlantis-learning'],
      partner: ['fleet-river-trust', 'atlantis-trust'],
    }[what];
    const own = await openJourneys({ databaseUrl: store.url, scope: { provider: 'northstar-learning' } });
    const said = async (id: string): Promise<string> => {
      const error: unknown = await ask(own, id).catch((refusal: unknown) => refusal);
      return `${(error as ClientError).code}: ${(error as ClientError).message.replaceAll(id, 'X')}`;
    };
    const [theirs, nobody] = await Promise.all(ids.map(said));
    expect(theirs).toBe(nobody);
    expect(theirs).toMatch(/not-found|bad-input/);
    await own.close();
  });
});

type Own = Awaited<ReturnType<typeof openJourneys>>;
const days = { firstDay: '2027-02-01', lastDay: '2027-02-05' };
const anyone = {
  cohort: 'npq-senco-2026-autumn',
  provider: 'northstar-learning',
  reference: 'FOR-001',
  person: { givenName: 'Tamsin', familyName: 'Oakenfold', email: 'tamsin@postbox.example' },
};
