import { ApiRefusal, type ApiError } from '../world/refusal.js';

export const about = (title: string, detail: string): ApiError => ({ title, detail });

/**
 * What a request is refused for. The service goes through all its checks; some look only when nothing was found
 * before them, and every message is an entry of its own, entries of one attribute together.
 */
export class Refusals {
  readonly #found = new Map<string, Set<string>>();

  get none(): boolean {
    return this.#found.size === 0;
  }

  add(title: string, detail: string): void {
    const details = this.#found.get(title);
    if (details) details.add(detail);
    else this.#found.set(title, new Set([detail]));
  }

  addAll(errors: readonly ApiError[]): void {
    for (const { title, detail } of errors) this.add(title, detail);
  }

  /** Throws the 422 with everything that was found; does nothing when nothing was. */
  throwIfAny(): void {
    const [first, ...rest] = [...this.#found].flatMap(([title, details]) =>
      [...details].map((detail) => ({ title, detail })),
    );
    if (first) throw new ApiRefusal(422, [first, ...rest]);
  }
}
