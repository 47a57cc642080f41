import { deployTestDollar } from '../../contracts/deploy.ts';
import { type OwnLedger, startBareStack } from '../../testing/ledger/bareStack.ts';
import { contractAt, ethers, readCompiled } from '../contracts/helpers/chain.ts';
import { configOf, createGuild, type Platform, platformFixture } from '../contracts/helpers/guild.ts';
import { carry, proposalOf } from '../contracts/helpers/proposal.ts';
import { type Stage, stageOf } from '../contracts/replay/moves/move.ts';
import { serveChain } from './servedChain.ts';

/** Role that may give all others. */
const ADMIN = 0;
/** Which of the chain's accounts administers the guilds. */
const STEWARD = 12;

/** Guilds in which all parties can make their moves, on a chain that a ledger follows. */
export type GameStage = {
  rpcUrl: string;
  ledger: OwnLedger;
  /** Each with a payment token of its own; the same people are in all of them. */
  guilds: Stage[];
  /** The block by which all guilds are there. */
  founded: number;
  stop(): Promise<void>;
};

/** Starts chain and ledger, and founds the guilds. */
export async function startGameStage(guildCount: number): Promise<GameStage> {
  const closers: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const close of closers.toReversed()) await close();
  };
  try {
    const stack = await startBareStack(async ({ port }) => {
      const served = await serveChain(port);
      closers.push(served.stop);
      return served;
    });
    closers.push(stack.stop);
    const platform = await platformFixture();
    const guilds: Stage[] = [];
    for (let number = 1; number <= guildCount; number += 1) guilds.push(await foundGuild(platform, number));
    const [factory, forwarder] = [String(platform.factory.target), String(platform.forwarder.target)];
    const ledger = await stack.openLedger('game', factory, { forwarder });
    return { rpcUrl: stack.rpcUrl, ledger, guilds, founded: await ethers.provider.getBlockNumber(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Founds a guild whose members then make somebody its administrator: an impersonated timelock would sign nothing, and its
 * transactions would have no sender that anybody could prove.
 */
async function foundGuild(platform: Platform, number: number): Promise<Stage> {
  const dollar = await contractAt('TestDollar', await deployTestDollar(platform.deployer, readCompiled));
  const config = { ...configOf(platform, await dollar.getAddress()), name: `Guild ${number}`, symbol: `G${number}` };
  const fixture = await createGuild({ ...platform, dollar, config });
  const steward = (await ethers.getSigners())[STEWARD] as Stage['timelock'];
  await carry(
    fixture,
    await proposalOf(fixture, 'A steward', [fixture.accessManager, 'grantRole', ADMIN, steward.address, 0]),
  );
  return stageOf({ ...fixture, timelock: steward });
}
