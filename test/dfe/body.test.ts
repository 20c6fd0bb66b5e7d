import { describe, expect, it } from 'vitest';
import { readBodyText } from '../../dfe/http/body.js';

const failing = (after: string): Response =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(after));
        controller.error(new Error('reset'));
      },
    }),
  );

describe('the body of an answer', () => {
  it('DfE §1.4 is read whole, names in any script and no body at all included', async () => {
    const names = '{"full_name":"Gráinne Ní Dhónaill 伟"}'.repeat(5000);
    expect(await readBodyText(new Response(names))).toBe(names);
    expect(await readBodyText(new Response(null))).toBe('');
  });

  it('DfE §1.1 is not read further than any answer of the service is long', async () => {
    expect(await readBodyText(new Response('x'.repeat(10)), 10)).toHaveLength(10);
    await expect(readBodyText(new Response('x'.repeat(11)), 10)).rejects.toMatchObject({ kind: 'garbled' });
  });

  it('DfE §1.2 says that it was cut off', async () => {
    await expect(readBodyText(failing('{"da'))).rejects.toMatchObject({ kind: 'cut-off' });
  });
});
