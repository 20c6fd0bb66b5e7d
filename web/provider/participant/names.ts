/** Words for who did something: of the record, which has roles and opaque ids alone. */
import { ClientError, type Journeys } from '../../../client/journeys.js';

export interface Names {
  /** `coach:coach-07` as `Sam Okafor, coach`. */
  of: (actor: string) => string;
  /** A sentence with names for the ids of staff in it. */
  within: (sentence: string) => string;
}

const roles: Readonly<Record<string, string>> = {
  engine: 'The service, by its rules',
  participant: 'The participant',
  headteacher: 'The headteacher',
  coach: 'The coach',
  assessor: 'An assessor',
  partner: 'The delivery partner',
  provider: 'The provider’s office',
  admin: 'Support',
  'learning-environment': 'The learning environment',
};

const titles: Readonly<Record<string, string>> = { coach: 'coach', assessor: 'assessor' };

export async function namesOf(journeys: Journeys, provider: string, participant: string): Promise<Names> {
  const [staff, operators] = await Promise.all([
    unlessDenied(() => journeys.staff(provider)),
    unlessDenied(() => journeys.operators(provider)),
  ]);
  const known = new Map([...operators, ...staff].map(({ id, name, role }) => [id, { name, role }]));
  const inText = [...known.keys()].filter((id) => /\d/.test(id)).sort((a, b) => b.length - a.length);
  const pattern =
    inText.length === 0 ? null : new RegExp(`(?<![\\w-])(?:${inText.map(quoted).join('|')})(?![\\w-])`, 'g');
  return {
    of(actor) {
      const [role = '', id = ''] = actor.split(/:(.*)/s);
      if (role === 'participant') return participant;
      const found = known.get(id);
      if (!found) return roles[role] ?? role;
      const title = titles[found.role];
      return title === undefined ? found.name : `${found.name}, ${title}`;
    },
    within: (sentence) =>
      pattern === null ? sentence : sentence.replaceAll(pattern, (id) => known.get(id)?.name ?? id),
  };
}

const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Whoever may not see the staff reads what each is, and not who. */
async function unlessDenied<T>(read: () => Promise<T[]>): Promise<T[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ClientError && error.kind !== 'unreachable' && error.kind !== 'internal') return [];
    throw error;
  }
}

/** A sentence with titles for the ids of elements and windows in it. */
export const titledWithin =
  (parts: readonly { id: string; title: string }[]) =>
  (sentence: string): string => {
    const titles = new Map(parts.map(({ id, title }) => [id, title]));
    return sentence.replaceAll(/[a-z]+(?:-[a-z0-9]+)+/g, (id) =>
      id.startsWith('window-') ? 'the assessment window' : (titles.get(id) ?? id),
    );
  };
