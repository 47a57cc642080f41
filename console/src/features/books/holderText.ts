import { checksummed } from '../../lib/checksummed.ts';

/** How long an address is in hex; a project's number is shorter. */
const ADDRESS_LENGTH = 42;

/** Number of the project that an account is kept for; undefined when it is kept for an address. */
export function projectOf(holder: string): bigint | undefined {
  return holder.length < ADDRESS_LENGTH ? BigInt(holder) : undefined;
}

/** Whom or what an account is kept for, in a file: an address with its checksum, or a project by its number. */
export function holderText(holder: string): string {
  const project = projectOf(holder);
  return project === undefined ? checksummed(holder) : `Project ${project}`;
}
