import type { JsonRpcProvider, Log, TransactionResponse } from 'ethers';
import type { ChainBlock, ChainLog, Hex } from '../../../verify/chain/types.ts';

/** The blocks of a chain that have logs of some addresses, as its node tells them: nothing of it is proven. */
export async function* readChainBlocks(provider: JsonRpcProvider, addresses: string[]): AsyncIterable<ChainBlock> {
  const logs = await provider.getLogs({ address: addresses, fromBlock: 0 });
  const numbers = [...new Set(logs.map(({ blockNumber }) => blockNumber))].sort((a, b) => a - b);
  for (const number of numbers) {
    const block = await provider.getBlock(number, true);
    if (block === null) throw new Error(`The node does not have block ${number}.`);
    const transactions = new Map(block.prefetchedTransactions.map((transaction) => [transaction.hash, transaction]));
    yield {
      number: BigInt(number),
      hash: block.hash as Hex,
      parentHash: block.parentHash as Hex,
      timestamp: BigInt(block.timestamp),
      logs: logs
        .filter(({ blockNumber }) => blockNumber === number)
        .map((log) => chainLog(log, transactions.get(log.transactionHash))),
    };
  }
}

function chainLog(log: Log, transaction: TransactionResponse | undefined): ChainLog {
  if (transaction === undefined) throw new Error(`The node does not have transaction ${log.transactionHash}.`);
  return {
    address: lower(log.address),
    topics: log.topics as Hex[],
    data: log.data as Hex,
    logIndex: log.index,
    transaction: {
      hash: transaction.hash as Hex,
      index: transaction.index,
      from: lower(transaction.from),
      to: transaction.to === null ? null : lower(transaction.to),
      input: transaction.data as Hex,
    },
  };
}

function lower(address: string): Hex {
  return address.toLowerCase() as Hex;
}
