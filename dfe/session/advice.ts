/** What each refusal of the Department asks people to do (S6.3): the other half of the closed list of its codes. */
import type { DfeRefusalCode } from '../refusals.js';

export const refusalAdvice: Record<DfeRefusalCode, string> = {
  'dfe-token-refused':
    'Check the token and whose it is: DFE_API_TOKEN_<PROVIDER>, DFE_API_TOKEN or --token-file. If it is right, ask the Department for a new one.',
  'request-malformed':
    'Read what the Department says, correct the option that it names, and report it: it should not have been sent.',
  'filter-not-allowed': 'Leave the filter out, or give it another value.',
  'not-found':
    'Check the id and the provider: a record of another provider is not shown, and an id of an application is none of a participant.',
  'participant-id-changed':
    'Use the new id from now on, and change it in your own records: everything of the old one is there.',
  'participant-not-known':
    'Accept the application first. If it moved to another provider, the declarations are theirs to make.',
  'course-not-allowed':
    'Look at the participant ("dfe participants show") for the courses, and name one with --course.',
  'reason-not-allowed': 'Choose one of the reasons that --help lists.',
  'application-not-acceptable':
    'Look at the application. One that was rejected stays so: the person registers again, or the Department reverts it. If it says that the funded place is the matter, accept it with --funded-place no.',
  'application-not-rejectable':
    'If declarations on it stand, void them first ("dfe declarations list --participant ID", then "void"). If it is rejected already, nothing is to be done.',
  'funded-place-not-allowed':
    'Say --funded-place yes or no in a cohort with a limited number of funded places; no where the cohort has none.',
  'funded-place-not-changeable':
    'Look at the application and its declarations: those that stand have to be voided first. Where places are not limited, there is nothing to change.',
  'schedule-not-allowed':
    'Choose a schedule of the cohort and course. Declarations that it has no room for, or that are dated before it begins, have to be voided first.',
  'schedule-not-derivable': 'Accept the application with --schedule.',
  'schedule-missing': 'Give the participant a schedule: "dfe participants change-schedule".',
  'schedule-not-changeable': 'Look at the participant: one who is withdrawn has to be resumed first.',
  'cohort-not-allowed':
    'Void the declarations that stand first. A cohort without your contract, or with another kind of funding, cannot be chosen: ask the Department.',
  'not-deferrable':
    'Look at the participant. Before anything was declared there is nothing to defer; after a withdrawal, resume first.',
  'not-resumable': 'Nothing is to be done: the participant is active at the Department.',
  'not-withdrawable':
    'If "started" was never declared, reject the application, or write to the Department: there is no other way. If withdrawn already, nothing is to be done.',
  'participant-not-declarable':
    'Look at the participant: accept the application first; after a withdrawal only dates before it can be declared, or resume first.',
  'declaration-date-not-allowed':
    'Give the day on which it happened: not before the schedule begins, and not in the future. If the schedule is wrong, change it first.',
  'declaration-type-not-allowed':
    'Look at the schedule of the participant: it decides which milestones there are.',
  'contract-ended': 'Ask the Department: there is no statement left on which this could be paid.',
  'result-missing':
    'Say --passed yes or no. Declare "completed" once the marked and moderated result is known.',
  'declaration-already-made':
    'Compare it with yours. If it is right, nothing is to be done; if it is wrong, void it and declare again.',
  'delivery-partner-not-allowed':
    'Choose one of "dfe partners list --cohort YEAR". In England one is needed from cohort 2024 on; elsewhere none may be given.',
  'declaration-not-voidable':
    'Look at the declaration. If it is voided or paid back, nothing is to be done; else ask the Department.',
  'declaration-of-another-provider': 'Ask the provider who made it, or the Department, to change it.',
  'no-completed-declaration':
    'Declare "completed" first, with its result; this command is for a later or corrected result.',
  'outcome-not-allowed': 'Say passed or failed. A result is taken back by voiding its declaration.',
  'completion-date-not-allowed': 'Give the day on which the result was reached, not one in the future.',
  'dfe-refused-otherwise':
    'Read what the Department says, and report it: this version does not know the reason.',
};
