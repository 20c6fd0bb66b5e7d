/** Replays and folds in the time zone of the process, and prints what came of it: see sandbox.test.ts. */
import { createHash } from 'node:crypto';
import { workflowBundle } from '../../worker/bundle.js';
import { fold } from '../../workflows/journey/evolve.js';
import { viewOf } from '../../workflows/journey/view.js';
import { quietLogger } from '../../bench/stage/quiet.js';
import { readJournals, versionNow } from './golden.js';
import { replay } from './replaying.js';

const { code } = await workflowBundle(quietLogger);
const names = ['on-time', 'fail-resit-appeal', 'rehearsal'].map((shape) => `${versionNow()}/${shape}`);
const replayed = await replay(code, names);
const failures = replayed.filter(({ failure }) => failure !== null);
const views = readJournals().map(({ content: { enrolment, events } }) => {
  const state = fold(enrolment, events);
  return viewOf(state, state.at);
});
const digest = createHash('sha256').update(JSON.stringify(views)).digest('hex');
const offset = new Date('2027-07-01T00:00:00Z').getTimezoneOffset();
process.stdout.write(JSON.stringify({ offset, replayed: replayed.length, failures, digest }));
