import { MaxUint256, sha256, toUtf8Bytes, ZeroAddress } from 'ethers';
import { addressOf } from '../../../local/ledger/deployments.ts';
import { openContentBlocks } from '../../../local/parts/contentBlocks.ts';
import { deployContracts } from '../../../local/stack/contracts.ts';
import { type ActingGuild, digestOf, foundGuilds, guildConfig } from '../../../testing/ledger/actingGuild.ts';
import { type BareStack, type OwnLedger, startBareStack } from '../../../testing/ledger/bareStack.ts';
import { type ChainActor, openChainActor } from '../../../testing/ledger/chainActor.ts';

/** A block of the chain. */
export type ChainBlock = { number: number; hash: string };

/** A project's agreement: what its log says. */
type Agreement = { agreementDigest: string; agreementCid: string };

/** A chain with two guilds that can be reorganised, and ledgers that follow it. */
export type ReorgStage = {
  rpcUrl: string;
  /** The last block. */
  head(): Promise<ChainBlock>;
  /** Mines an empty block. */
  mine(): Promise<ChainBlock>;
  /** Starts a ledger, or goes on with one; see {@link BareStack.openLedger}. */
  openLedger(name: string, reindex?: boolean): Promise<OwnLedger>;
  /**
   * Mines a branch, lets it be seen, and puts another in its place that is one block longer. The projects of both have the
   * same new agreement.
   *
   * @param depth - Blocks of the dropped branch.
   * @param kind - Whether each of its blocks has logs, or its second only.
   * @param see - Called with the branch and the agreement's CID before it is dropped.
   * @returns The dropped branch.
   */
  reorganise(
    depth: number,
    kind: 'busy' | 'quiet',
    see: (branch: readonly ChainBlock[], cid: string) => Promise<void>,
  ): Promise<ChainBlock[]>;
  stop(): Promise<void>;
};

/** Starts the chain and founds the guilds. */
export async function startReorgStage(): Promise<ReorgStage> {
  const stack = await startBareStack();
  try {
    return await setStage(stack);
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

async function setStage(stack: BareStack): Promise<ReorgStage> {
  const { rpcUrl } = stack;
  const deployments = await deployContracts(rpcUrl);
  const factory = addressOf(deployments, 'GuildFactory');
  const testDollar = addressOf(deployments, 'TestDollar');
  const chain = openChainActor(rpcUrl);
  const [guild] = await foundGuilds(chain, { factory, testDollar });
  const { client } = chain.people;
  await chain.call(chain.minter, guild.dollar, 'mint', client.address, 10n ** 20n);
  for (const { target } of [guild.treasury, guild.projects]) {
    await chain.call(client, guild.dollar, 'approve', target, MaxUint256);
  }
  const create = async (name: string) => {
    const contract = await chain.contract('GuildFactory', factory);
    await chain.call(chain.people.founder, contract, 'createGuild', guildConfig(chain, testDollar, name));
  };
  const content = await openContentBlocks(stack.contentFolder);
  let agreements = 0;
  const publishAgreement = async () => {
    agreements += 1;
    const bytes = toUtf8Bytes(`# Agreement ${agreements}`);
    const { cid } = await content.add(bytes, { cidVersion: 1, rawLeaves: true });
    return { agreementDigest: sha256(bytes), agreementCid: String(cid) };
  };
  return {
    rpcUrl,
    head: () => blockAt(chain, 'latest'),
    async mine() {
      await chain.provider.send('evm_mine', []);
      return blockAt(chain, 'latest');
    },
    openLedger: (name, reindex = false) => stack.openLedger(name, factory, { reindex }),
    async reorganise(depth, kind, see) {
      const agreement = await publishAgreement();
      const mine = async (step: number, branch: number) => {
        if (kind === 'busy' || step === 1)
          await act({ guild, agreement }, () => create(`Depth ${depth}`), step, branch);
        else await chain.provider.send('evm_mine', []);
      };
      const snapshot: unknown = await chain.provider.send('evm_snapshot', []);
      const first = (await blockAt(chain, 'latest')).number + 1;
      for (let step = 0; step < depth; step++) await mine(step, 0);
      const branch = await Promise.all(Array.from({ length: depth }, (_, i) => blockAt(chain, first + i)));
      await see(branch, agreement.agreementCid);
      await chain.provider.send('evm_revert', [snapshot]);
      // graph-node takes a branch no longer than its own for an old answer.
      for (let step = 1; step <= depth + 1; step++) await mine(step, 1);
      return branch;
    },
    async stop() {
      chain.provider.destroy();
      await stack.stop();
    },
  };
}

async function blockAt({ provider }: ChainActor, tag: number | 'latest'): Promise<ChainBlock> {
  const block = await provider.getBlock(tag);
  if (block?.hash == null) throw new Error(`The chain has no block ${tag}.`);
  return { number: block.number, hash: block.hash };
}

/**
 * Makes one transaction. The second branch does what the first does a block sooner and with other amounts, so that the
 * same project and the same guild are made in another block, with another number.
 */
async function act(
  { guild, agreement }: { guild: ActingGuild; agreement: Agreement },
  createGuild: () => Promise<void>,
  step: number,
  branch: number,
): Promise<void> {
  const { chain, treasury, token, dollar } = guild;
  const { client, founder, stranger } = chain.people;
  if (step === 3) return createGuild();
  if (step % 3 === 1) return fundProject(guild, agreement, step);
  const amount = 10n + BigInt(step + 100 * branch);
  if (step % 3 === 2) await chain.call(founder, token, 'transfer', stranger.address, amount);
  else await chain.call(client, treasury, 'deposit', dollar.target, amount, 0, digestOf('gift'));
}

async function fundProject(
  { chain, projects, dollar }: ActingGuild,
  agreement: Agreement,
  step: number,
): Promise<void> {
  const { client, writer, reviewer } = chain.people;
  const terms = {
    token: dollar.target,
    title: `Project of step ${step}`,
    milestones: [
      {
        contributor: writer.address,
        amount: 1_000 + step,
        dueAt: (await chain.now()) + 30_000,
        skill: 1,
        bond: 0,
      },
    ],
    reviewers: [reviewer.address],
    threshold: 1,
    reviewWindow: 3_600,
    grace: 60,
    maxRevisions: 2,
    maxFeeBps: 1_000,
    arbiter: ZeroAddress,
    maxArbiterFeeBps: 0,
    ...agreement,
  };
  await chain.call(client, projects, 'createProject', terms, 1);
}
