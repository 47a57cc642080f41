import { expect } from 'chai';
import type { TrustedHead } from '../../verify/chain/trustedHead.ts';
import type { Hex } from '../../verify/chain/types.ts';
import type { Row } from '../../verify/ledger/records.ts';
import { ethers, type TestContract } from '../contracts/helpers/chain.ts';
import { expectStored } from '../contracts/replay/derivedLedger.ts';
import type { Stage } from '../contracts/replay/moves/move.ts';
import { verifyLedger } from '../ledger/verify/verifyLedger.ts';
import type { GameStage } from './gameStage.ts';

/** A guild's entries up to a block. */
export type GuildEntries = { head: TrustedHead; entries: Row[] };

/**
 * Derives a guild's ledger from the chain up to a block, and expects that graph-node serves it and that the contracts store
 * it, both at that block.
 */
export async function checkGuild({ rpcUrl, ledger }: GameStage, guild: Stage, at: bigint): Promise<GuildEntries> {
  const of = { guild: lower(guild.accessManager), factory: lower(guild.factory), forwarder: lower(guild.forwarder) };
  const { head, derived, entries, verified } = await verifyLedger({ rpcUrl, queryUrl: ledger.queryUrl }, of, at);
  expect(verified.differences, `guild ${of.guild} at block ${at}`).to.deep.equal([]);
  expect(verified.entryCount).to.equal(BigInt(entries.length));
  await expectStored(derived, storedAt(guild, head));
  return { head, entries };
}

/** A guild whose contracts answer what they stored at a block. */
function storedAt(guild: Stage, { hash }: TrustedHead): Stage {
  const runner = { provider: null, call: (call: object) => ethers.provider.call({ ...call, blockTag: hash }) };
  const read = (contract: TestContract) => contract.connect(runner);
  return {
    ...guild,
    token: read(guild.token),
    treasury: read(guild.treasury),
    projects: read(guild.projects),
    rewards: read(guild.rewards),
    governor: read(guild.governor),
  };
}

function lower({ target }: TestContract): Hex {
  return String(target).toLowerCase() as Hex;
}
