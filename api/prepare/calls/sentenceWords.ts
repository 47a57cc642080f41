import { toUtf8String } from 'ethers';
import { guildContracts, guildParts } from '../../../abis/guildContracts.ts';
import { abis, type ContractName } from '../../chain/calls/abis.ts';
import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import { account, amount, timeOf, tokenName } from '../words.ts';
import type { Telling } from './call.ts';

/** The roles of an access manager as a guild is founded, by their numbers. */
export const ROLES = ['ADMIN', 'MINTER', 'COMPLIANCE_OFFICER', 'AUDITOR'];
/** The roles of a timelock, besides its admin's. */
export const TIMELOCK_ROLES = ['PROPOSER', 'EXECUTOR', 'CANCELLER'];
const TWO_LETTERS = /^0x(4[1-9a-f]|5[0-9a]){2}$/;
const UNITS = [
  [86_400n, 'day'],
  [3_600n, 'hour'],
  [60n, 'minute'],
] as const;

/** An amount of a token, in whole tokens with its symbol. */
export async function amountOf({ scope }: Telling, token: string, units: bigint): Promise<string> {
  const address = token.toLowerCase();
  return amount(units, address, await scope.chain.tokenMetadata(address, scope.block));
}

/** How a sentence names a token. */
export async function tokenOf({ scope }: Telling, token: string): Promise<string> {
  const address = token.toLowerCase();
  return tokenName(address, await scope.chain.tokenMetadata(address, scope.block));
}

/** An account, or the part that it plays in the guild. */
export function whom({ contracts }: Telling, address: string): string {
  const part = partOf(contracts, address.toLowerCase());
  return part ? `the guild's ${part}` : account(address);
}

/** Seconds as people say them: `3 days`, `90 seconds`. */
export function duration(seconds: bigint): string {
  const [size, unit] = UNITS.find(([length]) => seconds !== 0n && seconds % length === 0n) ?? [1n, 'second'];
  const count = seconds / size;
  return `${count} ${unit}${count === 1n ? '' : 's'}`;
}

/** A time that 0 stands for none of. */
export function endOf(seconds: bigint): string {
  return seconds === 0n ? 'without an end' : `until ${timeOf(seconds)}`;
}

/** Where a document is. */
export function documentAt(cid: string): string {
  return `the document ${cid}`;
}

/** A jurisdiction's code of two bytes. */
export function jurisdictionOf(code: string): string {
  return TWO_LETTERS.test(code) ? toUtf8String(code) : code;
}

/** A role of the access manager: by the name that it has as a guild is founded, else by its number. */
export function roleName(role: bigint): string {
  const name = ROLES[Number(role)];
  return name === undefined ? `role ${role}` : `the role ${name}`;
}

/** A function by its selector: `pay`, where the contract is known to have it. */
export function functionName(contract: ContractName | null, selector: string): string {
  return (contract && abis[contract].getFunction(selector)?.name) || `the function ${selector}`;
}

/** Name of the guild's contract at an address, in lower case; null for others. */
export function partOf(
  contracts: GuildContracts,
  address: string,
): (typeof guildContracts)[keyof GuildContracts] | null {
  const part = guildParts.find((name) => contracts[name] === address);
  return part ? guildContracts[part] : null;
}
