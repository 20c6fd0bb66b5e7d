import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templates } from '../../../activities/messages/templates.js';
import type { Worded } from '../../../workflows/effects/templates.js';
import { everyOccasion } from './support/occasions.js';
import { letterOf } from './support/letters.js';

const all = Object.keys(templates) as Worded[];
const occasions = everyOccasion();
const letters = occasions.map((occasion) => ({ occasion, letter: letterOf(occasion) }));
const label = ({ life, key }: (typeof occasions)[number]) => `${life} ${key.key}`;

describe('S6.5 the catalogue of messages', () => {
  it('S6.5 every chapter keeps its own names, and says when each message is sent', () => {
    const folder = new URL('../../../activities/messages/', import.meta.url);
    const text = readFileSync(new URL('templates.ts', folder), 'utf8');
    const chapters = [...text.matchAll(/from '\.\/(\w+)\.js'/g)].map(([, name]) =>
      readFileSync(new URL(`${name}.ts`, folder), 'utf8'),
    );
    const written = chapters.flatMap((chapter) => chapter.match(/\bto: '/g) ?? []);
    expect(written.length).toBe(all.length);
    for (const { occasion } of Object.values(templates)) expect(occasion).toMatch(/^(\d|[A-Z]).{10,}[^.]$/);
  });

  it('S6.5 every template has an occasion in a lived journey', () => {
    const met = new Set(occasions.map(({ key }) => key.template));
    expect(all.filter((template) => !met.has(template))).toEqual([]);
  });

  it('S6.5 no message is occasioned twice', () => {
    for (const life of new Set(occasions.map((one) => one.life))) {
      const keys = occasions.filter((one) => one.life === life).map(({ key }) => key.key);
      expect(keys.length).toBe(new Set(keys).size);
    }
  });
});

describe('S6.5 every message of every life', () => {
  it('S6.5 has a subject, a text and HTML, and nothing that is missing shows', () => {
    for (const { occasion, letter } of letters) {
      const shown = `${letter.subject}\n${letter.text}\n${letter.html}`;
      expect(shown, label(occasion)).not.toMatch(
        /undefined|\bnull\b|NaN|\[object|Invalid|: \n|: $|\(\)|, ,|\.\.(?!\.)/m,
      );
      expect(letter.subject.length, label(occasion)).toBeGreaterThan(12);
      expect(letter.subject.length, label(occasion)).toBeLessThan(170);
      expect(letter.html, label(occasion)).toContain('<html lang="en-GB"');
    }
  });

  it('S6.5 shows dates and times the British way, never as codes', () => {
    for (const { occasion, letter } of letters) {
      expect(letter.text, label(occasion)).not.toMatch(/\d{4}-\d\d-\d\d|T\d\d:\d\d/);
    }
  });

  it('S6.5 names the zone wherever there is a time of day', () => {
    for (const { occasion, letter } of letters) {
      for (const line of letter.text.split('\n').filter((one) => /\d\d:\d\d/.test(one))) {
        expect(line, label(occasion)).toContain('(UK time)');
      }
    }
  });

  it('S6.5 says whom to ask and how', () => {
    for (const { occasion, letter } of letters.filter((one) => one.occasion.key.addressee !== 'provider')) {
      for (const body of [letter.text, letter.html]) {
        expect(body, label(occasion)).toMatch(/npq@\S+\.example/);
        expect(body, label(occasion)).toMatch(/0\d{3} 496 \d{4}/);
      }
    }
  });

  it('S8.1 a rehearsal says so in subject, text and HTML', () => {
    for (const { occasion, letter } of letters) {
      expect(letter.subject, label(occasion)).toMatch(/^REHEARSAL: /);
      expect(letter.text, label(occasion)).toMatch(/^REHEARSAL\./);
      expect(letter.html, label(occasion)).toContain('belongs to a rehearsal');
    }
  });

  it('S6.5 text and HTML say the same', () => {
    const words = (body: string) => body.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
    for (const { occasion, letter } of letters) {
      const html = letter.html
        .replace(/^[\s\S]*<body[^>]*>/, '')
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/&(amp|lt|gt|quot|#39);/g, ' ');
      const inHtml = words(html);
      for (const line of letter.text.split('\n').map((one) => words(one.replace(/^\d+\. /, '')))) {
        expect(inHtml, label(occasion)).toContain(line);
      }
    }
  });

  it('S5.4 tells an assessor nothing about the candidate, the school or the coach', () => {
    const blind = letters.filter(({ occasion }) => occasion.key.addressee === 'assessor');
    expect(blind.length).toBeGreaterThan(5);
    for (const { occasion, letter } of blind) {
      const shown = letter.subject + letter.text + letter.html;
      expect(shown, label(occasion)).not.toMatch(/O’Brien|sian@|Beckfoot|Quill|Ashdown|NS-0001/);
      expect(shown, label(occasion)).not.toContain('j-0001');
      expect(shown, label(occasion)).toMatch(/Reference: C-[0-9A-F]{10}/);
      expect(letter.subject, label(occasion)).toMatch(/ C-[0-9A-F]{10}$/);
    }
  });
});
