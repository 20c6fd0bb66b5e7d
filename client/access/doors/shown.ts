/** What of an answer is shown to whoever may see the rest of it, and not that. */
import type { Action } from '../../../access/actions.js';
import type { Principal } from '../../../access/principal.js';
import { withoutLinks } from '../../../activities/messages/pages.js';
import type { MessageOnFile } from '../../../store/messages/messages.js';
import type { CoachDiary } from '../../actions/office-day.js';
import type { ListPage } from '../../reading/many.js';
import type { CommandOffer } from '../../commands/offers.js';
import type { TimelineReading } from '../../reading/timeline.js';

/** Of letters to others a participant sees none; and a link that lets somebody in is for whoever it was sent to. */
export const lettersShown = (_: May, all: MessageOnFile[], { role }: Principal): MessageOnFile[] =>
  all
    .filter(({ addressee }) => role !== 'participant' || addressee === 'participant')
    .map((one) => ({ ...one, text: withoutLinks(one.text), html: withoutLinks(one.html) }));

type May = (action: Action) => boolean;

const nameless = <T extends { name: string | null }>(row: T): T => ({ ...row, name: null });

export const listedNames = <T extends { name: string | null }>(may: May, rows: T[]): T[] =>
  may('see-names') ? rows : rows.map(nameless);

/** Of an answer about one. */
export const ownName = <T extends { name: string | null }>(may: May, one: T): T =>
  may('see-names') ? one : nameless(one);

export const listNames = (may: May, page: ListPage): ListPage => ({
  ...page,
  rows: listedNames(may, page.rows),
});

export const sessionNames = (may: May, diary: CoachDiary): CoachDiary => ({
  ...diary,
  sessions: listedNames(may, diary.sessions),
});

/** Notes may say anything about a person, and messages have their own readers. */
export const timelineWords = (may: May, timeline: TimelineReading): TimelineReading => ({
  ...timeline,
  past: timeline.past
    .filter(({ kind }) => kind === 'event' || may('see-messages'))
    .map((one) => (one.kind === 'event' && !may('see-notes') ? { ...one, noteText: null } : one)),
});

/** What one may not ask for is not offered. */
export const offersAllowed = (may: May, offers: CommandOffer[]): CommandOffer[] =>
  offers.filter(({ type }) => may(type));
