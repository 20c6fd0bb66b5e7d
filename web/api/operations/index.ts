/** Everything that can be asked, in the order in which the document has it. */
import { cohortOperations } from './cohorts.js';
import { commandOperations, sessionReport } from './commands.js';
import { documentOperations } from './documents.js';
import { enrolmentOperations } from './enrolment.js';
import { journeyOperations } from './journeys.js';
import { markingOperations } from './marking.js';
import { peopleOperations } from './people.js';
import type { Operation } from '../operation.js';

export const operations: readonly Operation[] = [
  ...cohortOperations,
  ...enrolmentOperations,
  ...journeyOperations,
  ...peopleOperations,
  ...documentOperations,
  sessionReport,
  ...commandOperations,
  ...markingOperations,
];
