import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messagesPage } from '../../docs/messages-table.js';

const page = new URL('../../docs/messages.md', import.meta.url);

describe('S6.5 the page of all messages', () => {
  it('S6.5 docs/messages.md is what the catalogue of templates makes of it', () => {
    expect(readFileSync(page, 'utf8')).toBe(messagesPage());
  });
});
