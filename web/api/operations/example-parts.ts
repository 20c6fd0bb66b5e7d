/** The example of a command, as the command line has it, in JSON. */
import { commandFields, commandSpecs, kebab } from '../../../client/commands/index.js';
import type { CommandInputType } from '../../../client/commands/spec.js';

const SHA256 = '0'.repeat(64);

/** Where the command line finds out by itself, or asks in other words. */
const told: Partial<Record<CommandInputType, object>> = {
  receiveForm: {
    form: {
      role: 'senco',
      motivation: 'current-senco',
      postTakenUp: '2025-09-01',
      earlierAward: 'none',
      teachingYears: 9,
      qts: true,
      opportunity: true,
      setting: 'school',
      fundingWish: 'scholarship',
      workEmail: false,
    },
  },
  submitCaseStudy: { document: SHA256, words: 4_870 },
  correctArrival: {
    document: SHA256,
    words: 4_870,
    corrected: '2028-03-20T23:58:00Z',
    reason: 'server-away',
  },
  reassignScript: { script: 'script-1', to: 'assessor-03', reason: 'illness' },
};

export function exampleParts(type: CommandInputType): object {
  const known = told[type];
  if (known) return known;
  const options = optionsOf(commandSpecs[type].example);
  const parts: Record<string, unknown> = {};
  for (const [name, { kind, typed }] of commandFields(type)) {
    const text = options[kebab(name)];
    if (text === undefined) continue;
    parts[name] = kind === 'document' ? SHA256 : typed.parse(text);
  }
  const { reason } = options;
  return { ...parts, ...(reason === undefined ? {} : { reason }) };
}

function optionsOf(line: string): Record<string, string> {
  const found = line.matchAll(/--([a-z-]+) ("[^"]*"|\S+)/g);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value.replaceAll('"', '')]));
}
