import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { claimPort, freePort } from './ports.js';

const OTHERS = 7;
const portSchema = z.int().min(1).max(65_535);
const portsSchema = z.strictObject({
  frontend: portSchema,
  /** For the other services and for their talk among themselves: all different. */
  others: z.array(portSchema).length(OTHERS),
});

/** The ports of the one process that plays all four services of a Temporal server. */
export type TemporalPorts = z.infer<typeof portsSchema>;

function lastPorts(file: string): TemporalPorts | undefined {
  try {
    return portsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * The ports of the last run as far as they are free. That is more than a nicety: a server that is started again
 * within 20 s first looks for its services where they were, and on other ports loses some 15 s over it.
 */
export async function temporalPorts(dataFolder: string, asked: number | undefined): Promise<TemporalPorts> {
  const file = join(dataFolder, 'ports.json');
  const last = lastPorts(file);
  const frontend =
    asked === undefined || asked === 0 ? await freePort(last?.frontend) : await claimPort(asked, 'Temporal');
  const taken = new Set([frontend]);
  for (let attempt = 0; taken.size <= OTHERS && attempt < OTHERS * 10; attempt += 1) {
    taken.add(await freePort(last?.others[attempt]));
  }
  const ports = portsSchema.parse({ frontend, others: [...taken].slice(1) });
  writeFileSync(file, `${JSON.stringify(ports)}\n`);
  return ports;
}
