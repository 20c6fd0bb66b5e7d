/** `journeys dfe declarations`: the milestones that a provider is paid by. */
import { declarationStates, declarationTypes } from '../../../../dfe/names.js';
import type { DfeDeclaration } from '../../../../dfe/records/declaration.js';
import type { DeclareRequest } from '../../../../dfe/requests.js';
import { change, cohorts, course, examples, needed, ownFilter, reached, type RecordGroup } from './spec.js';

const { declaration: id, participant: person, partner } = examples;
const secondPartner = { '--second-partner <id>': 'a second delivery partner' };

/** One that was found is known by its date alone: the rest may have been changed since, or sent otherwise. */
function otherwise(asked: DeclareRequest, { hasPassed, deliveryPartnerId }: DfeDeclaration): string | null {
  const result = 'hasPassed' in asked && hasPassed !== null && hasPassed !== asked.hasPassed;
  const isOther = (asked.deliveryPartnerId ?? null) !== deliveryPartnerId;
  if (!result && !isOther) return null;
  const what = [...(result ? ['result'] : []), ...(isOther ? ['delivery partner'] : [])].join(' and ');
  return `Its ${what} is not what was given now. If yours is right, use "outcomes record" for a result and "declarations change-partner" for a partner.`;
}

export const declarations: RecordGroup<'declarations'> = {
  name: 'declarations',
  summary: 'milestones: list, declare, void',
  description:
    'Declarations: the milestones that this provider is paid by, and those on applications that are now its own.',
  kind: 'declarations',
  one: 'declaration',
  list: {
    summary: 'list declarations',
    description: 'List declarations, the oldest first.',
    parts: {
      ...cohorts,
      '--updated-since <time>': 'that changed on or after this day or moment',
      '--participant <ids>': 'of these participants',
      '--type <type>': ownFilter('declarationType', declarationTypes),
      '--state <state>': ownFilter('state', declarationStates),
    },
    examples: [
      `dfe declarations list --participant ${person}`,
      'dfe declarations list --cohort 2026 --type started --state submitted',
      'dfe declarations list --all --csv declarations.csv',
    ],
  },
  show: { read: (api, one) => api.readDeclaration(one), example: id },
  changes: [
    change({
      name: 'declare',
      summary: 'declare a milestone',
      description:
        'Declare a milestone, at most once: after a lost answer it is looked for before it is sent again. The Department does not check the order of milestones.',
      of: null,
      parts: {
        '--participant <id>': needed('the Department’s id of the participant'),
        '--type <type>': needed(declarationTypes.join(', ')),
        '--date <time>': needed('when it was reached: a day, or a moment with its zone'),
        ...course,
        '--passed <yes|no>': 'the result: with "completed", and only with it',
        '--partner <id>': 'the delivery partner: in England, from cohort 2024 on',
        ...secondPartner,
        '--again': 'it may have been sent before, with the same date: look first whether it stands',
      },
      schema: 'declareSchema',
      perform: (api, _, request, mayHaveBeenSent) => api.declare(request, { mayHaveBeenSent }),
      said: () => ({ done: 'Declared.', found: 'It stands already: found when it was looked for.' }),
      note: otherwise,
      examples: [
        `--participant ${person} --type started --date 2026-10-20 --partner ${partner}`,
        `--participant ${person} --type completed --date 2028-05-22T12:00Z --passed yes --partner ${partner}`,
      ],
    }),
    change({
      name: 'void',
      summary: 'take a declaration back',
      description:
        'Take a declaration back. One that was paid is clawed back on the next statement. Voiding "completed" voids the result, too.',
      perform: (api, one) => api.voidDeclaration(one),
      said: () => reached('Taken back'),
      examples: [id],
    }),
    change({
      name: 'change-partner',
      summary: 'correct the delivery partner',
      description:
        'Correct the delivery partner of a declaration. Without --second-partner, it has no second one.',
      parts: { '--partner <id>': needed('the delivery partner'), ...secondPartner },
      schema: 'changePartnerSchema',
      perform: (api, one, request) => api.changeDeliveryPartner(one, request),
      said: () => ({ done: 'Delivery partner changed.', found: 'Found so when it was read back.' }),
      examples: [`${id} --partner ${partner}`],
    }),
  ],
  examples: ['dfe declarations list --cohort 2026', `dfe declarations show ${id}`],
};
