/**
 * What the environment says, as it was meant. A `.env` that was written on Windows, or that a tool hands on line by
 * line, leaves carriage returns, blanks and quotes around its values: they are taken away for everybody alike (decision 027).
 */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Without blanks and line ends around it, nor a pair of quotes. */
export function bare(value: string): string {
  const trimmed = value.trim();
  const [quote] = trimmed;
  const isQuoted = trimmed.length > 1 && (quote === '"' || quote === "'") && trimmed.endsWith(quote);
  return isQuoted ? trimmed.slice(1, -1).trim() : trimmed;
}

/** All that is said, bare; a variable that holds nothing is as good as none. */
export function valuesIn(environment: Environment): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of Object.keys(environment)) {
    const value = valueOf(environment, name);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/** One value, bare; undefined if it holds nothing. */
export function valueOf(environment: Environment, name: string): string | undefined {
  const value = bare(environment[name] ?? '');
  return value === '' ? undefined : value;
}

/** Bares the values in place, for libraries that look into the environment of the process by themselves. */
export function bareInPlace(environment: NodeJS.ProcessEnv, names: RegExp): void {
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || !names.test(name)) continue;
    const meant = valueOf(environment, name);
    if (meant === undefined) delete environment[name];
    else environment[name] = meant;
  }
}
