/** Why nothing can be verified: what was asked for is wrong, or cannot be reached. Its message says what to do. */
export class Problem extends Error {
  override name = 'Problem';
}
