import type { EventFragment, Interface, JsonRpcProvider, Log } from 'ethers';
import { guildContracts, guildParts } from '../../abis/guildContracts.ts';
import { type AbiName, abiNames } from '../../contracts/abis.ts';
import { abiOf } from '../../testing/ledger/chainActor.ts';
import type { LedgerContext } from '../../testing/ledger/ledgerContext.ts';

/** A log as the chain has it, with the event that its contract declares for it. */
export type ChainLog = { log: Log; contract: AbiName; fragment: EventFragment };

/** A guild as the chain has it: the addresses of its contracts by name, and all its logs in order. */
export type ChainGuild = { id: string; contracts: Map<string, AbiName>; logs: ChainLog[] };

/**
 * Reads all guilds and their logs from a chain, without the ledger.
 *
 * @throws Error when a contract of a guild wrote a log that its ABI does not declare.
 */
export async function readGuilds(provider: JsonRpcProvider, context: LedgerContext): Promise<ChainGuild[]> {
  const abis = new Map(await Promise.all(abiNames.map(async (name) => [name, await abiOf(name)] as const)));
  const factory = await provider.getLogs({ address: context.factory, fromBlock: 0 });
  return Promise.all(
    factory.map(async (creation) => {
      const { contracts } = required(abis, 'GuildFactory').parseLog(creation)?.args ?? { contracts: {} };
      const byAddress = new Map<string, AbiName>(
        guildParts.map((part) => [String(contracts[part]).toLowerCase(), guildContracts[part]]),
      );
      const own = await provider.getLogs({ address: [...byAddress.keys()], fromBlock: 0 });
      const contractsOf = new Map([...byAddress, [context.factory.toLowerCase(), 'GuildFactory' as const]]);
      const logs = [creation, ...own]
        .sort((a, b) => a.blockNumber - b.blockNumber || a.index - b.index)
        .map((log) => declared(log, abis, contractsOf));
      return { id: String(contracts.accessManager).toLowerCase(), contracts: contractsOf, logs };
    }),
  );
}

function declared(log: Log, abis: Map<AbiName, Interface>, contracts: Map<string, AbiName>): ChainLog {
  const contract = contracts.get(log.address.toLowerCase()) ?? 'GuildFactory';
  const fragment = required(abis, contract).getEvent(log.topics[0] ?? '');
  if (fragment === null) throw new Error(`${contract} does not declare the event of topic ${log.topics[0]}.`);
  return { log, contract, fragment };
}

function required(abis: Map<AbiName, Interface>, name: AbiName): Interface {
  const abi = abis.get(name);
  if (abi === undefined) throw new Error(`There is no ABI of ${name}.`);
  return abi;
}
