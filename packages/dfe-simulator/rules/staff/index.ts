/** What the public and the Department's own staff do, which no lead provider can. */
export {
  changeFunding,
  createApplication,
  revertToPending,
  transferApplication,
  type NewApplication,
} from './applications.js';
export { changePerson, createPerson, mergePeople } from './people.js';
export { authorisePayment, moveDeclaration, runNightlyJob } from './statements.js';
