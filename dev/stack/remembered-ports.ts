import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from '../servers/ports.js';

const portSchema = z.int().min(1).max(65_535);
const portsSchema = z.strictObject({
  postgres: portSchema,
  temporal: portSchema,
  temporalUi: portSchema,
  smtp: portSchema,
  mail: portSchema,
  // Folders of earlier versions remember none.
  dfe: portSchema.default(4600),
  web: portSchema.default(3000),
  issuer: portSchema.default(3001),
});
export type StackPorts = z.infer<typeof portsSchema>;

/** Where one would look first. */
const USUAL: StackPorts = {
  postgres: 5432,
  temporal: 7233,
  temporalUi: 8233,
  smtp: 2525,
  mail: 8025,
  dfe: 4600,
  web: 3000,
  issuer: 3001,
};

function lastPorts(file: string): StackPorts {
  try {
    return portsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return USUAL;
  }
}

/** Those that were chosen when the stack started: whoever asks while it runs must not be given others. */
export const rememberedPorts = (home: string): StackPorts => lastPorts(join(home, 'ports.json'));

/** The ports of the last start, or the usual ones; where one is taken, a free one, remembered from now on. */
export async function stackPorts(home: string): Promise<StackPorts> {
  const file = join(home, 'ports.json');
  const last = lastPorts(file);
  const taken = new Set<number>();
  const next = async (preferred: number): Promise<number> => {
    let port = await freePort(preferred);
    while (taken.has(port)) port = await freePort();
    taken.add(port);
    return port;
  };
  const ports: StackPorts = {
    postgres: await next(last.postgres),
    temporal: await next(last.temporal),
    temporalUi: await next(last.temporalUi),
    smtp: await next(last.smtp),
    mail: await next(last.mail),
    dfe: await next(last.dfe),
    web: await next(last.web),
    issuer: await next(last.issuer),
  };
  writeFileSync(file, `${JSON.stringify(ports)}\n`);
  return ports;
}
