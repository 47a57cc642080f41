import type { FullTransaction, Signer } from '../act/signer.ts';

/** What is needed of an ethers v6 `Signer`: of a `Wallet`, or of a browser's `JsonRpcSigner`. */
export type EthersSigner = {
  provider: unknown;
  getAddress(): Promise<string>;
  signTypedData(
    domain: object,
    types: Record<string, { name: string; type: string }[]>,
    value: object,
  ): Promise<string>;
  signTransaction(transaction: object): Promise<string>;
  sendTransaction(transaction: object): Promise<{ hash: string; wait(): Promise<EthersReceipt | null> }>;
};

type EthersReceipt = { blockNumber: number; status: number | null };

/**
 * Takes an ethers v6 signer. One with a key (`Wallet`) signs transactions for the gateway to send; another one sends them itself.
 *
 * @param signer - The signer.
 */
export async function fromEthers(signer: EthersSigner): Promise<Signer> {
  return {
    address: await signer.getAddress(),
    signTypedData({ domain, types, message }) {
      const { EIP712Domain: _, ...signed } = types;
      return signer.signTypedData(domain, signed, message);
    },
    ...('signingKey' in signer && {
      signTransaction: (transaction: FullTransaction) => signer.signTransaction(asEthers(transaction)),
    }),
    ...(signer.provider !== null && {
      async send(call) {
        const sent = await signer.sendTransaction(call);
        return { hash: sent.hash, mined: async () => outcomeOf(await sent.wait().catch(receiptIn)) };
      },
    }),
  };
}

function asEthers({ nonce, maxFeePerGas, maxPriorityFeePerGas, ...rest }: FullTransaction): object {
  const fees = rest.type === 0 ? { gasPrice: maxFeePerGas } : { maxFeePerGas, maxPriorityFeePerGas };
  return { ...rest, ...fees, nonce: Number(nonce) };
}

/** ethers throws for a transaction that was mined and has failed, or was replaced, with the receipt of what was mined. */
function receiptIn(error: { receipt?: EthersReceipt }): EthersReceipt {
  if (!error.receipt) throw error;
  return error.receipt;
}

function outcomeOf(receipt: EthersReceipt | null) {
  return { blockNumber: receipt?.blockNumber ?? 0, succeeded: receipt?.status === 1 };
}
