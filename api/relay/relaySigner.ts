import { type TransactionLike, Wallet } from 'ethers';

/** A key that pays for requests. */
export type RelaySigner = {
  /** Its address, in lower case. */
  readonly address: string;
  /** Signs a transaction; gives its bytes as hex. */
  readonly sign: (transaction: TransactionLike) => Promise<string>;
};

/**
 * The signer of a private key held in memory.
 *
 * @throws Error that does not repeat the key.
 */
export function localSigner(privateKey: string, index: number): RelaySigner {
  try {
    const wallet = new Wallet(privateKey);
    return { address: wallet.address.toLowerCase(), sign: (transaction) => wallet.signTransaction(transaction) };
  } catch {
    throw new Error(`relayer key ${index + 1} is not a private key`);
  }
}
