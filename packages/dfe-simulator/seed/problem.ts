/** What is wrong with a seed file, in a sentence. */
export class SeedProblem extends Error {
  override readonly name = 'SeedProblem';
}
