import type { Eip712, FullTransaction, Signer } from '../act/signer.ts';
import { GuildhallError } from '../http/guildhallError.ts';
import { type Request, sent } from './receipts.ts';

/** What is needed of a viem account with a key, such as `privateKeyToAccount` gives. */
export type ViemAccount = {
  address: string;
  type: string;
  signTypedData?(typedData: object): Promise<string>;
  signTransaction?(transaction: object): Promise<string>;
};

/** What is needed of a viem `WalletClient`. */
export type ViemWallet = {
  account?: ViemAccount | undefined;
  request(call: object): Promise<unknown>;
  signTypedData(typedData: object): Promise<string>;
  sendTransaction(transaction: object): Promise<string>;
};

/**
 * Takes a viem wallet client that has an account, or an account with a key alone. A key signs transactions for the gateway to
 * send; a wallet sends them itself.
 *
 * @param viem - The wallet client or the account.
 * @throws GuildhallError MISUSED when a client has no account
 */
export function fromViem(viem: ViemWallet | ViemAccount): Signer {
  const wallet = 'request' in viem ? viem : undefined;
  const account = 'request' in viem ? viem.account : viem;
  if (!account) throw new GuildhallError('The wallet client has no account: give it one.', { code: 'MISUSED' });
  const isKey = account.type === 'local';
  const signing = isKey ? account : wallet;
  return {
    address: account.address,
    signTypedData: async (typedData) => await (signing as ViemWallet).signTypedData({ account, ...forViem(typedData) }),
    ...(isKey && {
      signTransaction: async (transaction: FullTransaction) =>
        (await account.signTransaction?.(asViem(transaction))) as string,
    }),
    ...(wallet && {
      send: async (call) =>
        sent(wallet.request as Request, await wallet.sendTransaction({ account, chain: null, ...call })),
    }),
  };
}

/** viem has integers as bigint. */
function forViem({ types, message, ...rest }: Eip712): object {
  const fields = types[rest.primaryType] ?? [];
  const integers = new Set(fields.filter(({ type }) => /^u?int\d*$/.test(type)).map(({ name }) => name));
  const values = Object.entries(message).map(([name, value]) => [
    name,
    integers.has(name) ? BigInt(value as string) : value,
  ]);
  return { ...rest, types, message: Object.fromEntries(values) };
}

function asViem({
  type,
  chainId,
  nonce,
  gasLimit,
  maxFeePerGas,
  maxPriorityFeePerGas,
  ...call
}: FullTransaction): object {
  const fees =
    type === 0 ? { type: 'legacy', gasPrice: maxFeePerGas } : { type: 'eip1559', maxFeePerGas, maxPriorityFeePerGas };
  return { ...call, ...fees, chainId: Number(chainId), nonce: Number(nonce), gas: gasLimit };
}
