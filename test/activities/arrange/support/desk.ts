/** The real activity for diaries, asked one effect at a time. */
import { createDiary } from '../../../../activities/diary.js';
import type { Store } from '../../../../store/database/database.js';
import { readStaff } from '../../../../store/people/staff.js';
import type { DiaryEffect } from '../../../../workflows/effects/effect.js';
import type { CommandOf, FactCommand } from '../../../../workflows/journey/command.js';
import type { Instant, Mode } from '../../../../workflows/journey/values.js';
import { APPLIED, occasion, staff } from './journeys.js';

type Book = Extract<DiaryEffect, { do: 'book' }>;

/** The week of Monday 2 November 2026, in winter time. */
export const WEEK = { from: '2026-11-02', until: '2026-11-06' };

export class Desk {
  private readonly arrange;
  private keys = 0;

  constructor(
    readonly store: Store,
    readonly mode: Mode = 'live',
  ) {
    this.arrange = createDiary(store);
  }

  /** Coaches whom an effect names are there, unless a test says that somebody is not. */
  async ask(
    journey: string,
    effect: DiaryEffect,
    at: Instant = APPLIED,
    nobody: string | null = null,
  ): Promise<FactCommand[]> {
    for (const coach of coachesOf(effect)) if (coach !== nobody) await hired(this.store, coach);
    const key = `${++this.keys}/0`;
    const [answer] = await this.arrange(occasion(journey, at, this.mode), [{ key, effect }]);
    return answer?.facts ?? [];
  }

  /** Books the first coaching hour in that week, unless told otherwise. */
  async book(
    journey: string,
    coach: string,
    change: Partial<Omit<Book, 'do'>> = {},
    at?: Instant,
  ): Promise<CommandOf<'sessionBooked'> | { type: 'noSlot'; session: string; until: string }> {
    const effect = bookingOf(coach, change);
    const [fact] = await this.ask(journey, effect, at);
    if (fact?.type !== 'sessionBooked' && fact?.type !== 'noSlot')
      throw new Error('the diary did not answer');
    return fact as CommandOf<'sessionBooked'> | { type: 'noSlot'; session: string; until: string };
  }

  /** The same, for a test that goes on with the booking. */
  async booked(
    journey: string,
    coach: string,
    change: Partial<Omit<Book, 'do'>> = {},
    at?: Instant,
  ): Promise<CommandOf<'sessionBooked'>> {
    const fact = await this.book(journey, coach, change, at);
    if (fact.type !== 'sessionBooked') throw new Error('nothing was free');
    return fact;
  }
}

const coachesOf = (effect: DiaryEffect): string[] =>
  'coach' in effect ? [effect.coach] : 'to' in effect ? [effect.to] : [];

/** Has somebody coach, for another provider than those of the tests, whose coaches are counted. */
export async function hired(store: Store, coach: string): Promise<void> {
  if ((await readStaff(store, coach)) === null) await staff(store, coach, { provider: 'elsewhere' });
}

export const bookingOf = (coach: string, change: Partial<Omit<Book, 'do'>> = {}): Book => ({
  do: 'book',
  session: 'coaching-induction',
  coach,
  minutes: 60,
  ...WEEK,
  fixed: null,
  preferred: null,
  ...change,
});
