import { HDNodeWallet, Mnemonic } from 'ethers/wallet';
import { fromEthers, type Signer } from '../../../../client/index.ts';

/** Hardhat's public phrase, from which everybody has these keys. */
const PHRASE = 'test test test test test test test test test test test junk';
const ACCOUNTS = 20;

/**
 * Signs for an account of the local chain.
 *
 * @throws Error when the phrase does not give the account
 */
export async function testSigner(address: string): Promise<Signer> {
  const phrase = Mnemonic.fromPhrase(PHRASE);
  for (let index = 0; index < ACCOUNTS; index++) {
    const wallet = HDNodeWallet.fromMnemonic(phrase, `m/44'/60'/0'/0/${index}`);
    if (wallet.address.toLowerCase() === address) return fromEthers(wallet);
  }
  throw new Error(`${address} is none of the local chain’s accounts: choose another one to act as.`);
}
