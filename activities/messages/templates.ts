/** Every message there is (S6.5): to whom, on what occasion, and who writes it. Each chapter has its own. */
import { applicationTemplates } from './application.js';
import { assessmentTemplates } from './assessment.js';
import { assessorTemplates } from './assessor.js';
import { coachTemplates } from './coach.js';
import { coachingTemplates } from './coaching.js';
import { dutyTemplates } from './duty.js';
import { eventsTemplates } from './events.js';
import { gateTemplates } from './gate.js';
import { headteacherTemplates } from './headteacher.js';
import { interruptionTemplates } from './interruption.js';
import { outcomeTemplates } from './outcome.js';
import { providerTemplates } from './provider.js';
import { studyTemplates } from './study.js';
import { submissionTemplates } from './submission.js';

/** `workflows/effects/` knows these by type alone, and says on which event each is sent. */
export const templates = {
  ...applicationTemplates,
  ...studyTemplates,
  ...coachingTemplates,
  ...eventsTemplates,
  ...gateTemplates,
  ...interruptionTemplates,
  ...assessmentTemplates,
  ...submissionTemplates,
  ...outcomeTemplates,
  ...dutyTemplates,
  ...headteacherTemplates,
  ...coachTemplates,
  ...assessorTemplates,
  ...providerTemplates,
};
