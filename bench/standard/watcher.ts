/** Sees what is recorded, at no cost to the server: the worker of a bench runs in its own process. */
import type { JourneyActivities } from '../../workflows/activities.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import type { Command } from '../../workflows/journey/command.js';

const LIMIT_MS = 60_000;

interface Seen {
  coach: string;
  /** Ids of commands, and types of events, that are in the record. */
  known: Set<string>;
  waiting: Map<string, () => void>;
}

export class Watcher {
  private readonly seen = new Map<string, Seen>();

  /** The activities, with every event looked at once it is in the record. */
  watch(activities: JourneyActivities): JourneyActivities {
    return {
      ...activities,
      record: async (request) => {
        const news = await activities.record(request);
        for (const event of request.events) this.note(this.of(request.journey), event);
        return news;
      },
    };
  }

  /** The command as the person really concerned would say it: the coach whom the store chose. */
  async inPerson(journey: string, command: Command): Promise<Command> {
    if (command.actor.role !== 'coach') return command;
    await this.recorded(journey, 'CoachAssigned');
    return { ...command, actor: { role: 'coach', id: this.of(journey).coach } };
  }

  /** Resolves once an event of a command, or of a type, is in the record. */
  async recorded(journey: string, what: string): Promise<void> {
    const seen = this.of(journey);
    if (seen.known.has(what)) return;
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        seen.waiting.set(what, resolve);
        timer = setTimeout(() => reject(new Error(`${what} of ${journey} is not in the record`)), LIMIT_MS);
      });
    } finally {
      clearTimeout(timer);
      seen.waiting.delete(what);
    }
  }

  private of(journey: string): Seen {
    const known = this.seen.get(journey);
    if (known) return known;
    const fresh: Seen = { coach: '', known: new Set(), waiting: new Map() };
    this.seen.set(journey, fresh);
    return fresh;
  }

  private note(seen: Seen, event: JourneyEvent): void {
    if (event.type === 'CoachAssigned') seen.coach = event.coach;
    for (const what of [event.cmd, event.type]) {
      seen.known.add(what);
      seen.waiting.get(what)?.();
    }
  }
}
