import type { JsonRpcProvider } from 'ethers';
import { abis } from '../../api/chain/abis.ts';

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
