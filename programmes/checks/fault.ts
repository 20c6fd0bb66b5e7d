/** Something wrong with a definition: where, as a path into it, and what. */
export interface Fault {
  path: (string | number)[];
  message: string;
}

/** A rule that looks at more than one field; it can be asked only when the parts it needs are sound. */
export interface Check<T, Context = void> {
  needs: (keyof T)[];
  find: (value: T, context: Context) => Fault[];
}

/** `stages.1.elements.0.minutes: says …`, one line. */
export function faultLine({ path, message }: Fault): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}
