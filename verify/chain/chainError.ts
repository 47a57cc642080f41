/**
 * What is wrong with what a node tells:
 * - `unreachable`: it gives no answer;
 * - `refused`: it answers with an error;
 * - `missing`: it does not have what was asked for, or not any more;
 * - `untrue`: its answer does not have the hashes that it must have;
 * - `unreadable`: its answer is of a form that is not known here.
 */
export type ChainProblem = 'unreachable' | 'refused' | 'missing' | 'untrue' | 'unreadable';

/** Why the chain could not be read. Its message says what to do, and names a node by its origin only. */
export class ChainError extends Error {
  override readonly name = 'ChainError';
  readonly problem: ChainProblem;

  constructor(problem: ChainProblem, message: string, cause?: unknown) {
    super(message, { cause });
    this.problem = problem;
  }
}
