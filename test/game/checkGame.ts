import { expect } from 'chai';
import { connectNode } from '../../verify/chain/node/node.ts';
import { readChain } from '../../verify/chain/readChain.ts';
import { headByAgreement, type TrustedHead } from '../../verify/chain/trustedHead.ts';
import type { ChainBlock, ChainLog, Hex } from '../../verify/chain/types.ts';
import { verifyGuild } from '../../verify/cli/verifyGuild.ts';
import { LedgerServer } from '../../verify/compare/ledgerServer.ts';
import { GuildLedger } from '../../verify/ledger/guildLedger.ts';
import type { Row } from '../../verify/ledger/records.ts';
import { ethers, type TestContract } from '../contracts/helpers/chain.ts';
import { expectStored } from '../contracts/replay/derivedLedger.ts';
import type { Stage } from '../contracts/replay/moves/move.ts';
import type { GameStage } from './gameStage.ts';

/** A guild's entries up to a block. */
export type Checked = { head: TrustedHead; entries: Row[] };

/**
 * Derives a guild's ledger from the chain up to a block, and expects that graph-node serves it and that the contracts store
 * it, both at that block.
 */
export async function checkGuild({ rpcUrl, ledger }: GameStage, guild: Stage, at: bigint): Promise<Checked> {
  const node = connectNode(rpcUrl);
  const head = await headByAgreement([node], at);
  const [id, factory, forwarder] = [guild.accessManager, guild.factory, guild.forwarder].map(lower) as [Hex, Hex, Hex];
  const target = { guild: id, factory, forwarder, fromBlock: 0n };
  const derived = new GuildLedger(target);
  const namedBy = (log: ChainLog) => derived.namedBy(log);
  const range = { chainId: 31_337n, from: 0n, to: head, followed: new Set(derived.followed), namedBy };
  const blocks: ChainBlock[] = [];
  const entries: Row[] = [];
  for await (const block of readChain(node, range)) {
    blocks.push(block);
    entries.push(...derived.add(block).map(({ entry }) => entry));
  }
  const server = new LedgerServer(ledger.queryUrl);
  server.pin(head.hash);
  const task = { chainId: '31337', graphql: server.name, guild: id, head: { number: head.number, hash: head.hash } };
  const verified = await verifyGuild({
    node,
    server,
    head,
    target,
    task,
    stateFile: undefined,
    saved: undefined,
    blocks,
  });
  expect(verified.differences, `guild ${id} at block ${at}`).to.deep.equal([]);
  expect(verified.entryCount).to.equal(BigInt(entries.length));
  await expectStored(derived, storedAt(guild, head));
  return { head, entries };
}

/** A guild whose contracts answer what they stored at a block. */
function storedAt(guild: Stage, { hash }: TrustedHead): Stage {
  const runner = { provider: null, call: (call: object) => ethers.provider.call({ ...call, blockTag: hash }) };
  const read = (name: keyof Stage) => (guild[name] as TestContract).connect(runner);
  const [token, treasury, projects, rewards, governor] = (
    ['token', 'treasury', 'projects', 'rewards', 'governor'] as const
  ).map(read) as [TestContract, TestContract, TestContract, TestContract, TestContract];
  return { ...guild, token, treasury, projects, rewards, governor };
}

function lower({ target }: TestContract): Hex {
  return String(target).toLowerCase() as Hex;
}
