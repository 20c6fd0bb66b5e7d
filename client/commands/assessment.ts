/** S5: the case study, marks and results. */
import {
  code,
  document,
  instant,
  opaqueId,
  orNull,
  points,
  reading,
  sha256,
  whole,
  words,
  yesNo,
} from './field.js';
import type { CommandInputType, Specs } from './spec.js';

export const assessmentSpecs = {
  submitCaseStudy: {
    summary:
      'Hand in the case study; its words are counted by the published rule, and what counts is when it began to arrive (S5.3)',
    fields: { document: document('the written response'), words: words(), reading: reading() },
    example: '--document case-study.docx',
  },
  correctArrival: {
    summary: 'Put right when a case study began to arrive, with a reason: the door was wrong (S5.3)',
    fields: {
      document: sha256('the document that arrived'),
      words: whole('its words by the published rule', '<words>', 10_000_000),
      corrected: instant('when it really began to arrive'),
    },
    example:
      '--submission cmd-aaaaaaaaaaaaaaaaaaaa --arrived "2028-03-20 23:58 Europe/London" --reason server-away',
  },
  grantExtension: {
    summary: 'Extend the submission window, with a reason (S5.3)',
    fields: { days: whole('by how many days', '<days>', 365) },
    example: '--days 3 --reason illness',
  },
  releasePaper: {
    summary: 'Release the case study’s paper to somebody whose window is open already (S5.2)',
    fields: {
      window: code('the window', '<window>'),
      paper: sha256('the paper, as "cohort papers" lists it'),
      replaces: yesNo('whether it replaces one that they had'),
    },
    example: `--window window-2028-03 --paper ${'0'.repeat(64)} --replaces no`,
  },
  recordMark: {
    summary: 'Record an assessor’s mark of a script (S5.4)',
    fields: {
      script: opaqueId('the script', '<script>'),
      scores: points('the points for every criterion'),
    },
    example:
      'assessor-02 C-5F0A1B2C3D --scores context-and-need=3,statutory-duties=3,evidence=2,leading-change=3,impact=3',
  },
  declareConflict: {
    summary:
      'Say that an assessor must not mark this participant, with a reason: what they have goes to somebody else, and a mark that is not released does not count (S5.4)',
    fields: { assessor: opaqueId('the assessor', '<assessor>') },
    example: '--assessor assessor-02 --reason knows-the-author',
  },
  reassignScript: {
    summary: 'Give a script that is not marked yet to another assessor, with a reason (S5.4)',
    fields: {
      script: opaqueId('the script', '<script>'),
      from: orNull(opaqueId('from whom, if several have it', '<assessor>')),
      to: orNull(opaqueId('to whom; default: whoever is free', '<assessor>')),
    },
    example: 'C-5F0A1B2C3D --to assessor-03 --reason illness',
  },
  releaseResult: {
    summary: 'Release the confirmed result, the first one or that of an appeal (S5.5, S5.7)',
    fields: {},
    example: '',
  },
  appeal: {
    summary:
      'Appeal against a fail, with a reason: somebody else marks again, and the result is moderated and released (S5.5)',
    fields: {},
    example: '--reason marking-criteria',
  },
} satisfies Partial<Specs>;

/** Commands of which the door says when they began to arrive: what they hand in has a deadline (S5.2). */
export const timedByDoor: ReadonlySet<CommandInputType> = new Set(['submitCaseStudy']);
