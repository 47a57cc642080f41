import type { ContractTransactionResponse } from 'ethers';
import type { TestContract } from './chain.ts';
import { eventsOf } from './events.ts';

/** Name and arguments of each log of these contracts in a transaction, in log order. */
export async function eventListOf(sent: Promise<ContractTransactionResponse>, ...contracts: TestContract[]) {
  const receipt = await (await sent).wait();
  return (await eventsOf(receipt, ...contracts)).map(({ name, args }) => [name, ...args]);
}
