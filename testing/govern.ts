import { type LogDescription, toQuantity } from 'ethers';
import { abis, type ContractName } from '../api/chain/calls/abis.ts';
import type { GuildContracts } from '../api/chain/calls/guildContracts.ts';
import { eventsOf } from './act.ts';
import type { TestContext } from './testContext.ts';

/**
 * Has a guild's timelock call a contract, as an executed proposal does, without the days that a proposal takes.
 *
 * @returns The events of the call.
 */
export async function govern(
  { provider }: TestContext,
  { timelock }: GuildContracts,
  call: { contract: ContractName; to: string; function: string; args: readonly unknown[] },
): Promise<LogDescription[]> {
  await provider.send('hardhat_impersonateAccount', [timelock]);
  await provider.send('hardhat_setBalance', [timelock, toQuantity(10n ** 18n)]);
  const data = abis[call.contract].encodeFunctionData(call.function, call.args);
  const hash = await provider.send('eth_sendTransaction', [{ from: timelock, to: call.to, data }]);
  const receipt = await provider.getTransactionReceipt(hash);
  if (receipt?.status !== 1) throw new Error(`The timelock's ${call.function} failed.`);
  return eventsOf(receipt);
}
