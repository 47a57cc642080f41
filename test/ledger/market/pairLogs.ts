import type { LogDescription } from 'ethers';
import { isToken0, type PairActor } from './pairActor.ts';

/** A swap of a pair as its log has it, by token and quote token. */
export type ChainSwap = {
  block: number;
  timestamp: number;
  transactionHash: string;
  sender: string;
  recipient: string;
  tokenIn: bigint;
  tokenOut: bigint;
  quoteIn: bigint;
  quoteOut: bigint;
  /** What the pair holds after it, by the log before. */
  tokenReserve: bigint;
  quoteReserve: bigint;
};

/** A change of a pair's liquidity; what was removed is negative. */
export type ChainLiquidity = { block: number; token: bigint; quote: bigint };

/** What a pair's contract has logged, without the ledger. */
export type PairLogs = { swaps: ChainSwap[]; liquidity: ChainLiquidity[]; syncBlocks: number[] };

/** Reads all logs of a pair from the chain. */
export async function readPairLogs(actor: PairActor): Promise<PairLogs> {
  const { pair, chain } = actor;
  const read: PairLogs = { swaps: [], liquidity: [], syncBlocks: [] };
  const first = await isToken0(actor);
  let reserves = { tokenReserve: 0n, quoteReserve: 0n };
  for (const log of await chain.provider.getLogs({ address: String(pair.target), fromBlock: 0 })) {
    const parsed = pair.interface.parseLog(log);
    if (parsed === null) throw new Error(`The pair's ABI does not have ${log.topics[0]}.`);
    const of = (name: string) => amounts(parsed, name, first);
    const block = log.blockNumber;
    if (parsed.name === 'Sync') {
      const { token, quote } = of('reserve');
      reserves = { tokenReserve: token, quoteReserve: quote };
      read.syncBlocks.push(block);
    }
    if (parsed.name === 'Mint') read.liquidity.push({ block, ...of('amount') });
    if (parsed.name === 'Burn') {
      const { token, quote } = of('amount');
      read.liquidity.push({ block, token: -token, quote: -quote });
    }
    if (parsed.name === 'Swap') {
      const timestamp = (await chain.provider.getBlock(block))?.timestamp ?? 0;
      const [sender, recipient] = [parsed.args.sender.toLowerCase(), parsed.args.to.toLowerCase()];
      const swap = { block, timestamp, transactionHash: log.transactionHash, sender, recipient };
      read.swaps.push({ ...swap, ...inAndOut(parsed, first), ...reserves });
    }
  }
  return read;
}

function inAndOut(log: LogDescription, isFirst: boolean) {
  const [in0, in1, out0, out1] = [log.args.amount0In, log.args.amount1In, log.args.amount0Out, log.args.amount1Out];
  return isFirst
    ? { tokenIn: in0, tokenOut: out0, quoteIn: in1, quoteOut: out1 }
    : { tokenIn: in1, tokenOut: out1, quoteIn: in0, quoteOut: out0 };
}

function amounts(log: LogDescription, name: string, isFirst: boolean): { token: bigint; quote: bigint } {
  const [zero, one]: [bigint, bigint] = [log.args[`${name}0`], log.args[`${name}1`]];
  return isFirst ? { token: zero, quote: one } : { token: one, quote: zero };
}
