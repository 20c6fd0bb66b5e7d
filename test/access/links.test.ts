/** S6.4: a link of a mail is worth what it was made for, to the one it was made for, for as long as it says. */
import { describe, expect, it } from 'vitest';
import { linkOf, markOf, openLink, type LinkClaim } from '../../access/links.js';

const secret = 'a secret of thirty-two letters and more';
const claim: LinkClaim = {
  purpose: 'sign-in',
  journey: 'jny-aaaaaaaaaaaaaaaaaaaa',
  mailbox: markOf(secret, 'zofia@postbox.example'),
  occasion: 'a1B2c3',
  expires: 1_800_000_000,
};
const link = linkOf(secret, claim);
const before = claim.expires - 1;

describe('S6.4 links of mails', () => {
  it('S6.4 a link says whose it is, what for, and until when', () => {
    expect(openLink(secret, 'sign-in', link, before)).toMatchObject({ claim, isExpired: false });
    expect(openLink(secret, 'sign-in', link, claim.expires)).toMatchObject({ isExpired: true });
  });

  it('S6.4 one for another purpose, by another secret or with any character changed opens nothing', () => {
    expect(openLink(secret, 'endorse', link, before)).toBeNull();
    expect(openLink(`${secret}!`, 'sign-in', link, before)).toBeNull();
    for (let at = 0; at < link.length - 1; at++) {
      const other = link[at] === 'a' ? 'b' : 'a';
      expect(openLink(secret, 'sign-in', link.slice(0, at) + other + link.slice(at + 1), before)).toBeNull();
    }
    for (const odd of [
      '',
      '.',
      '....',
      `${link}.x`,
      link.slice(0, -5),
      'x'.repeat(10_000),
      '\u0000',
      '<script>',
    ])
      expect(openLink(secret, 'sign-in', odd, before)).toBeNull();
  });

  it('S6.4 the address of a page says nothing of anybody, and fits into one', () => {
    expect(link).toMatch(/^[A-Za-z0-9_.-]{1,200}$/);
    expect(link).not.toMatch(/zofia|postbox/i);
    expect(() => linkOf(secret, { ...claim, occasion: 'zofia@postbox.example' })).toThrow(TypeError);
  });

  it('S6.4 a mailbox is the same however it is written, and another with another secret', () => {
    expect(markOf(secret, ' Zofia@Postbox.example ')).toBe(claim.mailbox);
    expect(markOf('another', 'zofia@postbox.example')).not.toBe(claim.mailbox);
  });
});
