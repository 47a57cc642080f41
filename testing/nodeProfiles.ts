import type { Fault, NodeProfile } from './faultyNode.ts';

const UNKNOWN_METHOD: Fault = { code: -32601, message: 'the method does not exist or is not available' };
const MOST_BLOCKS = 4n;

/** Nodes as they are, by what is special about them. Each is made new, since some count. */
export const nodeProfiles: Record<string, () => NodeProfile> = {
  'does not know eth_maxPriorityFeePerGas': () => (method) =>
    method === 'eth_maxPriorityFeePerGas' ? UNKNOWN_METHOD : undefined,
  'has no pending block': () => (_method, params) =>
    params.includes('pending') ? { code: -32602, message: 'pending is not supported' } : undefined,
  'has no base fees': () => (method, params) => {
    if (method === 'eth_maxPriorityFeePerGas') return UNKNOWN_METHOD;
    if (method === 'eth_getBlockByNumber') return { edit: ({ baseFeePerGas: _, ...block }) => block };
    const isTyped = method === 'eth_sendRawTransaction' && String(params[0]).startsWith('0x02');
    return isTyped ? { code: -32000, message: 'transaction type not supported' } : undefined;
  },
  'gives logs of a few blocks at a time': () => (method, params) => {
    if (method !== 'eth_getLogs') return undefined;
    const { fromBlock, toBlock } = params[0] as { fromBlock: string; toBlock: string };
    if (toBlock !== 'latest' && BigInt(toBlock) - BigInt(fromBlock) < MOST_BLOCKS) return undefined;
    return { code: -32602, message: `the block range exceeds the limit of ${MOST_BLOCKS}` };
  },
  'is slow': () => () => ({ delayMs: 250 }),
  'answers 429 to every third call': () => every(3, ['too-many']),
  'refuses every third call by JSON-RPC': () =>
    every(3, [
      { code: -32005, message: 'request rate exceeded' },
      { code: -32029, message: 'too many requests' },
    ]),
  'garbles every fourth answer': () => every(4, ['page', 'cut-off', 'bad-gateway', 'drop-answer']),
};

/** Has these faults, one after the other, whenever so many calls have come. */
function every(calls: number, faults: readonly Fault[]): NodeProfile {
  let count = 0;
  return () => {
    count += 1;
    return count % calls === 0 ? faults[(count / calls) % faults.length] : undefined;
  };
}
