/** Roles as people name them (S2.4); the programme says which of them are suitable. */
import type { Programme } from '../../programmes/schema.js';
import { nearestWord } from './suggest.js';
import { plainWords } from './words.js';

const aliases: Readonly<Record<string, string>> = {
  sendco: 'senco',
  'special educational needs coordinator': 'senco',
  'special educational needs co ordinator': 'senco',
  'special educational needs and disability coordinator': 'senco',
  'special educational needs and disability co ordinator': 'senco',
  'special educational needs and disabilities coordinator': 'senco',
  'special educational needs and disabilities co ordinator': 'senco',
  'head teacher': 'headteacher',
  head: 'headteacher',
  'executive headteacher': 'headteacher',
  'head of school': 'headteacher',
  'deputy head': 'deputy-headteacher',
  'deputy head teacher': 'deputy-headteacher',
  'deputy principal': 'vice-principal',
  'assistant head': 'assistant-headteacher',
  'assistant head teacher': 'assistant-headteacher',
  'assistant principal': 'assistant-headteacher',
  'associate assistant head': 'associate-assistant-headteacher',
  'subject leader': 'head-of-subject',
  'subject lead': 'head-of-subject',
  'phase leader': 'head-of-key-stage',
  'early years lead': 'head-of-early-years',
  ect: 'early-career-teacher',
  nqt: 'early-career-teacher',
  ta: 'teaching-assistant',
  hlta: 'higher-level-teaching-assistant',
  'class teacher': 'classroom-teacher',
  teacher: 'classroom-teacher',
  'nursery leader': 'nursery-manager',
  'early years sendco': 'early-years-senco',
};

/** Roles that no programme lists, but that are often met; a person investigates them (S2.4). */
const investigated = [
  'classroom-teacher',
  'local-authority-officer',
  'local-authority-adviser',
  'send-adviser',
  'educational-psychologist',
  'trust-send-lead',
  'other',
];

export type RoleReading =
  | { role: string; warning: string | null }
  /** Nearly a known role: more likely a slip than another role. */
  | { fault: string };

/**
 * The code of a role. What is in no list becomes `other`, which a person investigates; the words themselves
 * are kept with the person's answers, because they may say who it is.
 */
export function roleOf(given: string, { application }: Pick<Programme, 'application'>): RoleReading {
  const words = plainWords(given);
  const listed = [...application.suitableRoles, ...application.unsuitableRoles];
  const known = new Map([...listed, ...investigated].map((role) => [plainWords(role), role]));
  for (const [alias, role] of Object.entries(aliases)) {
    if (listed.includes(role) || investigated.includes(role)) known.set(alias, role);
  }
  const role = known.get(words);
  if (role !== undefined) return { role, warning: listed.includes(role) ? null : openWords(role) };
  const several = oneOfSeveral(given, known, application);
  if (several) return several;
  const near = nearestWord(words, [...known.keys()]);
  if (near !== undefined) {
    return {
      fault: `"${given.trim()}" is not a known role. Did you mean "${near}"? If it is another one, write "other".`,
    };
  }
  return {
    role: 'other',
    warning: 'The role is in neither list: it is kept as "other" and will be investigated.',
  };
}

const openWords = (role: string): string => `The role "${role}" is in neither list: it will be investigated.`;

/** "Assistant Headteacher and SENCo" holds two: the one that the programme is about, if nothing speaks against it. */
function oneOfSeveral(
  given: string,
  known: ReadonlyMap<string, string>,
  { suitableRoles, unsuitableRoles }: Programme['application'],
): { role: string; warning: string } | null {
  const parts = given.split(/\s+and\s+|\s+-\s+|[/,;+&()]/i).map(plainWords);
  const roles = [...new Set(parts.flatMap((part) => known.get(part) ?? []))];
  if (parts.length < 2 || roles.length === 0) return null;
  const suitable = roles.filter((role) => suitableRoles.includes(role));
  if (suitable.length > 0 && roles.some((role) => unsuitableRoles.includes(role))) {
    const both =
      'Of several roles one is suitable and one is not: it is kept as "other" and will be investigated.';
    return { role: 'other', warning: both };
  }
  const role = suitable.find((one) => one.includes('senco')) ?? suitable[0] ?? roles[0] ?? 'other';
  const isListed = suitableRoles.includes(role) || unsuitableRoles.includes(role);
  return { role, warning: isListed ? `Of what was given, the role "${role}" was taken.` : openWords(role) };
}
