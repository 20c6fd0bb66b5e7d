/** The areas of the site: where everybody is at home, and what the menu of each offers. */
import type { Principal } from '../../access/principal.js';
import type { Role } from '../../access/roles.js';

interface Entry {
  href: string;
  text: string;
}

interface Area {
  home: string;
  menu: readonly Entry[];
}

const provider: Area = {
  home: '/provider',
  menu: [
    { href: '/provider', text: 'Today' },
    { href: '/provider/participants', text: 'Participants' },
  ],
};

const areas: Readonly<Record<Principal['role'], Area>> = {
  'provider-admin': provider,
  'local-administrator': provider,
  'delivery-partner': provider,
  machine: provider,
  coach: {
    home: '/coach',
    menu: [
      { href: '/coach', text: 'Today' },
      { href: '/coach/availability', text: 'Availability and calendar' },
    ],
  },
  assessor: { home: '/assess', menu: [{ href: '/assess', text: 'To mark' }] },
  participant: {
    home: '/participant',
    menu: [
      { href: '/participant', text: 'What to do next' },
      { href: '/participant/application', text: 'Application' },
      { href: '/participant/study', text: 'Courses and tasks' },
      { href: '/participant/assessment', text: 'Assessment' },
      { href: '/participant/result', text: 'Result' },
      { href: '/participant/messages', text: 'Messages' },
      { href: '/participant/details', text: 'My details' },
    ],
  },
  headteacher: { home: '/endorse', menu: [] },
  support: { home: '/support', menu: [{ href: '/support', text: 'What is stuck' }] },
  department: { home: '/support', menu: [{ href: '/support', text: 'Outcomes' }] },
};

export const homeOf = (role: Role | 'local-administrator'): string => areas[role].home;

/** The entry whose address is the longest beginning of the page's own is the current one. */
export function menuOf(role: Role | 'local-administrator', path: string): (Entry & { active: boolean })[] {
  const { menu } = areas[role];
  const current = menu
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return menu.map((entry) => ({ ...entry, active: entry === current }));
}
