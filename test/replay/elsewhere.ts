/** Replays and folds in the time zone of the process, and prints what came of it: see sandbox.test.ts. */
import { createHash } from 'node:crypto';
import { DefaultLogger } from '@temporalio/worker';
import { workflowBundle } from '../../worker/bundle.js';
import { fold } from '../../workflows/journey/evolve.js';
import { viewOf } from '../../workflows/journey/view.js';
import { readHistories, readJournals } from './golden.js';
import { replay } from './replaying.js';

const { code } = await workflowBundle(new DefaultLogger('ERROR'));
const failures = (await replay(code)).filter(({ failure }) => failure !== null);
const views = readJournals().map(({ content: { enrolment, events } }) => {
  const state = fold(enrolment, events);
  return viewOf(state, state.at);
});
const digest = createHash('sha256').update(JSON.stringify(views)).digest('hex');
const offset = new Date('2027-07-01T00:00:00Z').getTimezoneOffset();
process.stdout.write(JSON.stringify({ offset, replayed: readHistories().length, failures, digest }));
