import { toQuantity } from 'ethers';
import type { ZodType } from 'zod';
import { fault } from '../errors.ts';
import {
  type Block,
  blockSchema,
  feeSchema,
  hex,
  type Log,
  logsSchema,
  pendingBlockSchema,
  quantity,
  type Receipt,
  receiptSchema,
  type SentTransaction,
  transactionSchema,
} from './answers.ts';
import { getLogs, type LogFilter } from './getLogs.ts';
import type { Rpc } from './rpc.ts';
import { RpcError, revertData } from './rpcErrors.ts';
import { type BroadcastOutcome, classifyBroadcastError } from './transactions/broadcastErrors.ts';

/** A call to simulate; `gas` in units, `value` in wei. Without gas the node gives as much as it likes. */
export type Call = { from?: string; to: string; data: string; gas?: bigint; value?: bigint };
/** What a simulated call did: gave something back, or reverted with data. */
export type CallOutcome<Returned = { returned: string }> = ({ ok: true } & Returned) | { ok: false; data: string };
/** A block: the latest, that which is being made where the node has it, or one by its number or hash. */
export type BlockTag = 'latest' | 'pending' | bigint | Pick<Block, 'hash'>;

/** The chain's node. What fails for lack of a usable answer throws `UPSTREAM_UNAVAILABLE`. */
export type ChainNode = {
  /** Id of the chain that it serves. */
  chainId(): Promise<bigint>;
  /** A block's header; undefined for a block that is not there. */
  header(tag: 'latest' | bigint): Promise<Block | undefined>;
  /** The latest header. */
  head(): Promise<Block>;
  /** Whether blocks have a base fee (EIP-1559). */
  hasBaseFee(): Promise<boolean>;
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
  logs(filter: Omit<LogFilter, 'toBlock'>): Promise<Log[]>;
  /** Simulates a call. */
  call(call: Call, tag: BlockTag): Promise<CallOutcome>;
  /** Simulates a call and finds the gas that it needs, in units. */
  estimateGas(call: Call, tag: BlockTag): Promise<CallOutcome<{ gas: bigint }>>;
  /** Tip that gets a transaction mined, in wei; the whole gas price on a chain without base fees. */
  suggestedTip(): Promise<bigint>;
  /** Sends signed bytes. Never throws: what is not known is `unclear`. */
  broadcast(raw: string): Promise<{ outcome: 'taken' | BroadcastOutcome; message: string }>;
};

/** Makes the client of the chain's node: every answer is parsed. */
export function createNode(rpc: Rpc): ChainNode {
  const ask: Ask = async (schema, method, ...params) => parse(schema, method, await told(rpc.send(method, params)));
  const askAt = async <T>(schema: ZodType<T>, method: string, about: string, tag: BlockTag) =>
    parse(schema, method, await told(sendAt(rpc, method, about, tag)));
  const header: ChainNode['header'] = async (tag) =>
    (await ask(blockSchema.nullable(), 'eth_getBlockByNumber', toRpcTag(tag), false)) ?? undefined;
  const head = async () => {
    const latest = await header('latest');
    if (latest === undefined) throw unusable(new Error('there is no latest block'));
    return latest;
  };
  return {
    chainId: () => ask(quantity, 'eth_chainId'),
    header,
    head,
    hasBaseFee: async () => (await ask(feeSchema, 'eth_getBlockByNumber', 'latest', false)).baseFeePerGas !== undefined,
    async nextBlockTime() {
      const pending = await ask(pendingBlockSchema, 'eth_getBlockByNumber', 'pending', false).catch(() => undefined);
      return pending?.timestamp ?? (await head()).timestamp;
    },
    transactionCount: (address, tag) => askAt(quantity, 'eth_getTransactionCount', address, tag),
    balance: (address, tag = 'latest') => askAt(quantity, 'eth_getBalance', address, tag),
    code: (address, tag) => askAt(hex, 'eth_getCode', address, tag),
    receipt: async (transactionHash) =>
      (await ask(receiptSchema.nullable(), 'eth_getTransactionReceipt', transactionHash)) ?? undefined,
    transaction: async (transactionHash) =>
      (await ask(transactionSchema.nullable(), 'eth_getTransactionByHash', transactionHash)) ?? undefined,
    async logs(filter) {
      const { number: toBlock } = await head();
      const askPart = async (part: object) => parse(logsSchema, 'eth_getLogs', await rpc.send('eth_getLogs', [part]));
      return told(getLogs(askPart, { ...filter, toBlock }));
    },
    async call(call, tag) {
      const outcome = await simulate(rpc, 'eth_call', call, tag);
      return outcome.ok ? { ok: true, returned: parse(hex, 'eth_call', outcome.answer) } : outcome;
    },
    async estimateGas(call, tag) {
      const outcome = await simulate(rpc, 'eth_estimateGas', call, tag);
      return outcome.ok ? { ok: true, gas: parse(quantity, 'eth_estimateGas', outcome.answer) } : outcome;
    },
    suggestedTip: () => suggestedTip(ask, head),
    broadcast: (raw) => broadcast(rpc, raw),
  };
}

type Ask = <T>(schema: ZodType<T>, method: string, ...params: unknown[]) => Promise<T>;

/** Nodes that do not suggest a tip tell a gas price, which is that of the next block and a tip. */
async function suggestedTip(ask: Ask, head: () => Promise<Block>): Promise<bigint> {
  const suggested = await ask(quantity, 'eth_maxPriorityFeePerGas').catch(() => undefined);
  if (suggested !== undefined) return suggested;
  const [gasPrice, { baseFeePerGas }] = await Promise.all([ask(quantity, 'eth_gasPrice'), head()]);
  return gasPrice > baseFeePerGas ? gasPrice - baseFeePerGas : 0n;
}

/** Asks about a state; of the latest block where the node has none that is being made. */
async function sendAt(rpc: Rpc, method: string, about: unknown, tag: BlockTag): Promise<unknown> {
  try {
    const answer = await rpc.send(method, [about, toRpcTag(tag)]);
    if (answer !== null || tag !== 'pending') return answer;
  } catch (error) {
    if (tag !== 'pending' || !(error instanceof RpcError) || revertData(error) !== undefined) throw error;
  }
  return rpc.send(method, [about, 'latest']);
}

function parse<T>(schema: ZodType<T>, method: string, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw unusable(new Error(`${method}: ${parsed.error.message}`));
  return parsed.data;
}

async function simulate(
  rpc: Rpc,
  method: string,
  call: Call,
  tag: BlockTag,
): Promise<CallOutcome<{ answer: unknown }>> {
  try {
    return { ok: true, answer: await sendAt(rpc, method, toRpcCall(call), tag) };
  } catch (error) {
    const data = error instanceof RpcError ? revertData(error) : undefined;
    if (data === undefined) return await told(Promise.reject(error));
    return { ok: false, data };
  }
}

/** Tells an error that the node answers with as a fault. */
async function told<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    throw error instanceof RpcError ? unusable(error) : error;
  });
}

function unusable(cause: Error): Error {
  return fault('UPSTREAM_UNAVAILABLE', "The chain's node answers wrongly. Try again.", cause);
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
