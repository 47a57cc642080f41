import type { HDNodeWallet } from 'ethers';
import { abis } from '../../api/chain/calls/abis.ts';
import { type ForwardRequest, forwardRequestTypedData } from '../../api/chain/forwarder/forwardRequest.ts';
import { signTypedData } from '../act.ts';
import type { TestContext } from '../testContext.ts';

/** Input of `submitForwardRequest`, as GraphQL gives it. */
export type SubmitInput = {
  request: Record<keyof ForwardRequest, string>;
  signature: string;
  idempotencyKey: string;
};

const VALID_SECONDS = 3_600n;

/** Signs a request as the given one would be signed, with other values where they are given. */
export async function signRequest(
  { chain }: Pick<TestContext, 'chain'>,
  wallet: HDNodeWallet,
  call: Partial<ForwardRequest> & Pick<ForwardRequest, 'to' | 'data' | 'nonce'>,
  idempotencyKey: string,
): Promise<SubmitInput> {
  const deadline = (await chain.nextBlockTime()) + VALID_SECONDS;
  const request = { from: wallet.address.toLowerCase(), value: 0n, gas: 200_000n, deadline, ...call };
  const typed = forwardRequestTypedData({ chainId: chain.id, forwarder: chain.forwarder }, request);
  const signature = await signTypedData(wallet, typed);
  const { from, to, value, gas, nonce, deadline: until, data } = typed.message as Record<keyof ForwardRequest, string>;
  return { request: { from, to, value, gas, nonce, deadline: until, data }, signature, idempotencyKey };
}

/** Signs a delegation of a guild's votes, which any account may make, again and again. */
export async function signDelegation(
  context: Pick<TestContext, 'chain'>,
  wallet: HDNodeWallet,
  { token, nonce, ...rest }: { token: string; nonce: bigint } & Partial<ForwardRequest>,
): Promise<SubmitInput> {
  const data = abis.GuildToken.encodeFunctionData('delegate', [wallet.address]);
  return signRequest(context, wallet, { to: token, data, nonce, ...rest }, `${wallet.address}-${nonce}`);
}
