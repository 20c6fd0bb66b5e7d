/** A programme with every rule, for whoever parses with the schema alone (S1.6). */
import { programmeFaults } from './checks/programme-faults.js';
import { programmeShape } from './schema.js';

export const programmeSchema = programmeShape.superRefine((programme, context) => {
  for (const fault of programmeFaults(programme)) {
    context.addIssue({ code: 'custom', path: fault.path, message: fault.message });
  }
});
