import type { PlainCall, Signer } from '../act/signer.ts';
import { GuildhallError } from '../http/guildhallError.ts';
import { type Request, sent } from './receipts.ts';

/** What is needed of an EIP-1193 provider, such as `window.ethereum`. */
export type Eip1193Provider = { request(call: { method: string; params?: unknown[] }): Promise<unknown> };

/**
 * Takes an EIP-1193 provider, which asks its user for an account.
 *
 * @param provider - The wallet.
 * @param address - The account; the first that the wallet offers, without it.
 * @throws GuildhallError SIGNER_CANNOT when it offers none
 */
export async function fromProvider(provider: Eip1193Provider, address?: string): Promise<Signer> {
  const request: Request = (call) => provider.request(call);
  const [first] = address ? [address] : ((await request({ method: 'eth_requestAccounts', params: [] })) as string[]);
  if (!first) throw new GuildhallError('The wallet offers no account.', { code: 'SIGNER_CANNOT' });
  return {
    address: first,
    signTypedData: async (typedData) =>
      (await request({ method: 'eth_signTypedData_v4', params: [first, JSON.stringify(typedData)] })) as string,
    send: async (call) =>
      sent(request, (await request({ method: 'eth_sendTransaction', params: [asJsonRpc(first, call)] })) as string),
  };
}

function asJsonRpc(from: string, { to, data, value }: PlainCall): object {
  return { from, to, data, value: `0x${value.toString(16)}` };
}
