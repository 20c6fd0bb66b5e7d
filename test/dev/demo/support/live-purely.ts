/** A behaviour of the demo lived by the rules alone, in the miniature world: no server, no store. */
import type { Act } from '../../../../lives/acts/act.js';
import { follows } from '../../../../lives/acts/follows.js';
import type { Behaviour } from '../../../../lives/behaviour.js';
import { APPLIED, readDemoCohort } from '../../../../dev/demo/cohort.js';
import { turningPoint } from '../../../../dev/demo/turning-point.js';
import { londonDate } from '../../../../workflows/journey/calendar.js';
import type { JourneyEvent } from '../../../../workflows/journey/event.js';
import type { Instant } from '../../../../workflows/journey/values.js';
import { bodyOf } from '../../../../lives/deeds.js';
import { autumn, enrolmentIn, provider } from '../../../../lives/people.js';
import { Play } from '../../../../lives/play.js';

const MOST_STEPS = 1000;

const rows = await readDemoCohort();

export function livePurely(reference: string, behaviour: Behaviour, until: Instant): Play {
  const request = rows.find((row) => row.reference === reference)?.request;
  const enrolment = enrolmentIn(autumn(), { journey: reference, provider: 'harbour-education', reference });
  const play = new Play(enrolment, APPLIED);
  let acts: Act[] = [];
  const take = (events: JourneyEvent[]): void => {
    const fresh = events
      .flatMap((event) => follows(event, play.journey, behaviour))
      .filter((act) => !isSilent(act));
    const keys = new Set(fresh.map(({ key }) => key));
    acts = [...acts.filter(({ key }) => !keys.has(key)), ...fresh].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  };
  const isSilent = (act: Act): boolean => {
    const { silentFrom } = behaviour;
    const isTheirs = ['participant', 'headteacher'].includes(act.actor(play.journey).role);
    return isTheirs && silentFrom !== null && londonDate(act.at) >= silentFrom;
  };
  take(
    play.say(provider, {
      type: 'enrol',
      registration: request?.registration ?? null,
      form: request?.form ?? null,
    }),
  );
  for (let step = 0; step < MOST_STEPS && play.journey.ended === null; step++) {
    const [next] = acts;
    const turn = turningPoint(play.journey, next && next.at < until ? next.at : until);
    if (turn !== null) take(play.until(turn));
    else if (next && next.at <= until) {
      acts = acts.slice(1);
      if (next.at > play.now) take(play.until(next.at));
      if (next.applies(play.journey)) {
        take(
          play.say(
            next.actor(play.journey),
            bodyOf(next.deed(play.journey, play.now), play.journey, play.now),
            {
              reason: next.reason,
            },
          ),
        );
      }
    } else break;
  }
  return play;
}
