/** Journeys lived by hand, for occasions that ordinary lives do not have. */
import { autumn, enrolmentIn, participant, provider, sencoForm, assessor } from '../../../../lives/people.js';
import { engine } from '../../../../lives/people.js';
import type { HowRead } from '../../../../workflows/journey/values.js';
import { Play } from '../../../../lives/play.js';
import { kindWorld, placeIn, type World } from '../../../../lives/world.js';

const enrol = (play: Play) =>
  play.say(provider, { type: 'enrol', registration: 'registration-1', form: sencoForm });

function accept(play: Play): void {
  play.say(participant, { type: 'provideEvidence', evidence: 'headteacher-declaration', document: 'd-1' });
  play.say(participant, { type: 'provideEvidence', evidence: 'qts-certificate', document: 'd-2' });
  play.say(provider, { type: 'decideFunding', funding: 'school' });
  play.say(provider, { type: 'accept' });
}

/** Changes of every kind: group, coach, session, details; a break, a withdrawal and its reversal. */
export function interruptedPlay(): Play {
  const play = new Play(enrolmentIn(autumn()), '2026-09-01T10:00:00Z');
  enrol(play);
  play.say(provider, { type: 'requestInformation', question: 'Which classes do you teach this year?' });
  play.say(participant, { type: 'provideInformation', answer: 'n-1' });
  accept(play);
  play.on('2026-10-20');
  play.say(provider, { type: 'moveGroup', group: 'manchester' }, { reason: 'own-wish' });
  play.say(participant, {
    type: 'moveSession',
    session: 'coaching-induction',
    preferred: '2026-11-02T16:00:00Z',
  });
  play.say(provider, { type: 'changeCoach', coach: 'coach-9' }, { reason: 'illness' });
  play.say(participant, { type: 'changeDetails', fields: ['email', 'phone'] });
  play.say(engine, { type: 'effectFailed', effect: '3/endorsement-asked/headteacher', code: '550' });
  play.say(engine, { type: 'unreachable', message: '9/accepted/participant' });
  play.on('2026-10-26');
  play.say(participant, { type: 'defer', expectedReturn: '2027-01-11' }, { reason: 'illness' });
  play.on('2027-01-11');
  play.say(provider, { type: 'return', cohort: null });
  play.on('2027-02-01');
  play.say(participant, { type: 'withdraw' }, { reason: 'change-in-career' });
  play.on('2027-02-08');
  play.say(provider, { type: 'reinstate' }, { reason: 'by-agreement' });
  play.until('2030-12-01T00:00:00Z');
  return play;
}

const study = (play: Play) => {
  for (const { elements } of play.journey.programme.stages) {
    for (const { id } of elements) {
      if (!play.journey.elements[id] && !play.journey.tasks[id])
        play.say(provider, { type: 'creditElement', element: id }, { reason: 'prior-training' });
    }
  }
};

/** Everything credited; an assessment with an extension, texts of all lengths, slow marking and an appeal that fails. */
export function slowPlay(): Play {
  const play = new Play(enrolmentIn(autumn()), '2026-09-01T10:00:00Z');
  enrol(play);
  accept(play);
  play.on('2027-02-25');
  // Nobody returns feedback on it.
  play.say(participant, { type: 'submitTask', task: 'task-1', document: 'd-task' });
  play.on('2027-06-01');
  study(play);
  play.on('2028-03-14');
  const submit = (words: number, reading?: HowRead) =>
    play.say(participant, {
      type: 'submitCaseStudy',
      document: `${words}`.padStart(64, 'a'),
      words,
      arrived: play.now,
      ...(reading ? { reading } : {}),
    });
  submit(1499, { countedTo: 'appendix', wordsAfter: 1200, doubt: 'much-after-it', traces: [] });
  const paper = { type: 'releasePaper', window: 'window-2028-03', paper: 'c'.repeat(64) } as const;
  play.say(provider, { ...paper, replaces: true }, { reason: 'misprint' });
  play.on('2028-03-15');
  submit(2501);
  play.on('2028-03-16');
  submit(2500, { countedTo: 'references', wordsAfter: 480, doubt: null, traces: ['name', 'school'] });
  play.say(provider, { type: 'grantExtension', days: 3 }, { reason: 'illness' });
  play.on('2028-03-25');
  // It had arrived in time, and could not be read before.
  play.say(participant, {
    type: 'submitCaseStudy',
    document: 'b'.repeat(64),
    words: 2400,
    arrived: '2028-03-23T23:40:00Z',
  });
  // Nobody marks until long after the limit.
  play.on('2028-08-01');
  const { criteria } = play.journey.programme.assessment;
  const scores = Object.fromEntries(criteria.map(({ id }) => [id, 1]));
  const [first] = play.journey.attempts.at(-1)?.marks ?? [];
  const knows = { type: 'declareConflict', assessor: first?.assessor ?? '' } as const;
  play.say(provider, knows, { reason: 'knows-the-author' });
  for (let round = 0; round < 3; round++) {
    const attempt = play.journey.attempts.at(-1);
    const open = attempt?.marks.find(({ total }) => total === null);
    if (open && attempt?.script) {
      play.say(assessor(open.assessor), { type: 'recordMark', script: attempt.script, scores });
    }
  }
  play.say(provider, { type: 'releaseResult' });
  play.say(participant, { type: 'appeal' }, { reason: 'marking-error' });
  play.on('2028-08-10');
  for (let open = holder(play); open !== undefined; open = holder(play)) {
    const script = play.journey.attempts.at(-1)?.script ?? '';
    play.say(assessor(open), { type: 'recordMark', script, scores });
  }
  play.say(provider, { type: 'releaseResult' });
  return play;
}

/** Whoever has the script to mark. */
const holder = (play: Play): string | undefined =>
  play.journey.attempts.at(-1)?.marks.find(({ total }) => total === null)?.assessor;

const fullWorld: World = {
  ...kindWorld,
  reserve: () => [{ type: 'placesFull' }],
};

/** Waits for a place, lets an offer lapse, and is offered another. */
export function waitingPlay(): Play {
  const play = new Play(enrolmentIn(autumn()), '2026-09-01T10:00:00Z', fullWorld);
  enrol(play);
  accept(play);
  const offer = () => {
    for (const fact of placeIn(play.journey)) {
      if (fact.type === 'placeGranted') play.say(engine, { ...fact, type: 'placeOffered' });
    }
  };
  play.on('2026-09-20');
  offer();
  play.on('2026-10-01');
  offer();
  play.say(participant, { type: 'takeOffer' });
  play.say(participant, { type: 'giveUpPost', on: '2026-09-30' });
  play.say(participant, { type: 'takeUpPost', on: '2026-10-01' });
  play.say(provider, { type: 'correctPost', takenUp: '2024-03-01' }, { reason: 'wrong-year' });
  return play;
}
