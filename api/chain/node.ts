import { Interface, isError, type JsonRpcProvider } from 'ethers';
import { z } from 'zod';
import { type BroadcastOutcome, classifyBroadcastError } from './broadcastErrors.ts';

/** Says that a call without revert data did run and fail, rather than that the node could not run it. */
const EXECUTION_FAILED =
  /revert|out of gas|gas required exceeds|vm exception|invalid (opcode|jump)|stack (under|over)flow/i;

/** The parts of OpenZeppelin's ERC2771Forwarder that the relay reads. */
export const FORWARDER = new Interface([
  'function nonces(address owner) view returns (uint256)',
  'function execute((address from,address to,uint256 value,uint256 gas,uint48 deadline,bytes data,bytes signature) request) payable',
  'function executeBatch((address from,address to,uint256 value,uint256 gas,uint48 deadline,bytes data,bytes signature)[] requests, address refundReceiver) payable',
  'event ExecutedForwardRequest(address indexed signer, uint256 nonce, bool success)',
]);

const hex = z.string().regex(/^0x[0-9a-f]*$/i);
const quantity = hex.transform((value) => BigInt(value));
const hash = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/i)
  .toLowerCase();
const addressLike = z
  .string()
  .regex(/^0x[0-9a-f]{40}$/i)
  .toLowerCase();
const blockSchema = z.object({
  number: quantity,
  hash,
  timestamp: quantity,
  baseFeePerGas: quantity.optional(),
});
const logSchema = z.object({ address: addressLike, topics: z.array(hash), data: hex, transactionHash: hash });
const receiptSchema = z.object({
  transactionHash: hash,
  blockNumber: quantity,
  blockHash: hash,
  status: quantity,
  gasUsed: quantity,
  logs: z.array(logSchema),
});
const transactionSchema = z.object({ to: addressLike.nullable(), input: hex });

/** A block's header, as far as the relay needs it; times in Unix seconds, fees in wei. */
export type Head = { number: bigint; hash: string; timestamp: bigint; baseFeePerGas: bigint };
export type ReceiptLog = z.infer<typeof logSchema>;
export type Receipt = z.infer<typeof receiptSchema>;
/** A call to simulate; `gas` in units, `value` in wei. */
export type Call = { from: string; to: string; data: string; gas: bigint; value: bigint };
/** What a simulated call did: ran through, or reverted with data. */
export type CallOutcome = { ok: true } | { ok: false; data: string };
export type BlockTag = 'latest' | 'pending' | bigint;

/** The chain as the relay sees it. Everything that fails for lack of an answer throws. */
export type RelayNode = {
  /** A block's header; undefined for a block that is not there. */
  header(tag: BlockTag): Promise<Head | undefined>;
  /** The latest header. */
  head(): Promise<Head>;
  /** Time of the next block if it were mined now, Unix seconds; that of the latest where the node does not say. */
  nextTimestamp(): Promise<bigint>;
  /** How many transactions an account has sent up to a block. */
  transactionCount(address: string, tag: BlockTag): Promise<bigint>;
  /** Native balance, in wei. */
  balance(address: string): Promise<bigint>;
  /** An account's next nonce at the forwarder. */
  forwarderNonce(address: string, tag: BlockTag): Promise<bigint>;
  /** A receipt in the node's canonical chain; undefined says nothing about the transaction. */
  receipt(transactionHash: string): Promise<Receipt | undefined>;
  /** A transaction's receiver and input. */
  transaction(transactionHash: string): Promise<{ to: string | null; input: string } | undefined>;
  /** The forwarder's executions for a signer from a block on. */
  executions(signer: string, fromBlock: bigint): Promise<ReceiptLog[]>;
  /** Simulates a call. */
  call(call: Call, tag: BlockTag): Promise<CallOutcome>;
  /** Tip that gets a transaction mined, in wei. */
  suggestedTip(): Promise<bigint>;
  /** Sends signed bytes. Never throws: what is not known is `unclear`. */
  broadcast(raw: string): Promise<{ outcome: 'taken' | BroadcastOutcome; message: string }>;
};

/**
 * Wraps a provider: every answer is parsed.
 *
 * @param forwarder the ERC2771Forwarder
 */
export function createRelayNode(provider: JsonRpcProvider, forwarder: string): RelayNode {
  const ask = (method: string, ...params: unknown[]): Promise<unknown> => provider.send(method, params);
  const header = async (tag: BlockTag) =>
    blockSchema
      .transform((block) => ({ ...block, baseFeePerGas: block.baseFeePerGas ?? 0n }))
      .nullable()
      .parse(await ask('eth_getBlockByNumber', toRpcTag(tag), false)) ?? undefined;
  const head = async () => {
    const latest = await header('latest');
    if (latest === undefined) throw new Error('the node has no latest block');
    return latest;
  };
  return {
    header,
    head,
    async nextTimestamp() {
      const pending = await ask('eth_getBlockByNumber', 'pending', false).catch(() => null);
      const parsed = z.object({ timestamp: quantity }).safeParse(pending);
      return parsed.success ? parsed.data.timestamp : (await head()).timestamp;
    },
    transactionCount: async (address, tag) =>
      quantity.parse(await ask('eth_getTransactionCount', address, toRpcTag(tag))),
    balance: async (address) => quantity.parse(await ask('eth_getBalance', address, 'latest')),
    async forwarderNonce(address, tag) {
      const data = FORWARDER.encodeFunctionData('nonces', [address]);
      return quantity.parse(await ask('eth_call', { to: forwarder, data }, toRpcTag(tag)));
    },
    receipt: async (transactionHash) =>
      receiptSchema.nullable().parse(await ask('eth_getTransactionReceipt', transactionHash)) ?? undefined,
    transaction: async (transactionHash) =>
      transactionSchema.nullable().parse(await ask('eth_getTransactionByHash', transactionHash)) ?? undefined,
    async executions(signer, fromBlock) {
      const topics = FORWARDER.encodeFilterTopics('ExecutedForwardRequest', [signer]);
      const filter = { address: forwarder, topics, fromBlock: toRpcTag(fromBlock), toBlock: 'latest' };
      return z.array(logSchema).parse(await ask('eth_getLogs', filter));
    },
    async call({ gas, value, ...call }, tag) {
      const quantities = { gas: toRpcQuantity(gas), value: toRpcQuantity(value) };
      try {
        await ask('eth_call', { ...call, ...quantities }, toRpcTag(tag));
        return { ok: true };
      } catch (error) {
        if (!isError(error, 'CALL_EXCEPTION')) throw error;
        if (error.data === null && !EXECUTION_FAILED.test(rpcErrorMessage(error) ?? '')) throw error;
        return { ok: false, data: error.data ?? '0x' };
      }
    },
    suggestedTip: async () => quantity.parse(await ask('eth_maxPriorityFeePerGas')),
    async broadcast(raw) {
      try {
        await ask('eth_sendRawTransaction', raw);
        return { outcome: 'taken', message: '' };
      } catch (error) {
        const refusal = rpcErrorMessage(error);
        if (refusal !== undefined) return { outcome: classifyBroadcastError(refusal), message: refusal };
        return { outcome: 'unclear', message: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

function toRpcTag(tag: BlockTag): string {
  return typeof tag === 'bigint' ? toRpcQuantity(tag) : tag;
}

function toRpcQuantity(value: bigint): string {
  return `0x${value.toString(16)}`;
}

const rpcError = z.object({ message: z.string() });

/** The text of a JSON-RPC error; undefined when the node did not answer with one. */
function rpcErrorMessage(error: unknown): string | undefined {
  const answered = z
    .union([
      z.object({ info: z.object({ error: rpcError }) }).transform(({ info }) => info),
      z.object({ error: rpcError }),
    ])
    .safeParse(error);
  return answered.success ? answered.data.error.message : undefined;
}
