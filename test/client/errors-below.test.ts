import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { errorsBelow } from '../../client/cli/errors-below.js';

type ErrorClass = new (...given: never[]) => Error;

/** Told otherwise, and by whom. */
const elsewhere: Record<string, string> = {
  ConnectionLost: 'store/database/server-fault.ts: the server is away',
  FundingTableBroken: 'a fault of the table, which no case can bring about',
  FundingCaseRefused: 'client/funding: as bad input, fault by fault',
};

const declared = /^export class (\w+) extends (?:\w*Error|\w+Refused|\w+Conflict)\b/gm;

async function errorsOf(room: string): Promise<[string, ErrorClass][]> {
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const found: [string, ErrorClass][] = [];
  for (const file of files) {
    for (const [, name = ''] of readFileSync(`${room}/${file}`, 'utf8').matchAll(declared)) {
      const from = (await import(pathToFileURL(`${room}/${file}`).href)) as Record<string, ErrorClass>;
      found.push([name, from[name]!]);
    }
  }
  return found;
}

it('S3.6 no error of the rooms below becomes “something went wrong inside”: each class is known', async () => {
  const all = (await Promise.all(['documents', 'programmes', 'store'].map(errorsOf))).flat();
  expect(all.length).toBeGreaterThan(9);
  const isKnown = (one: ErrorClass) =>
    errorsBelow.some(([known]) => one === known || one.prototype instanceof known);
  const missing = all.filter(([name, one]) => !isKnown(one) && elsewhere[name] === undefined);
  expect(missing.map(([name]) => name)).toEqual([]);
});

it('S3.6 a class stands before the one that it extends, or it would be told as that', () => {
  const classes = errorsBelow.map(([one]) => one);
  classes.forEach((one, index) => {
    expect(classes.slice(0, index).some((before) => one.prototype instanceof before)).toBe(false);
  });
});
