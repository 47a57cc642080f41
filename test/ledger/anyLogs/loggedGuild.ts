import type { EventFragment } from 'ethers';
import { type GuildContractName, guildContractNames } from '../../../abis/guildContracts.ts';
import type { AbiName } from '../../../contracts/abis.ts';
import { callRpc } from '../../../local/http/rpc.ts';
import { abiOf } from '../../../testing/ledger/chainActor.ts';
import { type BareLedger, startBareLedger } from './bareLedger.ts';
import { type ValueSet, valueIn } from './logValues.ts';
import { placeLogWriter, writeLog } from './logWriter.ts';

const FACTORY = '0xfac0000000000000000000000000000000000001';
const CREATOR = '0xada0000000000000000000000000000000000000';

const CONFIG: ValueSet = {
  id: 1n,
  number: 1n,
  bool: true,
  count: 1,
  byte: '44',
  address: CREATOR,
  text: new TextEncoder().encode('Testers'),
};

/** A bare ledger with a guild whose contracts write whatever they are told to. */
export type LoggedGuild = BareLedger & {
  /**
   * Writes a log in a block of its own.
   *
   * @param values - The event's parameters in order; texts may be bytes.
   * @param timestamp - The block's time, Unix seconds; a second after the last block's by default.
   */
  log(contract: GuildContractName, event: string, values: readonly unknown[], timestamp?: number): Promise<void>;
  /** Waits until all of it is in the ledger; throws when it stops before. */
  caughtUp(): Promise<void>;
};

/** Starts a bare ledger and creates the guild. */
export async function startLoggedGuild(): Promise<LoggedGuild> {
  const ledger = await startBareLedger(FACTORY);
  const { rpcUrl } = ledger;
  try {
    const [from = ''] = (await callRpc(rpcUrl, 'eth_accounts')) as string[];
    for (const address of [FACTORY, ...guildContractNames.map(contractAddress)]) await placeLogWriter(rpcUrl, address);
    const created = await eventOf('GuildFactory', 'GuildCreated');
    const config = valueIn(CONFIG, created.inputs[3] as EventFragment['inputs'][number]);
    await writeLog(rpcUrl, from, FACTORY, created, [1n, CREATOR, guildContractNames.map(contractAddress), config]);
    return {
      ...ledger,
      async log(contract, event, values, timestamp) {
        if (timestamp !== undefined) await callRpc(rpcUrl, 'evm_setNextBlockTimestamp', [timestamp]);
        await writeLog(rpcUrl, from, contractAddress(contract), await eventOf(contract, event), values.map(encodable));
      },
      caughtUp: async () => ledger.indexed(Number(await callRpc(rpcUrl, 'eth_blockNumber'))),
    };
  } catch (error) {
    await ledger.stop();
    throw error;
  }
}

function contractAddress(name: GuildContractName): string {
  return `0xa0${(guildContractNames.indexOf(name) + 1).toString(16).padStart(38, '0')}`;
}

async function eventOf(contract: AbiName, event: string): Promise<EventFragment> {
  const fragment = (await abiOf(contract)).getEvent(event);
  if (fragment === null) throw new Error(`${contract} has no event ${event}.`);
  return fragment;
}

/** Texts are written as bytes. */
function encodable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(encodable);
  return typeof value === 'string' && !value.startsWith('0x') ? new TextEncoder().encode(value) : value;
}
