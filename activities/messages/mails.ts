/** Messages of a moment made into mails: whatever it brings to one person is one (S6.5). */
import type { MailPart, Together } from '../../store/messages/mails.js';
import { minutesBetween } from '../../workflows/journey/calendar.js';
import { storedCalendar } from '../calendar/stored.js';
import { messageIdOf } from '../email/message-id.js';
import { compose, type ComposedMessage } from './compose.js';
import type { Correspondence } from './correspondents.js';
import type { MessageKey } from './message-key.js';
import type { Site } from './pages.js';
import type { Copied, Ready } from './prepare.js';
import { inOrder, together } from './together.js';

/** A mail as the log keeps it, and whom it goes to. */
export interface LoggedMail extends Together {
  key: MessageKey;
  correspondence: Correspondence;
}

type Worded = Extract<Ready, { message: unknown }>;

/**
 * Told by themselves: to the old address as well; or to assessors, who must not learn that two scripts belong
 * together (S5.4).
 */
const isAlone = ({ key, correspondence }: Ready): boolean =>
  key.template === 'details-changed' || key.addressee === 'assessor' || correspondence.to.length === 0;

/** What a diary or a place answers comes some seconds later; what waited for a server longer is another moment. */
const MOMENT_MINUTES = 10;

function isOneMoment(first: Worded, other: Worded): boolean {
  const to = ({ key, correspondence }: Worded) => `${key.addressee} ${correspondence.to[0]?.address ?? ''}`;
  const at = ({ correspondence }: Worded) => correspondence.context.event.at;
  return to(first) === to(other) && Math.abs(minutesBetween(at(first), at(other))) < MOMENT_MINUTES;
}

/** Everything that is ready, by the person to whom it goes. */
export function mailsOf(ready: readonly Ready[], domain: string, site: Site | null = null): LoggedMail[] {
  const mails: LoggedMail[] = [];
  const shared: Worded[][] = [];
  for (const one of ready) {
    if (!('message' in one)) mails.push(copied(one, one.copy, domain));
    else if (isAlone(one)) mails.push(told([one], domain, site));
    else {
      const alike = shared.find(([first]) => first && isOneMoment(first, one));
      if (alike) alike.push(one);
      else shared.push([one]);
    }
  }
  return [...mails, ...shared.map((alike) => told(alike, domain, site))];
}

/** The reason of the moment carries the mail: its key, its words first, its place in the log. */
function told(alike: readonly Worded[], domain: string, site: Site | null): LoggedMail {
  const ordered = inOrder(alike.map((one) => ({ ...one, template: one.key.template })));
  const [lead, ...others] = ordered;
  if (!lead) throw new Error('nobody is to be told anything');
  const { key, correspondence } = lead;
  const message = together(
    ordered.map((one) => ({ ...one, context: one.correspondence.context, message: one.message })),
  );
  const composed = compose(key, message, correspondence, domain, site);
  const journey = correspondence.context.journey.id;
  const parts = others.map(({ key: part }): MailPart => {
    const messageId = messageIdOf(journey, part.key, domain);
    return { key: part.key, template: part.template, messageId };
  });
  return {
    key,
    correspondence,
    message: kept(key, correspondence, asKept(key, ordered, composed), domain),
    parts,
  };
}

const asKept = (
  { addressee }: MessageKey,
  alike: readonly Worded[],
  { subject, text, html, files }: ComposedMessage,
): Copied => {
  const scenes = alike.map(({ correspondence }) => correspondence.context);
  const paper = scenes.find((context) => context.paper !== null)?.paper ?? null;
  return {
    ...{ subject, text, html, calendar: storedCalendar(files) },
    ...(paper === null ? {} : { attachment: paper.sha256 }),
    ...{ mode: scenes[0]?.journey.mode ?? 'live', addressee },
  };
};

const copied = ({ key, correspondence }: Ready, copy: Copied, domain: string): LoggedMail => ({
  key,
  correspondence,
  message: kept(key, correspondence, copy, domain),
  parts: [],
});

const kept = (
  { key, template }: MessageKey,
  { context: { journey, event } }: Correspondence,
  copy: Copied,
  domain: string,
): LoggedMail['message'] => ({
  ...copy,
  journey: journey.id,
  key,
  template,
  messageId: messageIdOf(journey.id, key, domain),
  at: event.at,
});
