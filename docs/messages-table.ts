/** The table of all messages (S6.5), made from the templates, so that it stays true. */
import { kindsGathered } from '../activities/digests/gathering.js';
import { templates } from '../activities/messages/templates.js';
import type { Addressee } from '../workflows/effects/templates.js';
import { table } from './specification/table.js';

const headings: Record<Addressee, string> = {
  participant: 'To the participant',
  headteacher: 'To the headteacher, or the manager of a setting',
  coach: 'To the coach',
  assessor: 'To the assessor',
  provider: 'To the provider',
};

const preface = `# Messages

Every message that the engine sends (S6.5), by addressee. None is sent more than once per occasion; the participant gets at
most one reminder a day, which lists all that is due. Messages of a rehearsal say so and never leave the machine.

A message to the participant that comes back from one address after it was sent goes once more, in the same words, to
another address if there is one (\`sent-again\`); a reminder does not, for the next one is on its way.

This page is made by \`npm run docs\` from the table at the end of each chapter in \`activities/messages/\`, which has the
words too; a test holds them together.`;

const digest = `In a live journey ${Object.keys(kindsGathered)
  .map((template) => `\`${template}\``)
  .join(', ')} only remind: they go with
the coach's digest, one mail of a morning about all of the coach's participants ([decision 39](decisions/039-a-coachs-morning.md)).
\`session-report\` waits for it only if the session ended before the mail of that morning, or on a day that is no working day.`;

/** The page as it has to stand in `docs/messages.md`. */
export function messagesPage(): string {
  const chapters = Object.entries(headings).map(([addressee, heading]) => {
    const rows = Object.entries(templates)
      .filter(([, { to }]) => to === addressee)
      .map(([template, { occasion }]) => [`\`${template}\``, occasion] as const);
    const more = addressee === 'coach' ? `${digest}\n\n` : '';
    return `## ${heading}\n\n${more}${table(['Template', 'Occasion'], rows, Infinity)}`;
  });
  return `${[preface, ...chapters].join('\n\n')}\n`;
}
