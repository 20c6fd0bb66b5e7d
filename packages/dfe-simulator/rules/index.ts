/** What a lead provider can ask of the Department's service: each checks everything, then changes the world. */
export { acceptApplication } from './accept.js';
export { changeSchedule } from './change-schedule.js';
export { declare } from './declare.js';
export { changeDeliveryPartner } from './delivery-partner.js';
export { changeFundedPlace } from './funded-place.js';
export { recordOutcome } from './outcome.js';
export { rejectApplication } from './reject.js';
export { deferParticipant, resumeParticipant, withdrawParticipant } from './training-status.js';
export { voidDeclaration } from './void.js';
