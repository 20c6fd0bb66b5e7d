import { describe, expect, it } from 'vitest';
import { manyLines, oneLine } from '../../../activities/messages/plain-text.js';
import type { ParticipantNames } from '../../../activities/messages/message.js';
import { letterOf, person } from './support/letters.js';
import { everyOccasion, occasionOf } from './support/occasions.js';

/** As the store hands them to templates: through `oneLine`. */
const called = (givenName: string, familyName: string): ParticipantNames => ({
  ...person,
  givenName: oneLine(givenName),
  familyName: oneLine(familyName),
});

const coached = occasionOf('session-booked');

describe('S6.5 names as people have them', () => {
  it.each([
    ['Niamh', "O'Brien"],
    ['小明', '李'],
    ['Zoë', 'Ångström-Ferreira dos Santos'],
    ['Ada 🌱', 'Green'],
    ['J', 'X Æ A-12'],
  ])('S6.5 %s %s stands in the subject, the text, the HTML and the calendar', (given, family) => {
    const { subject, text, html, files } = letterOf(coached, called(given, family));
    expect(subject).toContain(`${given} ${family}`);
    expect(text).toContain(`${given} ${family}`);
    expect(html).toContain(`${given} ${family}`.replaceAll("'", '&#39;'));
    expect((files[0]?.content ?? '').replaceAll('\r\n ', '')).toContain(`${given} ${family}`);
  });

  it('S6.5 a right-to-left name is isolated in the text and bare in the subject', () => {
    const { subject, text, html } = letterOf(coached, called('ליאור', 'כהן'));
    expect(subject).toContain('ליאור כהן');
    expect(subject).not.toMatch(/[\u2066-\u2069]/);
    expect(text).toContain('\u2068ליאור\u2069 \u2068כהן\u2069');
    expect(html).toContain('\u2068כהן\u2069');
  });

  it('S6.5 markup in a name is shown, never obeyed, in any message', () => {
    const evil = called('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>&amp;');
    for (const occasion of everyOccasion().filter(({ life }) => life === 'interruptedPlay')) {
      const { html } = letterOf(occasion, { ...evil, settingName: '<b>', headteacherName: '<i>' });
      expect(html).not.toMatch(/<script|<img|<b>|<i>/);
    }
    expect(letterOf(coached, evil).html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('S6.5 line ends, tabs and marks that turn a line around do not survive', () => {
    expect(oneLine('Ann\r\nBcc: all@home.test')).toBe('Ann Bcc: all@home.test');
    expect(oneLine('A\u0000\tB\u2028C\u0085D')).toBe('A B C D');
    expect(oneLine('gnp\u202Efdp.exe\u2066')).toBe('gnpfdp.exe');
    expect(oneLine(`${'x'.repeat(500)}`)).toHaveLength(120);
    expect([...oneLine('😀'.repeat(200))]).toHaveLength(120);
  });

  it('S6.5 somebody’s own words keep their lines, without the marks', () => {
    expect(manyLines('First\r\nsecond\n\n\u202Ethird')).toEqual(['First', 'second', 'third']);
    const { text, html } = letterOf(occasionOf('information-wanted'), person, [
      'Which <classes>?',
      'Since when?',
    ]);
    expect(text).toContain('  "Which <classes>?"\n  "Since when?"');
    expect(html).toContain('Which &lt;classes&gt;?<br>Since when?');
  });
});
