import { rm } from 'node:fs/promises';
import { chainIdOf } from '../chain/node/ask.ts';
import { connectNode } from '../chain/node/node.ts';
import { headByAgreement } from '../chain/trustedHead.ts';
import type { Hex } from '../chain/types.ts';
import { LedgerServer } from '../compare/server/ledgerServer.ts';
import { checkFiles } from './certificate/checkFiles.ts';
import { chooseHead, type Nodes } from './chooseHead.ts';
import { follow } from './follow/follow.ts';
import { type Options, readOptions } from './options.ts';
import { Problem } from './problem.ts';
import { checkProofs } from './proof/checkProofs.ts';
import { asJson, asText, type GuildReport, unservedAsJson, unservedAsText } from './report/report.ts';
import { tell, tellAside } from './report/tell.ts';
import { runCommand } from './runCommand.ts';
import { headOfSaved, refuseOther } from './state/resume.ts';
import { readState } from './state/stateFile.ts';
import { findTarget } from './target.ts';
import { type FactoryGuilds, joinGuilds, unservedGuilds } from './unservedGuilds.ts';
import { verifyGuild } from './verifyGuild.ts';

async function verifyOne(nodes: Nodes, options: Options & { guild: Hex }): Promise<GuildReport> {
  const [node] = nodes;
  const server = new LedgerServer(options.graphql);
  const { guild, state: stateFile } = options;
  const saved = stateFile === undefined ? undefined : await readState(stateFile);
  const head = await (saved === undefined ? chooseHead(nodes, server, options) : headOfSaved(nodes, saved, options));
  const { number: newest } = await headByAgreement([node], 'latest');
  const target = await findTarget(node, server, head, options);
  const chainId = String(await chainIdOf(node));
  const { deployment } = await server.standing();
  const { factory, forwarder } = target;
  const of = { chainId, graphql: server.name, deployment, guild, factory, forwarder };
  const task = { ...of, head: { number: head.number, hash: head.hash } };
  if (saved !== undefined) {
    refuseOther(saved, task);
    tellAside(
      `… goes on behind block ${saved.block.number}, up to block ${head.number}, for which ${stateFile} was begun`,
    );
  }
  await server.pin(head);
  const verified = await verifyGuild({ node, server, head, target, task, stateFile, saved });
  // What is done is not gone on with: the next run is for the newest block.
  if (stateFile !== undefined) await rm(stateFile, { force: true });
  const isAsked = options.block !== undefined || options.blockHash !== undefined;
  return { target, head, newest: isAsked ? head.number : newest, server: server.name, verified };
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.follow) await follow(options);
  else if (options.proof !== undefined) await checkProofs(options.proof, options);
  else if (options.certificates.length === 0) await verifyServed(options);
  else await checkFiles(options);
}

async function verifyServed(options: Options): Promise<void> {
  const nodes = options.rpc.map(connectNode) as Nodes;
  const { guild } = options;
  if (guild !== undefined) {
    tellReport(options, await verifyOne(nodes, { ...options, guild }));
    return;
  }
  const reports: (Pick<GuildReport, 'head' | 'target'> & FactoryGuilds)[] = [];
  for await (const guild of new LedgerServer(options.graphql).guilds()) {
    const report = await verifyOne(nodes, { ...options, guild });
    tellReport(options, report);
    const { head, target, verified } = report;
    reports.push({ head, target, factory: target.factory, made: verified.made });
  }
  const [first] = reports;
  if (first === undefined) throw new Problem('The server has no guilds: give --guild, or another --graphql.');
  // Guilds that were made later may be missing from the list that was asked for then.
  const { head } = first;
  const served = new Set(reports.map(({ target }) => target.guild));
  for (const { factory, made } of joinGuilds(reports)) {
    for (const unserved of await unservedGuilds(nodes[0], { factory, made, head, served })) {
      tell(...(options.json ? [unservedAsJson(unserved, factory)] : [unservedAsText(unserved, factory)]));
      process.exitCode = 1;
    }
  }
}

function tellReport({ json }: Options, report: GuildReport): void {
  tell(...(json ? [asJson(report)] : asText(report)));
  if (report.verified.differenceCount > 0) process.exitCode = 1;
}

runCommand(main);
