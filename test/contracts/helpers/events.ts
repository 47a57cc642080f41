import type { ContractTransactionReceipt, EventLog, Log, LogDescription } from 'ethers';
import type { TestContract } from './chain.ts';

/** The logs of these contracts in a receipt, decoded, in log order. */
export async function eventsOf(
  receipt: ContractTransactionReceipt | null,
  ...contracts: TestContract[]
): Promise<LogDescription[]> {
  const byAddress = new Map(await Promise.all(contracts.map(async (c) => [await c.getAddress(), c] as const)));
  return (receipt?.logs ?? []).flatMap((log: Log) => {
    const event = byAddress.get(log.address)?.interface.parseLog(log);
    return event ? [event] : [];
  });
}

/** All logs of a contract so far, with names and arguments; only those of one event if it is given. */
export async function logsOf(contract: TestContract, event = '*'): Promise<EventLog[]> {
  const logs: (Log | EventLog)[] = await contract.queryFilter(event);
  return logs.filter((log): log is EventLog => 'args' in log);
}
