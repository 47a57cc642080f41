import { connectNode } from '../chain/node/node.ts';
import { headByHash } from '../chain/trustedHead.ts';
import type { Hex } from '../chain/types.ts';
import { LedgerServer } from '../compare/ledgerServer.ts';
import { checkFiles } from './certificate/checkFiles.ts';
import { chooseHead, type Nodes } from './chooseHead.ts';
import { follow } from './follow/follow.ts';
import { type Options, readOptions } from './options.ts';
import { Problem } from './problem.ts';
import { asJson, asText, type GuildReport } from './report.ts';
import { runCommand } from './runCommand.ts';
import { readState, type SavedState, type StateScope } from './stateFile.ts';
import { findTarget } from './target.ts';
import { verifyGuild } from './verifyGuild.ts';

/** How far an earlier run came, whose block stays the one that is compared at. */
async function resume({ state }: Options, task: Omit<StateScope, 'head'>): Promise<SavedState | undefined> {
  const saved = state === undefined ? undefined : await readState(state);
  if (saved === undefined) return undefined;
  const { head, ...before } = saved.task;
  if (JSON.stringify(before) === JSON.stringify(task)) return saved;
  throw new Problem(
    `${state} belongs to another chain, server or guild: delete it to begin anew, or give another --state.`,
  );
}

async function verifyOne(nodes: Nodes, options: Options & { guild: Hex }): Promise<GuildReport> {
  const [node] = nodes;
  const server = new LedgerServer(options.graphql);
  const chainId = String(await node.send('eth_chainId', []));
  const saved = await resume(options, { chainId, graphql: server.name, guild: options.guild });
  const head =
    saved === undefined ? await chooseHead(nodes, server, options) : await headByHash(node, saved.task.head.hash);
  const target = await findTarget(node, server, head, options);
  await server.pin(head);
  const task = { chainId, graphql: server.name, guild: options.guild, head: { number: head.number, hash: head.hash } };
  const verified = await verifyGuild({ node, server, head, target, task, stateFile: options.state, saved });
  return { target, head, server: server.name, verified };
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.follow) await follow(options);
  else if (options.certificates.length === 0) await verifyServed(options);
  else await checkFiles(options);
}

async function verifyServed(options: Options): Promise<void> {
  const nodes = options.rpc.map(connectNode) as Nodes;
  const guilds = options.guild === undefined ? await new LedgerServer(options.graphql).guilds() : [options.guild];
  if (guilds.length === 0) throw new Problem('The server has no guilds: give --guild, or another --graphql.');
  for (const guild of guilds) {
    const report = await verifyOne(nodes, { ...options, guild });
    console.log(options.json ? asJson(report) : asText(report));
    if (report.verified.differenceCount > 0) process.exitCode = 1;
  }
}

runCommand(main);
