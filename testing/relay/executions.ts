import { type JsonRpcProvider, Wallet } from 'ethers';
import { abis } from '../../api/chain/calls/abis.ts';
import type { TestContext } from '../testContext.ts';
import type { SubmitInput } from './forwardRequests.ts';

/** One execution of a ForwardRequest on the chain, wherever it came from. */
export type ExecutionOnChain = { signer: string; nonce: bigint; block: number; position: number; success: boolean };

/** Every ForwardRequest that the chain has executed, in order: all blocks are looked at. */
export async function executionsOnChain(provider: JsonRpcProvider, forwarder: string): Promise<ExecutionOnChain[]> {
  const logs = await provider.getLogs({ address: forwarder, fromBlock: 0, toBlock: 'latest' });
  return logs.flatMap((log) => {
    const event = abis.Forwarder.parseLog(log);
    if (event?.name !== 'ExecutedForwardRequest') return [];
    const { signer, nonce, success } = event.args;
    return [{ signer: signer.toLowerCase(), nonce, success, block: log.blockNumber, position: log.index }];
  });
}

/** How often the chain has executed each of these requests. */
export async function countExecutions(
  { provider, chain }: Pick<TestContext, 'provider' | 'chain'>,
  inputs: readonly SubmitInput[],
): Promise<number[]> {
  const all = await executionsOnChain(provider, chain.forwarder);
  return inputs.map(
    ({ request }) =>
      all.filter(({ signer, nonce }) => signer === request.from && nonce === BigInt(request.nonce)).length,
  );
}

/** How many transactions of these keys are mined. */
export async function countSent(provider: JsonRpcProvider, keys: readonly string[]): Promise<number> {
  const counts = keys.map((key) => provider.getTransactionCount(new Wallet(key).address));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}
