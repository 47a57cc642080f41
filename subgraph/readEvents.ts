import { readFile } from 'node:fs/promises';
import { type EventFragment, Interface, type InterfaceAbi } from 'ethers';
import { guildContractNames } from '../abis/guildContracts.ts';

/** The contracts whose every log is an entry of the ledger. */
export const ledgerContracts = ['GuildFactory', ...guildContractNames];

/** Contracts that are no guild's; their logs are no entries, and `docs/ledger.md` may say why one is not followed. */
export const marketContracts = ['UniswapV2Factory', 'UniswapV2Pair'] as const;

/** An event of a contract. */
export type ContractEvent = { contract: string; fragment: EventFragment };

/** An event as a manifest writes it: `Approved(indexed uint256,string)`. */
export function manifestForm({ name, inputs }: EventFragment): string {
  return `${name}(${inputs.map((input) => `${input.indexed ? 'indexed ' : ''}${input.format('sighash')}`).join(',')})`;
}

/**
 * Reads the events of contracts from their published ABIs.
 *
 * @returns Them, by contract and in the ABI's order.
 * @throws Error when an ABI is missing.
 */
export async function readEvents(contracts: readonly string[]): Promise<ContractEvent[]> {
  const perContract = await Promise.all(
    contracts.map(async (contract) => {
      const abi = JSON.parse(
        await readFile(new URL(`../abis/${contract}.json`, import.meta.url), 'utf8'),
      ) as InterfaceAbi;
      const events: ContractEvent[] = [];
      new Interface(abi).forEachEvent((fragment) => {
        events.push({ contract, fragment });
      });
      return events;
    }),
  );
  return perContract.flat();
}
