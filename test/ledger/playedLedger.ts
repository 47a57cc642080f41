import { type ActingGuild, foundGuilds } from '../../testing/ledger/actingGuild.ts';
import { type ChainActor, openChainActor } from '../../testing/ledger/chainActor.ts';
import { type LedgerContext, ledgerContext } from '../../testing/ledger/ledgerContext.ts';
import { type ChainGuild, readGuilds } from './chainLogs.ts';
import { playChanges } from './playChanges.ts';
import { playGovernance } from './playGovernance.ts';
import { playProjects } from './playProjects.ts';
import { playRecords } from './playRecords.ts';
import { playResources } from './playResources.ts';
import { playRewards } from './playRewards.ts';
import { proposeUnreadable } from './proposeUnreadable.ts';

/** A ledger into which every event that can happen has been played, and the chain to compare it with. */
export type PlayedLedger = {
  context: LedgerContext;
  chain: ChainActor;
  /** Founded in one block; the first did projects and governance, the second all the rest. */
  acted: [ActingGuild, ActingGuild];
  /** All guilds of the chain, read from it. */
  guilds: ChainGuild[];
  /** The last block, indexed. */
  head: number;
};

let played: Promise<PlayedLedger> | undefined;

/** Plays everything, once in a test run. */
export function playedLedger(): Promise<PlayedLedger> {
  played ??= play();
  return played;
}

async function play(): Promise<PlayedLedger> {
  const context = await ledgerContext();
  const chain = openChainActor(context.rpcUrl);
  const acted = await foundGuilds(chain, context);
  await playProjects(acted[0]);
  await playGovernance(acted[0]);
  await proposeUnreadable(acted[0]);
  await playChanges(acted[1]);
  await playResources(acted[1]);
  await playRewards(acted[1]);
  await playRecords(acted[1]);
  const head = await chain.provider.getBlockNumber();
  await context.indexed(head);
  return { context, chain, acted, guilds: await readGuilds(chain.provider, context), head };
}
