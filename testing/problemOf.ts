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
