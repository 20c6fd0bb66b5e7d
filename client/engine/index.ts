/** Everything that is said to Temporal. */
export { inWords } from './failures.js';
export { queryStanding, queryView, signalSession, wakeAll, wakeOne } from './messages.js';
export { enrolWithStart, moveClock, sendCommand } from './update.js';
