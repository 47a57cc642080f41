import { ZeroAddress } from 'ethers';
import { addressOf } from '../../../local/ledger/deployments.ts';
import { deployContracts } from '../../../local/stack/contracts.ts';
import { foundGuilds } from '../../../testing/ledger/actingGuild.ts';
import { type OwnLedger, startBareStack } from '../../../testing/ledger/bareStack.ts';
import { openChainActor } from '../../../testing/ledger/chainActor.ts';
import { connectNode } from '../../../verify/chain/node/node.ts';
import { readChain } from '../../../verify/chain/readChain.ts';
import { headByAgreement } from '../../../verify/chain/trustedHead.ts';
import type { ChainBlock, Hex } from '../../../verify/chain/types.ts';
import { type Verification, type VerifiedGuild, verifyGuild } from '../../../verify/cli/verifyGuild.ts';
import { LedgerServer } from '../../../verify/compare/server/ledgerServer.ts';
import { GuildLedger } from '../../../verify/ledger/guildLedger.ts';
import { playChanges } from '../playChanges.ts';
import { playGovernance } from '../playGovernance.ts';
import { playProjects } from '../playProjects.ts';
import { playRecords } from '../playRecords.ts';
import { playResources } from '../playResources.ts';
import { playRewards } from '../playRewards.ts';

/** A chain on which two guilds have done everything that they can, and a ledger whose database can be changed. */
export type VerifyStage = {
  rpcUrl: string;
  ledger: OwnLedger;
  /** Ids of the guilds: the first did projects and governance, the second all the rest. */
  guilds: [Hex, Hex];
  factory: Hex;
  /** What compares a guild's ledger with the chain, at a new block: graph-node remembers its answers for those before. */
  prepare(guild: Hex): Promise<Verification>;
  /** Compares it, with blocks that are read from the node but once. */
  verify(guild: Hex): Promise<VerifiedGuild>;
  stop(): Promise<void>;
};

/** Nobody relays on this chain, and its manifest says so. */
const FORWARDER = ZeroAddress as Hex;

let started: Promise<VerifyStage> | undefined;

/** The stage of this test run; the first caller starts it and waits until everything is played. */
export function verifyStage(): Promise<VerifyStage> {
  started ??= start();
  return started;
}

/** Ends it, if it was started. */
export async function stopVerifyStage(): Promise<void> {
  await (await started)?.stop();
}

async function start(): Promise<VerifyStage> {
  const stack = await startBareStack();
  try {
    const { rpcUrl } = stack;
    const deployments = await deployContracts(rpcUrl);
    const factory = addressOf(deployments, 'GuildFactory');
    const chain = openChainActor(rpcUrl);
    const acted = await foundGuilds(chain, { factory, testDollar: addressOf(deployments, 'TestDollar') });
    await playProjects(acted[0]);
    await playGovernance(acted[0]);
    for (const play of [playChanges, playResources, playRewards, playRecords]) await play(acted[1]);
    const ledger = await stack.openLedger('verified', factory);
    await ledger.indexed(await chain.provider.getBlockNumber());
    const node = connectNode(rpcUrl);
    const chainId = String(await node.send('eth_chainId', []));
    const recorded = new Map<Hex, ChainBlock[]>();
    const prepare = async (guild: Hex): Promise<Verification> => {
      await chain.provider.send('evm_mine', []);
      const head = await headByAgreement([node], 'latest');
      await ledger.indexed(Number(head.number));
      const server = new LedgerServer(ledger.queryUrl);
      await server.pin(head);
      const target = { guild, factory: factory.toLowerCase() as Hex, forwarder: FORWARDER, fromBlock: 0n };
      const { deployment } = await server.standing();
      const { fromBlock: _, ...of } = target;
      const task = { chainId, graphql: server.name, deployment, ...of, head: { number: head.number, hash: head.hash } };
      return { node, server, head, target, task, stateFile: undefined, saved: undefined };
    };
    return {
      rpcUrl,
      ledger,
      guilds: [acted[0].id as Hex, acted[1].id as Hex],
      factory: factory.toLowerCase() as Hex,
      prepare,
      async verify(guild) {
        const verification = await prepare(guild);
        const blocks = recorded.get(guild) ?? [];
        recorded.set(guild, blocks);
        const from = (blocks.at(-1)?.number ?? -1n) + 1n;
        for await (const block of readBlocks(verification, from)) blocks.push(block);
        return verifyGuild({ ...verification, blocks });
      },
      async stop() {
        chain.provider.destroy();
        await stack.stop();
      },
    };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

/** The blocks of a verification, from one on. */
export function readBlocks({ node, head, target, task }: Verification, from: bigint): AsyncIterable<ChainBlock> {
  const ledger = new GuildLedger(target);
  const namedBy = ledger.namedBy.bind(ledger);
  const followed = new Set(ledger.followed);
  return readChain(node, { chainId: BigInt(task.chainId), from, to: head, followed, namedBy });
}
