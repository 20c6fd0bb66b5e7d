/** How a run of a journey is started, whoever starts it: a client that enrols, or an operator who starts it again. */
import type { SearchAttributePair } from '@temporalio/common';
import { JOURNEY_TASK_QUEUE, searchAttributes, type JourneyInput } from './contract.js';

export interface StartOptions {
  workflowId: string;
  taskQueue: string;
  args: [JourneyInput];
  staticSummary: string;
  typedSearchAttributes: SearchAttributePair[];
}

export function startOptions(input: JourneyInput): StartOptions {
  const { journey, mode, programme, cohort, provider, reference } = input.enrolment;
  const summary = `${programme.shortTitle}, ${cohort.title}, ${provider}, ${reference}`;
  return {
    workflowId: journey,
    taskQueue: JOURNEY_TASK_QUEUE,
    args: [input],
    staticSummary: mode === 'rehearsal' ? `Rehearsal: ${summary}` : summary,
    typedSearchAttributes: [
      { key: searchAttributes.programme, value: programme.id },
      { key: searchAttributes.cohort, value: cohort.id },
      { key: searchAttributes.provider, value: provider },
      { key: searchAttributes.stage, value: 'application' },
      { key: searchAttributes.status, value: 'applying' },
      { key: searchAttributes.attention, value: false },
      { key: searchAttributes.rehearsal, value: mode === 'rehearsal' },
    ],
  };
}
