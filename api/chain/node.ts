import { toQuantity } from 'ethers';
import { type ZodType, z } from 'zod';
import { fault } from '../errors.ts';
import {
  type Block,
  blockSchema,
  hex,
  type Log,
  logSchema,
  pendingBlockSchema,
  quantity,
  type Receipt,
  receiptSchema,
  type SentTransaction,
  transactionSchema,
} from './answers.ts';
import { type BroadcastOutcome, classifyBroadcastError } from './broadcastErrors.ts';
import type { Rpc } from './rpc.ts';
import { RpcError, revertData } from './rpcErrors.ts';

/** A call to simulate; `gas` in units, `value` in wei. Without gas the node gives as much as it likes. */
export type Call = { from?: string; to: string; data: string; gas?: bigint; value?: bigint };
/** What a simulated call did: gave something back, or reverted with data. */
export type CallOutcome<Returned = { returned: string }> = ({ ok: true } & Returned) | { ok: false; data: string };
/** A block: the latest, that which is being made, or one by its number or hash. */
export type BlockTag = 'latest' | 'pending' | bigint | Pick<Block, 'hash'>;

type LogTopics = readonly (string | null | readonly string[])[];

/** The chain's node. What fails for lack of a usable answer throws `UPSTREAM_UNAVAILABLE`. */
export type ChainNode = {
  /** Id of the chain that it serves. */
  chainId(): Promise<bigint>;
  /** A block's header; undefined for a block that is not there. */
  header(tag: 'latest' | bigint): Promise<Block | undefined>;
  /** The latest header. */
  head(): Promise<Block>;
  /** Time of the next block if it were mined now, Unix seconds; that of the latest where the node does not say. */
  nextBlockTime(): Promise<bigint>;
  /** How many transactions an account has sent up to a block. */
  transactionCount(address: string, tag: BlockTag): Promise<bigint>;
  /** Native balance, in wei. */
  balance(address: string, tag?: BlockTag): Promise<bigint>;
  /** An account's code; `0x` where there is none. */
  code(address: string, tag: BlockTag): Promise<string>;
  /** A receipt in the node's canonical chain; undefined says nothing about the transaction. */
  receipt(transactionHash: string): Promise<Receipt | undefined>;
  /** A transaction's receiver and input. */
  transaction(transactionHash: string): Promise<SentTransaction | undefined>;
  /** A contract's logs from a block on. */
  logs(filter: { address: string; topics: LogTopics; fromBlock: bigint }): Promise<Log[]>;
  /** Simulates a call. */
  call(call: Call, tag: BlockTag): Promise<CallOutcome>;
  /** Simulates a call and finds the gas that it needs, in units. */
  estimateGas(call: Call, tag: BlockTag): Promise<CallOutcome<{ gas: bigint }>>;
  /** Tip that gets a transaction mined, in wei. */
  suggestedTip(): Promise<bigint>;
  /** Sends signed bytes. Never throws: what is not known is `unclear`. */
  broadcast(raw: string): Promise<{ outcome: 'taken' | BroadcastOutcome; message: string }>;
};

/** Makes the client of the chain's node: every answer is parsed. */
export function createNode(rpc: Rpc): ChainNode {
  const ask = createAsk(rpc);
  const header: ChainNode['header'] = async (tag) =>
    (await ask(blockSchema.nullable(), 'eth_getBlockByNumber', toRpcTag(tag), false)) ?? undefined;
  const head = async () => {
    const latest = await header('latest');
    if (latest === undefined) throw unusable('eth_getBlockByNumber', new Error('there is no latest block'));
    return latest;
  };
  return {
    chainId: () => ask(quantity, 'eth_chainId'),
    header,
    head,
    async nextBlockTime() {
      const pending = await ask(pendingBlockSchema, 'eth_getBlockByNumber', 'pending', false).catch(() => undefined);
      return pending?.timestamp ?? (await head()).timestamp;
    },
    transactionCount: (address, tag) => ask(quantity, 'eth_getTransactionCount', address, toRpcTag(tag)),
    balance: (address, tag = 'latest') => ask(quantity, 'eth_getBalance', address, toRpcTag(tag)),
    code: (address, tag) => ask(hex, 'eth_getCode', address, toRpcTag(tag)),
    receipt: async (transactionHash) =>
      (await ask(receiptSchema.nullable(), 'eth_getTransactionReceipt', transactionHash)) ?? undefined,
    transaction: async (transactionHash) =>
      (await ask(transactionSchema.nullable(), 'eth_getTransactionByHash', transactionHash)) ?? undefined,
    logs: ({ fromBlock, ...filter }) =>
      ask(z.array(logSchema), 'eth_getLogs', { ...filter, fromBlock: toQuantity(fromBlock), toBlock: 'latest' }),
    async call(call, tag) {
      const outcome = await simulate(rpc, 'eth_call', call, tag);
      return outcome.ok ? { ok: true, returned: parse(hex, 'eth_call', outcome.answer) } : outcome;
    },
    async estimateGas(call, tag) {
      const outcome = await simulate(rpc, 'eth_estimateGas', call, tag);
      return outcome.ok ? { ok: true, gas: parse(quantity, 'eth_estimateGas', outcome.answer) } : outcome;
    },
    suggestedTip: () => ask(quantity, 'eth_maxPriorityFeePerGas'),
    broadcast: (raw) => broadcast(rpc, raw),
  };
}

type Ask = <T>(schema: ZodType<T>, method: string, ...params: unknown[]) => Promise<T>;

function createAsk(rpc: Rpc): Ask {
  return async (schema, method, ...params) => {
    const answer = await rpc.send(method, params).catch((error: unknown) => {
      throw error instanceof RpcError ? unusable(method, error) : error;
    });
    return parse(schema, method, answer);
  };
}

function parse<T>(schema: ZodType<T>, method: string, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw unusable(method, parsed.error);
  return parsed.data;
}

async function simulate(
  rpc: Rpc,
  method: string,
  call: Call,
  tag: BlockTag,
): Promise<CallOutcome<{ answer: unknown }>> {
  try {
    return { ok: true, answer: await rpc.send(method, [toRpcCall(call), toRpcTag(tag)]) };
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    const data = revertData(error);
    if (data === undefined) throw unusable(method, error);
    return { ok: false, data };
  }
}

function unusable(method: string, cause: Error): Error {
  const reason = new Error(`no usable answer to ${method}: ${cause.message}`, { cause });
  return fault('UPSTREAM_UNAVAILABLE', "The chain's node does not answer as it should. Try again.", reason);
}

async function broadcast(rpc: Rpc, raw: string): ReturnType<ChainNode['broadcast']> {
  try {
    await rpc.send('eth_sendRawTransaction', [raw]);
    return { outcome: 'taken', message: '' };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { outcome: error instanceof RpcError ? classifyBroadcastError(message) : 'unclear', message };
  }
}

function toRpcTag(tag: BlockTag): string | { blockHash: string } {
  if (typeof tag === 'bigint') return toQuantity(tag);
  return typeof tag === 'string' ? tag : { blockHash: tag.hash };
}

function toRpcCall({ gas, value, ...call }: Call): Record<string, string> {
  return {
    ...call,
    ...(gas === undefined ? {} : { gas: toQuantity(gas) }),
    ...(value === undefined ? {} : { value: toQuantity(value) }),
  };
}
