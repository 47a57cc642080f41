import type { GuildResolvers } from '../generated/resolvers.ts';
import { askedBlock } from '../ledger/blocks/askedBlock.ts';
import { rowIdOf, rowIdSelection } from '../ledger/rows/rowId.ts';
import { concentrationOf } from './concentrationOf.ts';
import { votersAt } from './votersAt.ts';

/** Resolver of `Guild.concentration`. */
export const concentration = {
  selectionSet: rowIdSelection,
  async resolve(guild, _args, { ledger }, info) {
    const powers: bigint[] = [];
    const voters = votersAt(ledger, { guild: rowIdOf(guild), block: await askedBlock(info, ledger) });
    for await (const page of voters) powers.push(...page.map(({ votingPower }) => votingPower));
    const told = concentrationOf(powers);
    return { ...told, votes: String(told.votes) };
  },
} satisfies GuildResolvers['concentration'] & { selectionSet: string };
