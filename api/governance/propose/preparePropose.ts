import { z } from 'zod';
import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import type { BareCall, DescribedCall } from '../../prepare/calls/call.ts';
import { describeCalls } from '../../prepare/calls/describeCalls.ts';
import { findGuild } from '../../prepare/find/findGuild.ts';
import { parseGuildId } from '../../prepare/find/ids.ts';
import { address, parsedBy, parseInput, text } from '../../prepare/input/input.ts';
import { type PreparedTransaction, prepareCall } from '../../prepare/prepareCall.ts';
import type { PrepareScope } from '../../prepare/prepareContext.ts';
import type { PrepareResolver } from '../../prepare/prepareMutation.ts';
import { answerUserErrors } from '../../prepare/userErrors.ts';
import { quoted } from '../../prepare/words.ts';
import { proposalActionSchema } from '../actions/proposalActions.ts';
import { categoryNumber, proposalCategory } from '../proposalCategory.ts';
import { type PlannedProposal, planProposal } from './planProposal.ts';

const MAX_DESCRIPTION_BYTES = 50_000;
const MAX_ACTIONS = 50;

const inputSchema = z.object({
  guild: parsedBy(parseGuildId),
  from: address,
  actions: z
    .array(proposalActionSchema)
    .min(1, 'Give at least one action.')
    .max(MAX_ACTIONS, `Give at most ${MAX_ACTIONS} actions.`),
  description: text(MAX_DESCRIPTION_BYTES),
  category: proposalCategory.nullish(),
});

type Input = z.output<typeof inputSchema>;
type Prepared = { prepared: PreparedTransaction | null; proposal: PlannedProposal | null };

/** Resolver of `preparePropose`: `GuildGovernor.propose`, or `proposeInCategory` when a category is named. */
export const preparePropose: PrepareResolver = (_parent, { input }, context) =>
  answerUserErrors<Prepared>(
    async () => {
      const checked = parseInput(inputSchema, input);
      const { chain, ledger, relay, decodeRevert, log } = context;
      return propose({ chain, ledger, relay, decodeRevert, log, block: await chain.head() }, checked);
    },
    { prepared: null, proposal: null },
  );

async function propose(scope: PrepareScope, { guild, from, actions, description, category }: Input): Promise<Prepared> {
  const { contracts, label } = await findGuild(scope, guild, ['guild']);
  const calls = await callsOf(scope, contracts, actions);
  const described = await describeCalls(scope, contracts, calls, ['actions']);
  const [title = ''] = description.trim().split('\n', 1);
  const planned = {
    from,
    to: contracts.governor,
    contract: 'GuildGovernor' as const,
    function: category ? 'proposeInCategory' : 'propose',
    args: [...argsOf(calls), description, ...(category ? [categoryNumber(category)] : [])],
    summary: `Propose ${quoted(title)} to ${label}: ${described.map(sentenceOf).join('; ')}`,
  };
  // First the simulation: it says what is wrong with a proposal that there can be none of.
  const prepared = await prepareCall(scope, planned);
  return { prepared, proposal: await planProposal(scope, contracts, described, category ?? null) };
}

function callsOf(scope: PrepareScope, contracts: GuildContracts, actions: Input['actions']): Promise<BareCall[]> {
  return Promise.all(
    actions.map(({ name, makeCall }, index) => makeCall({ scope, contracts, field: ['actions', String(index), name] })),
  );
}

function argsOf(calls: readonly BareCall[]): unknown[][] {
  return [calls.map(({ to }) => to), calls.map(({ value }) => value), calls.map(({ data }) => data)];
}

function sentenceOf({ sentence }: DescribedCall): string {
  return sentence;
}
