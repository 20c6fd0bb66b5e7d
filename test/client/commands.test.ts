import { describe, expect, it } from 'vitest';
import { askedTypes, commandSpecs, kebab } from '../../client/commands/index.js';
import { prepareCommand, type CommandInput } from '../../client/commands/prepare.js';
import type { CommandInputType } from '../../client/commands/spec.js';
import { BadInput, Unreachable } from '../../client/errors.js';
import { permissions } from '../../workflows/journey/permissions.js';
import { atTheDoor, journeyId, run, split } from './support/terminal.js';

const refusalOf = (asked: object, told = {}): readonly string[] => {
  try {
    prepareCommand(journeyId, asked as CommandInput, told);
  } catch (error) {
    if (error instanceof BadInput) return error.faults;
    throw error;
  }
  return [];
};

/** Marking is blind: it names no journey. */
const ofMarking: Partial<Record<CommandInputType, string[]>> = {
  recordMark: ['marking', 'mark'],
  reassignScript: ['marking', 'reassign'],
};

describe('S3.6 every command has its way in', () => {
  it('S3.6 the table has every command that somebody may give, and none of the engine’s', () => {
    const asked = Object.entries(permissions)
      .filter(([type, roles]) => type !== 'enrol' && roles.some((role) => role !== 'engine'))
      .map(([type]) => type);
    expect(askedTypes.toSorted()).toEqual(asked.toSorted());
  });

  it.each(askedTypes)('S3.6 the example of %s is a command that reaches the library', async (type) => {
    const { code, err, sent, calls } = await run([
      ...(ofMarking[type] ?? [kebab(type), journeyId]),
      ...split(commandSpecs[type].example).map((word) =>
        /\.(docx|pdf|txt)$/.test(word) ? 'package.json' : word,
      ),
    ]);
    expect(err).toBe('');
    expect(code).toBe(0);
    if (type === 'receiveForm') expect(calls[0]?.[0]).toBe('receiveApplication');
    else if (type === 'changeDetails') expect(calls[0]?.[0]).toBe('changeDetails');
    else if (type === 'recordMark') expect(calls[0]?.[0]).toBe('markScript');
    else if (type === 'reassignScript') expect(calls[0]?.[0]).toBe('reassign');
    else expect(sent.map(({ command }) => command.type)).toEqual([type]);
  });
});

describe('S7.2 a command as it travels', () => {
  it('S7.2 leaves free text behind: only opaque ids of it travel', () => {
    const { command, notes } = prepareCommand(
      journeyId,
      { type: 'requestInformation', question: 'Where does Priya teach?' },
      { id: 'cmd-1', reason: 'role-unclear', note: 'Rang Priya twice.' },
    );
    expect(JSON.stringify(command)).not.toContain('Priya');
    expect(notes.map(({ text }) => text)).toEqual(['Where does Priya teach?', 'Rang Priya twice.']);
    expect(command).toMatchObject({
      type: 'requestInformation',
      id: 'cmd-1',
      actor: { role: 'provider', id: 'office' },
      reason: 'role-unclear',
      question: notes[0]?.id,
      note: notes[1]?.id,
    });
  });

  it('S3.6 gives the same text the same id when the command is sent again', () => {
    const asked = { type: 'provideInformation', answer: 'Key stage 2.' } as const;
    expect(prepareCommand(journeyId, asked, { id: 'cmd-1' })).toEqual(
      prepareCommand(journeyId, asked, { id: 'cmd-1' }),
    );
    expect(prepareCommand(journeyId, asked, {}).command.id).not.toBe(
      prepareCommand(journeyId, asked, {}).command.id,
    );
  });

  it('S3.6 refuses unknown keys, wrong parts and wrong actors, naming each', () => {
    expect(refusalOf({ type: 'defer', expectedReturn: '1/9/2027', why: 'x' })).toEqual([
      expect.stringMatching(/^expectedReturn: .*Write 2027-09-01/),
      expect.stringMatching(/^"why" does not belong here/),
    ]);
    expect(refusalOf({ type: 'defer', expectedReturn: '2027-09-01' }, { reason: 'Having a baby' })).toEqual([
      expect.stringMatching(/^reason: .*coded reason/),
    ]);
    expect(refusalOf({ type: 'accept' }, { actor: { role: 'engine', id: 'x' } })[0]).toMatch(
      /^actor\.role: /,
    );
    expect(refusalOf({ type: 'accept' }, { actor: { role: 'coach', id: 'a@example.org' } })[0]).toMatch(
      /^actor\.id: .*never a name or an email address/,
    );
    expect(refusalOf({ type: 'agreeReview', review: 'ldr-review' })[0]).toContain('say who asks');
    expect(refusalOf({ type: 'reachDate' })[0]).toContain('not a command');
    expect(refusalOf({ type: 'accept' }, { at: '2026-11-03T16:00' })[0]).toMatch(/^at: /);
  });

  it('S3.5 takes a session as held only with an instant and minutes', () => {
    expect(
      refusalOf({ type: 'completeSession', session: 'coaching-1', held: 'today', minutes: 1.5, notes: null }),
    ).toEqual([expect.stringMatching(/^held: /), expect.stringMatching(/^minutes: /)]);
  });
});

describe('S3.6 commands as they are typed', () => {
  it('S8.1 carries actor, reason, note, id and moment', async () => {
    const { sent } = await run([
      'cancel-session',
      journeyId,
      ...[
        '--session',
        'coaching-1',
        '--as',
        'coach:coach-07',
        '--reason',
        'illness',
        '--note',
        'Feels better soon.',
      ],
      ...['--id', 'my-id', '--at', '2027-01-20 08:00 London'],
    ]);
    expect(sent[0]).toMatchObject({
      command: { id: 'my-id', actor: { role: 'coach', id: 'coach-07' }, reason: 'illness' },
      at: '2027-01-20T08:00:00Z',
      notes: [{ text: 'Feels better soon.' }],
    });
  });

  it('S5.3 counts the words of the case study that is handed in, and sends it under the id of its arrival', async () => {
    const args = ['submit-case-study', journeyId, '--document', 'package.json'];
    const { sent, calls, out } = await run(args);
    const [name, given] = calls[0] ?? [];
    // The file is read by the door, once it has taken the time.
    expect([name, given]).toEqual([
      'handInDocument',
      [journeyId, expect.any(Function), 'package.json', 'case-study', { id: undefined }],
    ]);
    expect(sent[0]?.command).toMatchObject({ id: 'cmd-new', document: 'a'.repeat(64), words: 1800 });
    expect(sent[0]?.command).toMatchObject({ reading: { countedTo: 'references', wordsAfter: 1200 } });
    expect(out).toContain('1,800 words by the published rule');
    expect(out).toContain('at the heading of the references, with 1,200 words after it');
    expect(out).toContain('Does your response really end there?');
    expect(out).toContain('The text itself contains the name of your school.');
    const again = await run([...args, '--id', 'my-own']);
    expect(again.calls[0]?.[1][4]).toEqual({ id: 'my-own' });
    expect(again.sent[0]?.command.id).toBe('my-own');
  });

  it('S5.2 nobody states an arrival: there is no option for it, and no part of a command', async () => {
    const line = ['submit-case-study', journeyId, '--document', 'package.json'];
    const typed = await run([...line, '--arrived', '2028-03-01T09:00Z']);
    expect([typed.code, typed.sent, typed.calls]).toEqual([2, [], []]);
    expect(typed.err).toContain("unknown option '--arrived'");
    const parts = { document: 'a'.repeat(64), words: 2000, arrived: '2028-03-01T09:00:00Z' };
    const door = { arrived: '2028-03-14T09:00:00Z' };
    expect(() => prepareCommand(journeyId, { ...parts, type: 'submitCaseStudy' }, {}, door)).toThrow(
      '"arrived" does not belong here',
    );
    expect(() => prepareCommand(journeyId, { type: 'accept' }, {}, door)).toThrow('the door');
    const { arrived: _, ...stated } = parts;
    expect(() => prepareCommand(journeyId, { ...stated, type: 'submitCaseStudy' }, {})).toThrow('the door');
  });

  it('S5.3 whatever fails after something has arrived says so, and under which id to send it again', async () => {
    const line = ['submit-case-study', journeyId, '--document', 'package.json'];
    const late = { command: () => Promise.reject(new Unreachable('worker-silent', 'No worker answered.')) };
    const { code, err } = await run(line, late);
    expect(code).toBe(4);
    expect(err).toContain(
      'It arrived on Tue 14 Mar 2028, 09:00:00 GMT, and that is kept. To send the same file again, add --id cmd-new.',
    );
    const { err: json } = await run([...line, '--json'], late);
    expect(JSON.parse(json)).toMatchObject({ error: { arrival: { command: 'cmd-new', at: atTheDoor } } });
    const away = { list: () => Promise.reject(new Unreachable('database-unreachable', 'It is away.')) };
    const byReference = await run(['submit-case-study', 'HE26-010', '--document', 'package.json'], away);
    expect([byReference.code, byReference.calls]).toEqual([4, []]);
    expect(byReference.err).toContain('give the journey’s id in place of its reference');
  });

  it('S5.4 reads points by criterion, and says which pair is wrong', async () => {
    const mark = ['marking', 'mark', 'assessor-02', 'C-5F0A1B2C3D', '--scores'];
    const { out, calls } = await run([...mark, 'evidence=3, impact=2.5']);
    expect(calls[0]?.[0]).toBe('markScript');
    expect(calls[0]?.[1].slice(0, 3)).toEqual(['assessor-02', 'C-5F0A1B2C3D', { evidence: 3, impact: 2.5 }]);
    expect(out).toContain('Marked: C-5F0A1B2C3D, first mark, 15 points');
    expect((await run([...mark, 'evidence=3,impact'])).err).toContain('"impact" is not "criterion=points"');
    expect((await run([...mark, 'evidence=3,evidence=4'])).err).toContain('twice');
  });

  it('S4.4 carries a cohort by value', async () => {
    const args = ['change-cohort', journeyId, '--reason', 'moved-house', '--cohort'];
    const { sent } = await run([...args, 'npq-senco-2027-spring']);
    expect(sent[0]?.command).toMatchObject({ cohort: { id: 'npq-senco-2027-spring', intake: 'spring' } });
    const wrong = await run([...args, 'npq-senco-2031-spring']);
    expect([wrong.code, wrong.sent]).toEqual([2, []]);
    expect(wrong.err).toContain('There are: npq-senco-2026-autumn');
  });
});
