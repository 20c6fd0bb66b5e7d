/** The mail to a provider whose paper of a window is missing: what is missing, and the command that puts it. */
import { programmeOf } from '../../programmes/catalogue.js';
import type { Cohort } from '../../programmes/cohort-schema.js';
import type { Provider } from '../../programmes/providers.js';
import { londonInstant } from '../../workflows/journey/calendar.js';
import type { OutgoingMail } from '../email/mail.js';
import { messageIdOf } from '../email/message-id.js';
import { bothForms, sentFor, subjectLine } from '../messages/envelope.js';
import type { Letter } from '../messages/letter.js';
import type { Site } from '../messages/pages.js';
import { counted, momentInWords } from '../messages/words.js';

export interface Missing {
  cohort: Cohort;
  window: string;
  occasion: 'soon' | 'open';
  provider: Provider;
  /** Who are still on their way. */
  participants: number;
}

const soon = {
  title: 'The case study of an assessment window is missing',
  happened: 'This window opens soon, and its case study is not here yet.',
  todo: 'Put it before the opening: then it goes to everybody with the message of the opening, and nobody reads it before.',
};
const open = {
  title: 'An assessment window has opened without its case study',
  happened: 'This window has opened, and its case study is not here. Whoever has it open was told so.',
  todo: 'Put it now: everybody who has the window open is sent it at once. Their time is running, so think of giving them more (grant-extension).',
};

export function warningMail(
  missing: Missing,
  { from, mailDomain, site }: { from: string; mailDomain: string; site?: Site | null | undefined },
): OutgoingMail {
  const { cohort, window, occasion, provider } = missing;
  const programme = programmeOf(cohort.programme, cohort.programmeVersion);
  const { title } = occasion === 'open' ? open : soon;
  const letter: Letter = {
    title,
    greeting: `Dear colleagues at ${provider.name}`,
    blocks: blocksOf(missing, programme.assessment.opensAt),
    provider,
    programme: programme.shortTitle,
    reference: `${cohort.id} ${window}`,
    rehearsal: false,
    internal: true,
    page: site ? { words: 'The cohort is here:', href: `${site.url}/provider` } : null,
  };
  const key = `${window}/paper-missing/${occasion}`;
  return {
    messageId: messageIdOf(`${provider.id}/${cohort.id}`, key, mailDomain),
    ...sentFor(provider, from),
    to: { name: provider.name, address: provider.email },
    subject: subjectLine(`${title}: ${cohort.title}`),
    ...bothForms(letter),
    list: { name: programme.shortTitle, id: `${programme.id}.${provider.id}.${mailDomain}` },
    date: null,
    calendar: [],
  };
}

function blocksOf(
  { cohort, window, occasion, provider, participants }: Missing,
  opensAt: string,
): Letter['blocks'] {
  const { happened, todo } = occasion === 'open' ? open : soon;
  const opens = cohort.windows.find(({ id }) => id === window)?.opens ?? '';
  return [
    happened,
    {
      facts: [
        ['Cohort', cohort.title],
        ['Window', window],
        [occasion === 'open' ? 'Opened' : 'Opens', momentInWords(londonInstant(opens, opensAt))],
        ['Still on their way', counted(participants, 'participant')],
      ],
    },
    { notice: todo },
    {
      quote: [`journeys cohort paper ${cohort.id} ${window} --provider ${provider.id} --file case-study.pdf`],
    },
  ];
}
