/** Everything that is said to Temporal. */
export { queryStanding, queryView, signalSession, wakeAll, wakeOne } from './messages.js';
export { enrolWithStart, moveClock, sendCommand } from './update.js';
