import { fault } from '../../errors.ts';
import { UserErrors } from '../userErrors.ts';
import { parseAddress, parseGuildId } from './ids.ts';

const told = <T>(parse: () => T): T => {
  try {
    return parse();
  } catch (error) {
    throw error instanceof UserErrors ? fault('BAD_USER_INPUT', error.message) : error;
  }
};

/** A guild's id in lower case. @throws GraphQLError `BAD_USER_INPUT` when it is none */
export function guildArgument(id: string): string {
  return told(() => parseGuildId(id, ['guild']));
}

/**
 * An account's address in lower case.
 *
 * @param name - The argument's.
 * @throws GraphQLError `BAD_USER_INPUT` when it is none
 */
export function accountArgument(address: unknown, name: string): string {
  return told(() => parseAddress(address, [name]));
}

/** A token's address in lower case. @throws GraphQLError `BAD_USER_INPUT` when it is none */
export function tokenArgument(address: string): string {
  return told(() => parseAddress(address, ['token']));
}
