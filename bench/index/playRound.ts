import { AbiCoder, type BaseWallet, type Interface, id, keccak256, Wallet } from 'ethers';
import { TIMELOCK_DELAY, VOTING_DELAY, VOTING_PERIOD } from '../../testing/ledger/actingGuild.ts';
import { abiOf } from '../../testing/ledger/chainActor.ts';
import { createRandom, type Random } from '../../testing/random.ts';
import type { ChainWriter, WriterCall } from './chainWriter.ts';

const TOKEN = 10n ** 18n;
const TOKENS_EACH = 500n * TOKEN;
const TIMELOCKS_TOKENS = 10_000n * TOKEN;
/** Members vote and move tokens. */
const MEMBERS = 200;
/** Holders let members vote for them. */
const HOLDERS = 100;
/** How many do what in a round; the others do nothing. */
const VOTERS = 80;
/** The founder votes as well. */
export const VOTES_PER_ROUND = VOTERS + 1;
const SENDERS = 40;
const DELEGATORS = 10;
const APPROVERS = 10;
const CALLS_PER_BLOCK = 8;
/** One vote of so many has a reason. */
const REASONED = 4;
const FOR = 1;
const CHOICES = 3;
const ACTION_TYPES = ['address[]', 'uint256[]', 'bytes[]', 'bytes32'];

/** Addresses of the contracts that both subgraphs index. */
export type IndexedContracts = { token: string; governor: string; timelock: string };

/** A guild whose founder passes what it proposes. */
export type PlayingGuild = {
  contracts: IndexedContracts;
  abis: { token: Interface; governor: Interface };
  founder: string;
  members: readonly string[];
  holders: readonly string[];
};

/** Gives members and holders tokens, and the timelock some to grant. */
export async function fundMembers(
  writer: ChainWriter,
  contracts: IndexedContracts,
  foundedBy: BaseWallet,
): Promise<PlayingGuild> {
  const wallets = Array.from({ length: MEMBERS + HOLDERS }, (_, i) => new Wallet(id(`account ${i}`)));
  const founder = foundedBy.address;
  const accounts = wallets.map(({ address }) => address);
  const abis = { token: await abiOf('GuildToken'), governor: await abiOf('GuildGovernor') };
  const guild = { contracts, abis, founder, members: accounts.slice(0, MEMBERS), holders: accounts.slice(MEMBERS) };
  await writer.admit([foundedBy, ...wallets]);
  await writer.mine([tokenCall(guild, founder, 'transfer', contracts.timelock, TIMELOCKS_TOKENS)]);
  await mineAll(
    writer,
    accounts.map((account) => tokenCall(guild, founder, 'transfer', account, TOKENS_EACH)),
  );
  return guild;
}

/**
 * Plays one decision, about 250 logs: it is proposed, members vote while tokens move and are delegated, it is
 * queued, and executed, which pays a grant. A round is the same on each chain.
 */
export async function playRound(writer: ChainWriter, guild: PlayingGuild, round: number): Promise<void> {
  const { abis, contracts, founder, members } = guild;
  const random = createRandom(round);
  const grant = abis.token.encodeFunctionData('transfer', [random.pick(members), TOKEN]);
  const description = descriptionOf(round);
  const action = [[contracts.token], [0n], [grant], id(description)];
  const decide = (name: string, ...args: unknown[]) => governorCall(guild, founder, name, ...args);
  await writer.mine([decide('propose', ...action.slice(0, 3), description)]);
  await writer.wait(VOTING_DELAY + 1);
  const proposalId = keccak256(AbiCoder.defaultAbiCoder().encode(ACTION_TYPES, action));
  const acts = [decide('castVote', proposalId, FOR), ...actsOf(guild, proposalId, random)];
  await mineAll(writer, acts);
  await writer.wait(VOTING_PERIOD);
  await writer.mine([decide('queue', ...action)]);
  await writer.wait(TIMELOCK_DELAY + 1);
  await writer.mine([decide('execute', ...action)]);
}

/** What happens while a vote is open, in any order; nobody does two things. */
function actsOf(guild: PlayingGuild, proposalId: string, random: Random): WriterCall[] {
  const members = random.shuffled(guild.members);
  const holders = random.shuffled(guild.holders);
  const anyone = () => random.pick(guild.members);
  const votes = members.splice(0, VOTERS).map((member, i) => {
    const choice = [proposalId, random.number(CHOICES)];
    if (i % REASONED !== 0) return governorCall(guild, member, 'castVote', ...choice);
    return governorCall(guild, member, 'castVoteWithReason', ...choice, 'I have read it.');
  });
  const acts = [
    ...votes,
    ...members.slice(0, SENDERS).map((member) => tokenCall(guild, member, 'transfer', anyone(), TOKEN)),
    ...holders.splice(0, DELEGATORS).map((holder) => tokenCall(guild, holder, 'delegate', anyone())),
    ...holders.slice(0, APPROVERS).map((holder) => tokenCall(guild, holder, 'approve', anyone(), TOKEN)),
  ];
  return random.shuffled(acts);
}

async function mineAll(writer: ChainWriter, calls: readonly WriterCall[]): Promise<void> {
  for (let i = 0; i < calls.length; i += CALLS_PER_BLOCK) await writer.mine(calls.slice(i, i + CALLS_PER_BLOCK));
}

function tokenCall({ contracts, abis }: PlayingGuild, from: string, name: string, ...args: unknown[]): WriterCall {
  return { from, to: contracts.token, data: abis.token.encodeFunctionData(name, args) };
}

function governorCall({ contracts, abis }: PlayingGuild, from: string, name: string, ...args: unknown[]): WriterCall {
  return { from, to: contracts.governor, data: abis.governor.encodeFunctionData(name, args) };
}

function descriptionOf(round: number): string {
  const why = 'The member did work that no milestone covers, and the guild thanks them with a grant of one token.';
  return `# Grant ${round}\n\n${why}\n\nIt is paid by the timelock once the vote has passed and its delay is over.`;
}
