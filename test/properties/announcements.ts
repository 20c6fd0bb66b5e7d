/** What each addressee has been told of, to find messages about what they were never told of (S6.5). */
import { kindOf, subjectOf } from '../../workflows/journey/agenda/keys.js';
import { elementById } from '../../workflows/journey/lookup.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { messages } from '../../workflows/effects.js';
import type { MessageEffect } from '../../workflows/effects/effect.js';

/** What must have been sent to the same addressee before, by template; `about` goes with those that have one. */
const follows: Record<string, { to: string; after: readonly string[]; about?: boolean }> = {
  'offer-lapsed': { to: 'participant', after: ['place-offered'] },
  welcome: { to: 'participant', after: ['accepted'] },
  'group-changed': { to: 'participant', after: ['accepted'] },
  'event-catch-up': { to: 'participant', after: ['accepted'] },
  'return-planned': { to: 'participant', after: ['deferral-confirmed'] },
  reinstated: { to: 'participant', after: ['withdrawal-confirmed'] },
  'paper-released': { to: 'participant', after: ['window-open'], about: true },
  'extension-granted': { to: 'participant', after: ['window-open'], about: true },
  'window-closed-without-submission': { to: 'participant', after: ['window-open'], about: true },
  'outcome-wait': { to: 'participant', after: ['window-open'], about: true },
  'submission-received': { to: 'participant', after: ['window-open'] },
  'submission-outside-limits': { to: 'participant', after: ['window-open'] },
  'result-pass': { to: 'participant', after: ['outcome-wait'] },
  'result-fail': { to: 'participant', after: ['outcome-wait'] },
  'appeal-received': { to: 'participant', after: ['result-fail'] },
  'appeal-decided': { to: 'participant', after: ['appeal-received'] },
  'endorsement-reminder': { to: 'headteacher', after: ['endorsement-asked'] },
  'headteacher-withdrawn': { to: 'headteacher', after: ['endorsement-asked', 'headteacher-accepted'] },
  'headteacher-outcome': { to: 'headteacher', after: ['headteacher-accepted'] },
};

/** A session as somebody knows it from the messages that they got. */
type Known = Map<string, { booking: string; sequence: number; starts: Instant }>;

export class Announcements {
  private readonly sent = new Set<string>();
  private readonly sessions: Known = new Map();
  private readonly ofCoach = new Map<string, string>();
  private readonly scripts = new Map<string, string>();
  private readonly coaches = new Set<string>();
  readonly complaints: string[] = [];

  /** The messages of an event, with the state after its command, as the journal occasions them. */
  take(event: JourneyEvent, after: Journey): void {
    for (const message of messages(event, after)) {
      const before = this.complaints.length;
      this.check(message, event, after);
      for (let index = before; index < this.complaints.length; index++) {
        this.complaints[index] += ` (event ${event.n}, ${event.type}, ${event.at})`;
      }
      this.sent.add(`${message.to}/${message.template}`);
      if (message.about !== undefined) this.sent.add(`${message.to}/${message.template}/${message.about}`);
    }
  }

  private check(message: MessageEffect, event: JourneyEvent, after: Journey): void {
    const { template, to, about = '' } = message;
    const rule = follows[template];
    if (rule && rule.to === to) {
      const known = rule.after.some((one) =>
        this.sent.has([to, one, ...(rule.about ? [about] : [])].join('/')),
      );
      if (!known) this.complain(template, about);
    }
    if (event.type === 'Nudged' && to === 'participant') this.checkNudge(event.items, after);
    if (to === 'participant') this.checkSession(message, event);
    if (to === 'coach') this.checkCoach(message, event, after);
    if (to === 'assessor') this.checkScript(message, event, after);
  }

  private checkSession({ template, about = '' }: MessageEffect, event: JourneyEvent): void {
    if (event.type === 'SessionBooked' || event.type === 'SessionMoved') {
      if (template === 'coaching-moved' && !this.sessions.has(about)) this.complain(template, about);
      const { booking, sequence, starts } = event;
      this.sessions.set(about, { booking, sequence, starts });
    }
    if (event.type !== 'SessionCancelled') return;
    const known = this.sessions.get(about);
    const isKnown =
      known?.booking === event.booking && known.sequence < event.sequence && known.starts > event.at;
    if (!isKnown) this.complain(template, about);
    this.sessions.delete(about);
  }

  private checkNudge(items: readonly string[], journey: Journey): void {
    for (const key of items) {
      const [subject, kind] = [subjectOf(key), kindOf(key)];
      if (kind === '{id}/tomorrow' && !this.sessions.has(subject)) this.complain(kind, subject);
      if (kind === '{id}/week-before' && !this.hasDay(subject)) this.complain(kind, subject);
      if (kind === '{id}/ending' && !this.sent.has(`participant/window-open/${subject}`))
        this.complain(kind, subject);
      if (kind === '{id}/due-soon' || kind === '{id}/overdue') this.checkWork(subject, kind, journey);
    }
  }

  /** A course, or the task that follows one, is not asked for before the course was said to be open. */
  private checkWork(id: string, kind: string, journey: Journey): void {
    const element = elementById(journey.programme, id);
    const course = element?.kind === 'task' ? element.follows : element?.kind === 'course' ? id : null;
    if (course !== null && !this.sent.has(`participant/course-open/${course}`)) this.complain(kind, id);
  }

  private hasDay(id: string): boolean {
    return ['event-invitation', 'event-catch-up'].some((one) => this.sent.has(`participant/${one}/${id}`));
  }

  private checkCoach({ template, about = '' }: MessageEffect, event: JourneyEvent, after: Journey): void {
    if (event.type === 'CoachAssigned') {
      if (template === 'participant-taken-away' && !this.coaches.has(about)) this.complain(template, about);
      if (template === 'participant-assigned') this.coaches.add(event.coach);
      return;
    }
    if (event.type === 'SessionBooked' || event.type === 'SessionMoved') {
      this.ofCoach.set(about, event.coach);
      return;
    }
    const coach = after.sessions[about]?.booking?.coach;
    const isOfSession = template.startsWith('session-');
    if (isOfSession && this.ofCoach.get(about) !== coach) this.complain(`coach ${template}`, about);
    if (template === 'participant-silent' && !this.coaches.has(after.coach ?? '')) {
      this.complain(template, about);
    }
  }

  private checkScript({ template, about = '' }: MessageEffect, event: JourneyEvent, after: Journey): void {
    if (event.type === 'MarkerAllocated') {
      this.scripts.set(`${event.script}/${about}`, event.assessor);
      return;
    }
    if (event.type === 'ScriptTakenBack') {
      if (this.scripts.get(`${event.script}/${about}`) !== event.assessor) this.complain(template, about);
      this.scripts.delete(`${event.script}/${about}`);
      return;
    }
    const held = after.attempts
      .flatMap(({ script, marks }) => marks.map((mark) => ({ script, ...mark })))
      .findLast(({ role }) => role === about);
    if (this.scripts.get(`${held?.script}/${about}`) !== held?.assessor) this.complain(template, about);
  }

  private complain(what: string, about: string): void {
    this.complaints.push(`${what}${about === '' ? '' : ` of ${about}`}`);
  }
}
