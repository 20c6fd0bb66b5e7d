/** Something wrong with a definition: where, as a path into it, and what. */
export interface DefinitionFault {
  path: (string | number)[];
  message: string;
}

/** A rule that looks at more than one field; it can be asked only when the parts it needs are sound. */
export interface DefinitionCheck<T, Context = void> {
  needs: (keyof T)[];
  find: (value: T, context: Context) => DefinitionFault[];
}

/** `stages.1.elements.0.minutes: says …`, one line. */
export function faultLine({ path, message }: DefinitionFault): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}
