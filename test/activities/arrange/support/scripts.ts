/** Scripts to be marked, and the real activity that gives them out. */
import { createMarking } from '../../../../activities/assessment.js';
import type { Store } from '../../../../store/database/database.js';
import type { AssessmentEffect } from '../../../../workflows/effects/effect.js';
import type { FactCommand } from '../../../../workflows/journey/command.js';
import type { MarkerRole, Mode } from '../../../../workflows/journey/values.js';
import { begin, happened, occasion, staff } from './journeys.js';

export const CLOSED = '2028-03-21T00:00:00Z';
export const DOCUMENT = 'a'.repeat(64);

export class Scripts {
  readonly arrange;
  private keys = 0;

  constructor(readonly store: Store) {
    this.arrange = createMarking(store);
  }

  readonly ask = async (
    journey: string,
    effect: AssessmentEffect,
    mode: Mode = 'live',
  ): Promise<FactCommand[]> => {
    const [answer] = await this.arrange(occasion(journey, CLOSED, mode), [
      { key: `${++this.keys}/0`, effect },
    ]);
    return answer?.facts ?? [];
  };

  readonly allocate = (
    journey: string,
    role: MarkerRole = 'marker',
    not: string[] = [],
    mode: Mode = 'live',
  ): Promise<FactCommand[]> => this.ask(journey, { do: 'allocate', script: `${journey}-1`, role, not }, mode);

  /** A journey whose case study was handed in, with its script. */
  readonly submitted = async (
    journey: string,
    provider: string,
    urn = '100001',
    mode: Mode = 'live',
  ): Promise<string> => {
    await begin(this.store, journey, { provider, mode }, { urn });
    const window = 'window-2028-03';
    await happened(
      this.store,
      journey,
      '2028-03-20T12:00:00Z',
      { type: 'WindowOpened', window, attempt: 1, closes: CLOSED },
      {
        type: 'CaseStudySubmitted',
        window,
        attempt: 1,
        document: DOCUMENT,
        words: 2000,
        limit: 'within',
        arrived: '2028-03-20T12:00:00Z',
      },
      {
        type: 'WindowClosed',
        window,
        attempt: 1,
        script: `${journey}-1`,
        outcomeDue: '2028-07-21T00:00:00Z',
      },
    );
    return journey;
  };

  readonly assessors = async (provider: string, ...ids: string[]): Promise<void> => {
    for (const id of ids) await staff(this.store, id, { role: 'assessor', provider, scriptsMarked: 50 });
  };
}

export const found = (
  journey: string,
  assessor: string,
  role: MarkerRole = 'marker',
  newAssessor = false,
): FactCommand[] => [{ type: 'markerFound', script: `${journey}-1`, role, assessor, newAssessor }];

export const none = (journey: string, role: MarkerRole = 'marker'): FactCommand[] => [
  { type: 'noMarker', script: `${journey}-1`, role },
];
