import { HDNodeWallet, Mnemonic } from 'ethers';

/** The mnemonic of Hardhat's funded accounts; public, worthless anywhere else. */
const MNEMONIC = 'test test test test test test test test test test test junk';

/** Index of each person's account under the local chain's mnemonic. */
const accounts = { deployer: 0, ada: 1, bruno: 2, chen: 3, dalia: 4, emeka: 5, farah: 6 } as const;

/** Somebody in the demo story. */
export type Person = keyof typeof accounts;

/** What each person is in the story. */
export const roles: Record<Person, string> = {
  deployer: 'deploys the contracts and hands out test dollars',
  ada: 'founds the guild',
  bruno: 'is the client',
  chen: 'contributes analyses',
  dalia: 'contributes legal work',
  emeka: 'reviews and votes',
  farah: 'reviews and votes',
};

/** A person's wallet on the local chain; it signs without a connection. */
export function walletOf(person: Person): HDNodeWallet {
  return HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(MNEMONIC), `m/44'/60'/0'/0/${accounts[person]}`);
}

/** A person's name as written in the story's lines. */
export function nameOf(person: Person): string {
  return person[0]?.toUpperCase() + person.slice(1);
}
