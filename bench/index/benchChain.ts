import { id } from 'ethers';
import { z } from 'zod';
import { callRpc } from '../../local/http/rpc.ts';
import { addressOf, type Deployments } from '../../local/ledger/deployments.ts';
import { deployContracts } from '../../local/stack/contracts.ts';
import { guildConfig } from '../../testing/ledger/actingGuild.ts';
import { openChainActor } from '../../testing/ledger/chainActor.ts';
import { openChainWriter } from './chainWriter.ts';
import { fundMembers, type IndexedContracts, playRound, VOTES_PER_ROUND } from './playRound.ts';

const PROGRESS_MS = 10_000;
/** Two thirds stay with the founder, who so passes every proposal. */
const FOUNDERS_TOKENS = 450_000n * 10n ** 18n;

/** How many logs a chain has by {@link logKey}. */
export type LogCounts = ReadonlyMap<string, number>;

/** Names the logs of one event of one contract. */
export function logKey(address: string, topic0: string): string {
  return `${address} ${topic0}`.toLowerCase();
}

/** A chain that grows, and how long it is. */
export type ChainLength = { lastBlock: number; counts: LogCounts };

/** A chain with one guild that moves tokens and decides. */
export type BenchChain = {
  /** What is deployed, as the ledger's manifest is told. */
  deployments: Deployments;
  contracts: IndexedContracts;
  /** The guild's id: the address of its access manager. */
  guild: string;
  /** The block of the guild's creation. */
  startBlock: number;
  /** Plays rounds until so many logs of some kinds are there. */
  growTo(logs: number, countOf: (counts: LogCounts) => number): Promise<ChainLength>;
};

const logsSchema = z.array(z.object({ address: z.string(), topics: z.array(z.string()) }));

/**
 * Founds a guild and gives its members tokens.
 *
 * @param deployed - The contracts; without them they are deployed first.
 */
export async function openBenchChain(rpcUrl: string, deployed?: Deployments): Promise<BenchChain> {
  const deployments = deployed ?? (await deployContracts(rpcUrl));
  const { contracts, guild, founder, startBlock } = await foundGuild(rpcUrl, deployments);
  const writer = await openChainWriter(rpcUrl);
  const playing = await fundMembers(writer, contracts, founder);
  const counts = new Map<string, number>();
  let counted = startBlock - 1;
  const count = async () => {
    const lastBlock = Number(await callRpc(rpcUrl, 'eth_blockNumber'));
    const range = { fromBlock: `0x${(counted + 1).toString(16)}`, toBlock: `0x${lastBlock.toString(16)}` };
    for (const { address, topics } of logsSchema.parse(await callRpc(rpcUrl, 'eth_getLogs', [range]))) {
      const key = logKey(address, topics[0] ?? '');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    counted = lastBlock;
  };
  await count();
  let round = 0;
  return {
    deployments,
    contracts,
    guild,
    startBlock,
    async growTo(logs, countOf) {
      let saidAt = Date.now();
      for (; countOf(counts) < logs; round += 1) {
        await playRound(writer, playing, round);
        await count();
        if (Date.now() - saidAt < PROGRESS_MS) continue;
        saidAt = Date.now();
        console.log(`  the chain has ${countOf(counts).toLocaleString('en')} of ${logs.toLocaleString('en')} events`);
      }
      checkPlayed(counts, contracts, round);
      return { lastBlock: counted, counts: new Map(counts) };
    },
  };
}

/** Calls are sent without looking whether they succeed: their logs tell. */
function checkPlayed(counts: LogCounts, { governor }: IndexedContracts, rounds: number): void {
  const count = (event: string) => counts.get(logKey(governor, id(event))) ?? 0;
  const votes = count('VoteCast(address,uint256,uint8,uint256,string)');
  const executed = count('ProposalExecuted(uint256)');
  if (votes === rounds * VOTES_PER_ROUND && executed === rounds) return;
  throw new Error(`Calls failed: there are ${votes} votes and ${executed} executions after ${rounds} rounds.`);
}

async function foundGuild(rpcUrl: string, deployments: Deployments) {
  const actor = openChainActor(rpcUrl);
  try {
    const { founder } = actor.people;
    const allocations = [{ account: founder.address, amount: FOUNDERS_TOKENS }];
    const config = { ...guildConfig(actor, addressOf(deployments, 'TestDollar'), 'Bench'), allocations };
    const factory = await actor.contract('GuildFactory', addressOf(deployments, 'GuildFactory'));
    const contracts: IndexedContracts & { accessManager: string } = await factory.getFunction('predictGuild')(
      founder.address,
      config,
    );
    const { blockNumber } = await actor.call(founder, factory, 'createGuild', config);
    return { contracts, guild: contracts.accessManager, founder, startBlock: blockNumber };
  } finally {
    actor.provider.destroy();
  }
}
