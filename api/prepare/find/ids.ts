import { dataSlice, getAddress, isHexString } from 'ethers';
import { UserErrors, validationError } from '../userErrors.ts';

/** Length of an address, in bytes. */
export const ADDRESS_BYTES = 20;

/** A record that a contract numbers from 1: a dispute, a round, a budget, an agreement, a finding. */
export type NumberedKey = { contract: string; number: bigint };

/**
 * An account or contract.
 *
 * @param field - Path of the input field it came from.
 * @returns It in lower case.
 * @throws UserErrors when it is no address, or mixes cases and is not checksummed by EIP-55.
 */
export function parseAddress(text: unknown, field: string[]): string {
  if (!isHexString(text, ADDRESS_BYTES)) {
    throw invalid(field, `${shown(text)} is not an address: give 0x and 40 hexadecimal digits.`);
  }
  try {
    return getAddress(text).toLowerCase();
  } catch {
    throw invalid(
      field,
      `${text} has a wrong checksum (EIP-55): a digit may be mistyped. Copy it again, or give it in lower case if you ` +
        'are sure.',
    );
  }
}

/**
 * A guild's id.
 *
 * @returns Address of the guild's access manager, lower-case.
 * @throws UserErrors when it is none.
 */
export function parseGuildId(id: unknown, field: string[]): string {
  if (!isHexString(id, ADDRESS_BYTES)) throw malformed(id, field, 'a guild', "its access manager's address (20 bytes)");
  return parseAddress(id, field);
}

/**
 * Makes the parser of the ids of records that a contract numbers: `contract ‖ be4(number)`.
 *
 * @param what - Such a record, in words: `a dispute`.
 * @returns The parser; it throws UserErrors when an id is none.
 */
export function numberedIdParser(what: string): (id: unknown, field: string[]) => NumberedKey {
  return (id, field) => {
    const bytes = idBytes(id, field, { length: 24, what, form: 'its contract (20 bytes) and the number (4 bytes)' });
    return { contract: dataSlice(bytes, 0, ADDRESS_BYTES), number: BigInt(dataSlice(bytes, 20, 24)) };
  };
}

/**
 * The bytes of an id, in lower case.
 *
 * @param kind.length - How many bytes such an id has.
 * @param kind.what - What it is the id of, in words: `a project`.
 * @param kind.form - What it is made of, in words.
 * @throws UserErrors when it is none.
 */
export function idBytes(
  id: unknown,
  field: string[],
  { length, what, form }: { length: number; what: string; form: string },
): string {
  if (!isHexString(id, length)) throw malformed(id, field, what, form);
  return id.toLowerCase();
}

function malformed(id: unknown, field: string[], what: string, form: string): UserErrors {
  return invalid(field, `${shown(id)} is not the id of ${what}: that is ${form} in hexadecimal, after 0x.`);
}

function invalid(field: string[], message: string): UserErrors {
  return new UserErrors(validationError(field, message));
}

function shown(text: unknown): string {
  const quoted = JSON.stringify(text) ?? String(text);
  return quoted.length > 130 ? `${quoted.slice(0, 120)}…` : quoted;
}
