import { HDNodeWallet, Mnemonic } from 'ethers';

/** Hardhat's public phrase: everybody knows these keys, so they are for a local chain only. */
const PHRASE = 'test test test test test test test test test test test junk';
const RELAYERS = [18, 19];

/** The wallet of one of the twenty accounts that the local chain has given 10,000 ether each. */
export function localWallet(index: number): HDNodeWallet {
  return HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(PHRASE), `m/44'/60'/0'/0/${index}`);
}

/** The accounts of the demo story's people, by index. */
export const peopleAccounts = { ada: 1, bruno: 2, chen: 3, dalia: 4, emeka: 5, farah: 6, gita: 7, hugo: 8 } as const;

/** The account that deploys the contracts. */
export const DEPLOYER = 0;

/** The private keys that the local gateway relays with; no one else should use these accounts. */
export function relayerKeys(): string[] {
  return RELAYERS.map((index) => localWallet(index).privateKey);
}

/** The accounts of the demo story's people, by their names with a capital. */
export function accountsOfPeople(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(peopleAccounts).map(([person, index]) => [
      person.charAt(0).toUpperCase() + person.slice(1),
      localWallet(index).address,
    ]),
  );
}
