import { getAddress, type HDNodeWallet } from 'ethers';
import { DEPLOYER, localWallet, peopleAccounts } from '../stack/accounts.ts';

/** Each person's account on the local chain, by index. */
const accounts = { deployer: DEPLOYER, ...peopleAccounts } as const;

/**
 * Somebody in the demo story: Ada founds the guild, Bruno is the client, Chen and Dalia contribute, Emeka and Farah
 * review, Gita is the compliance officer and Hugo the auditor; the founder, the contributors and the reviewers vote.
 */
export type Person = keyof typeof accounts;

const people = Object.keys(accounts) as Person[];

/** A person's wallet on the local chain; it signs without a connection. */
export function walletOf(person: Person): HDNodeWallet {
  return localWallet(accounts[person]);
}

/** A person's name as written in the story's lines. */
export function nameOf(person: Person): string {
  return person[0]?.toUpperCase() + person.slice(1);
}

/** A text with the names of the story's people in place of their addresses. */
export function withNames(text: string): string {
  const named = (address: string) => people.find((person) => walletOf(person).address === address);
  return text.replace(/0x[0-9a-fA-F]{40}\b/g, (address) => {
    const person = named(getAddress(address));
    return person === undefined ? address : nameOf(person);
  });
}
