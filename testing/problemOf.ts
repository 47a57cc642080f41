import { type UserError, UserErrors } from '../api/prepare/userErrors.ts';

/** The first user error that a function throws; fails when it throws none. */
export function problemOf(parse: () => unknown): UserError {
  try {
    parse();
  } catch (error) {
    if (error instanceof UserErrors && error.errors[0]) return error.errors[0];
    throw error;
  }
  throw new Error('It was taken.');
}

/** The first user error that something ends with; fails when it ends well. */
export async function problemIn(work: Promise<unknown>): Promise<UserError> {
  const thrown = await work.then(
    () => new Error('It was taken.'),
    (error: unknown) => error,
  );
  return problemOf(() => {
    throw thrown;
  });
}
