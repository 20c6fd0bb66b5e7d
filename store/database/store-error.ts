/** What the store says no to: a stable code and a sentence; never with personal data in it. */
export type StoreErrorCode =
  | 'journal-conflict'
  | 'duplicate-person'
  | 'possible-duplicate'
  | 'journey-unknown'
  | 'journey-begun'
  | 'definition-missing'
  | 'rebuild-under-way'
  | 'page-wrong'
  | 'register-smaller'
  | 'search-wrong'
  | 'arrival-of-other-document';

export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}
