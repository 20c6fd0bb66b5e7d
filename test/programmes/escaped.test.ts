import { describe, expect, it } from 'vitest';
import { escaped } from '../../programmes/drawings/escaped.js';

describe('S1.6 text in a drawing, a mail or a page', () => {
  it('S1.6 stays text, in an element and in an attribute of either quotes', () => {
    expect(escaped(`<a href='x' title="y">A & B</a>`)).toBe(
      '&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;A &amp; B&lt;/a&gt;',
    );
  });

  it('S1.6 has no character that a reader of markup stops at', () => {
    expect(escaped('one\u0000two\u001Bthree\uD800four\tfive\n😀')).toBe('one two three four\tfive\n😀');
  });
});
