/** Which events ask something of places, diaries and markers. */
import type { Arrangement } from './effect.js';
import type { DiaryEffect } from './effect.js';
import { londonDate, londonInstant } from '../journey/calendar.js';
import type { EventOf, EventType, JourneyEvent } from '../journey/event.js';
import { latestAttempt, scriptsOf } from '../journey/attempts.js';
import { elementById, groupOf } from '../journey/lookup.js';
import type { Journey } from '../journey/state.js';

type Table = { [T in EventType]?: (event: EventOf<T>, journey: Journey) => Arrangement[] };

const places = (effect: Extract<Arrangement, { duty: 'places' }>['effect']): Arrangement[] => [
  { duty: 'places', effect },
];
const diary = (effect: DiaryEffect): Arrangement[] => [{ duty: 'diary', effect }];
const assessment = (effect: Extract<Arrangement, { duty: 'assessment' }>['effect']): Arrangement[] => [
  { duty: 'assessment', effect },
];

const fundedPlace = (journey: Journey) =>
  journey.application.funding === 'scholarship' || journey.application.funding === 'programme';

/** A search for a slot: the group's own time if it is still to come, else the coach's diary. */
function book(
  journey: Journey,
  event: EventOf<'SessionSought'> | EventOf<'SessionMoveSought'>,
  preferred: string | null,
): Arrangement[] {
  const element = elementById(journey.programme, event.session);
  if (journey.coach === null || element?.kind !== 'coaching') return [];
  const group = element.form === 'group' ? groupOf(journey)?.groupCoaching[element.id] : undefined;
  const dated = group ? londonInstant(group.date, group.time) : null;
  const { status, booking } = journey.sessions[event.session] ?? {};
  // Whoever asks for another time than the group's, without naming one, is not given the group's again.
  const isLeft = status === 'booked' && booking?.starts === dated;
  const fixed = preferred === null && dated !== null && dated > event.at && !isLeft ? dated : null;
  return diary({
    do: 'book',
    session: event.session,
    coach: journey.coach,
    minutes: element.minutes,
    from: event.from,
    until: event.until,
    fixed,
    preferred,
  });
}

/** S5.4: whoever has changed school or coach may have come to one who marks them. */
const conflictsSought = (journey: Journey): Arrangement[] =>
  journey.attempts.some(({ marks }) => marks.length > 0) ? assessment({ do: 'look-for-conflicts' }) : [];

const table: Table = {
  PlaceSought: ({ priority, funded, group }) =>
    places({ do: 'reserve', priority, funded, ...(group === undefined ? {} : { group }) }),
  Waitlisted: (event, journey) =>
    event.by.startsWith('engine:')
      ? []
      : places({ do: 'wait', priority: journey.application.priority, funded: fundedPlace(journey) }),
  OfferTaken: () => places({ do: 'take-offer' }),
  OfferLapsed: () => places({ do: 'lapse-offer' }),
  GroupAllocated: ({ group, because }) => (because === 'moved' ? places({ do: 'move', group }) : []),
  CatchUpSought: ({ event, at }) => places({ do: 'find-catch-up', event, after: londonDate(at) }),
  CatchUpBooked: ({ event, group, by }) =>
    by.startsWith('engine:') ? [] : places({ do: 'hold-catch-up', event, group }),
  CoachSought: ({ instead }) => diary({ do: 'assign', instead }),
  CoachAssigned: ({ coach, previous }, journey) => [
    ...diary({ do: 'assigned', coach, previous }),
    ...(previous === null ? [] : diary({ do: 'hand-over', from: previous, to: coach })),
    ...conflictsSought(journey),
  ],
  SessionSought: (event, journey) => book(journey, event, null),
  SessionMoveSought: (event, journey) => book(journey, event, event.preferred),
  SessionCancelled: ({ session, booking }) => diary({ do: 'cancel', session, booking }),
  CaseStudySubmitted: (_, journey) => {
    const { script = null } = latestAttempt(journey) ?? {};
    return script === null ? [] : assessment({ do: 'replace', script });
  },
  MarkerSought: ({ script, role, not, to }) =>
    assessment({ do: 'allocate', script, role, not, ...(to === undefined ? {} : { to }) }),
  ScriptTakenBack: ({ script, role }) => assessment({ do: 'take-back', script, role }),
  ConflictFound: ({ assessor }) => assessment({ do: 'conflicted', assessor }),
  DetailsChanged: ({ fields }, journey) => (fields.includes('school') ? conflictsSought(journey) : []),
  Marked: ({ script, role }) => assessment({ do: 'marked', script, role }),
  Withdrawn: () => places({ do: 'release' }),
  CohortChanged: (_, journey) => leftPlace(journey),
  ProviderChanged: (_, journey) => leftPlace(journey),
  Ended: (_, journey) => [
    ...(journey.status === 'ended' && journey.withdrawal === null && journey.ended?.as !== 'passed'
      ? places({ do: 'release' })
      : []),
    ...scriptsOf(journey).flatMap((script) => assessment({ do: 'close', script })),
  ],
};

/** An applicant who goes elsewhere leaves the place or the waiting list of before (S4.4). */
function leftPlace(journey: Journey): Arrangement[] {
  return journey.status === 'applying' ? places({ do: 'release' }) : [];
}

export function arrangementsOf(event: JourneyEvent, after: Journey): Arrangement[] {
  const rule = table[event.type] as ((event: JourneyEvent, journey: Journey) => Arrangement[]) | undefined;
  return rule?.(event, after) ?? [];
}
