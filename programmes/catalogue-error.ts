/** What is asked for by an id that the catalogue does not have. */
export type CatalogueCode = 'unknown-programme' | 'unknown-cohort' | 'unknown-provider' | 'broken-definition';

/** An id that the catalogue does not have, or a definition in it that is broken. */
export class CatalogueError extends Error {
  constructor(
    readonly code: CatalogueCode,
    message: string,
  ) {
    super(message);
    this.name = 'CatalogueError';
  }
}
