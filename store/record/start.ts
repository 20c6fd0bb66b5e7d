/** An enrolment without the programme and cohort that it carries by value. */
import type { Enrolment } from '../../workflows/journey/command.js';

export type Start = Omit<Enrolment, 'programme' | 'cohort'>;
