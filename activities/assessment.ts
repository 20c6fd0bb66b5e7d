/** Allocation of scripts to markers without conflict of interest, least loaded first (S5.4). */
import type { Store } from '../store/database/database.js';
import { answerOnce, type Work } from '../store/effects/answers.js';
import { readStanding } from '../store/effects/standing.js';
import {
  closeAllocations,
  findMarker,
  finishAllocation,
  keepAllocation,
  replaceScript,
  markersLock,
} from '../store/marking/allocations.js';
import { candidateOf } from '../store/marking/candidate.js';
import { conflictsNow, noteConflicted } from '../store/marking/conflicts.js';
import { endWaiting, keepWaiting } from '../store/marking/waiting.js';
import type { JourneyActivities } from '../workflows/activities.js';
import type { AssessmentEffect } from '../workflows/effects/effect.js';
import { attemptOfScript } from '../workflows/journey/attempts.js';
import { addDays, londonDate } from '../workflows/journey/calendar.js';
import type { FactCommand } from '../workflows/journey/command.js';
import type { Journey } from '../workflows/journey/state.js';
import type { Instant, MarkerRole } from '../workflows/journey/values.js';

type Allocate = Extract<AssessmentEffect, { do: 'allocate' }>;

export function createMarking(store: Store): JourneyActivities['arrangeMarking'] {
  return async (occasion, effects) => {
    const journey = await readStanding(store, occasion.journey);
    return answerOnce(store, {
      duty: 'marking',
      occasion,
      effects,
      locks: effects.some(({ effect }) => effect.do === 'allocate') ? [markersLock(journey)] : [],
      carryOut: (work, effect) => applyAssessmentEffect(work, journey, effect, occasion.at),
    });
  };
}

async function applyAssessmentEffect(
  work: Work,
  journey: Journey,
  effect: AssessmentEffect,
  at: Instant,
): Promise<FactCommand[]> {
  switch (effect.do) {
    case 'allocate':
      return allocate(work, journey, effect, at);
    case 'look-for-conflicts':
      return (await conflictsNow(work, journey.id)).map(({ assessor, because }) => ({
        type: 'conflictFound',
        assessor,
        because,
      }));
    case 'marked':
      await finishAllocation(work, effect.script, effect.role, at);
      return [];
    case 'replace':
      await replaceScript(work, effect.script, submissionOf(journey, effect.script));
      return [];
    case 'take-back':
      await letGo(work, effect.script, effect.role, at);
      return [];
    case 'conflicted':
      await noteConflicted(work, journey.id, effect.assessor, at);
      return [];
    case 'close':
      await letGo(work, effect.script, null, at);
      return [];
  }
}

/** Nobody has it any more, and nobody waits for an assessor of it. */
async function letGo(work: Work, script: string, role: MarkerRole | null, at: Instant): Promise<void> {
  await closeAllocations(work, script, role, at);
  await endWaiting(work, script, role);
}

/** What all who mark a script have to mark (S5.3). */
function submissionOf(journey: Journey, script: string): { document: string; words: number } {
  const submission = attemptOfScript(journey, script)?.submission;
  if (!submission) throw new Error(`nothing was handed in for ${script}`);
  return submission;
}

async function allocate(
  work: Work,
  journey: Journey,
  { script, role, not, to }: Allocate,
  at: Instant,
): Promise<FactCommand[]> {
  const { id, mode, provider, programme } = journey;
  const attempt = attemptOfScript(journey, script);
  if (!attempt?.submission)
    return [{ type: 'effectFailed', effect: 'marking/allocate', code: 'no-submission' }];
  await closeAllocations(work, script, role, at);
  const atHand = { script, role, journey: id, mode, provider };
  const barred = [...not, ...(journey.coach === null ? [] : [journey.coach])];
  const on = londonDate(at);
  const marker = await findMarker(work, atHand, { not: barred, on, to });
  if (!marker) {
    await keepWaiting(work, { script, role, journey: id, barred, since: at });
    return [{ type: 'noMarker', script, role }];
  }
  await endWaiting(work, script, role);
  const { assessor, experience } = marker;
  const { document, words } = attempt.submission;
  const { markingDays, sampling } = programme.assessment;
  await keepAllocation(work, {
    ...atHand,
    assessor,
    candidate: candidateOf(script),
    window: attempt.window,
    document,
    words,
    allocated: at,
    due: addDays(on, markingDays),
  });
  return [{ type: 'markerFound', script, role, assessor, newAssessor: experience < sampling.firstScripts }];
}
