import type { LedgerContract } from '../../verify/events/abis.ts';
import { LogError } from '../../verify/events/decode.ts';
import { type EventArgument, readArguments } from '../../verify/events/eventArguments.ts';
import { ruleOf } from '../../verify/events/readLog.ts';
import { quoted } from '../prepare/words.ts';
import { changesIn } from './changesIn.ts';
import { contractOf } from './contractOf.ts';
import type { ToldEntry } from './eventRow.ts';
import type { GuildNames } from './guildNames.ts';
import { sentenceOf } from './sentenceOf.ts';
import { plainly, type SentenceContext } from './words/inWords.ts';
import { shortened } from './words/shortened.ts';
import type { ToldToken } from './words/tokenWords.ts';

/**
 * The event of an entry; undefined when the entry's payload is of no event of its contract.
 *
 * @param guild - The entry's.
 */
export function eventOf(row: ToldEntry, guild: GuildNames) {
  const contract = contractOf(row.contract.role);
  const rule = contract && ruleOf(contract, row.topic0);
  const args = rule && argumentsOf(contract, rule.event, row.payload);
  if (rule === undefined || args === undefined) return undefined;
  const context = contextOf(row, guild, args);
  return {
    name: rule.event,
    args,
    changes: changesIn(args),
    sentence: sentenceOf(`${contract} ${rule.event}`, args, { subjects: subjectsOf(row, args, context), context }),
  };
}

function argumentsOf(contract: LedgerContract, event: string, payload: `0x${string}`): EventArgument[] | undefined {
  try {
    return readArguments(contract, event, payload);
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}

function contextOf(row: ToldEntry, guild: GuildNames, args: readonly EventArgument[]): SentenceContext {
  return {
    token: tokenOf(row, guild, args),
    guildToken: guild.token,
    tokens: [guild.token, ...guild.tokens],
    partOf: (address) => guild.parts.get(address)?.name,
    contractAt: (address) => guild.parts.get(address)?.contract ?? null,
    skillOf: (number) => guild.skills.get(number),
  };
}

/** The token of an event's amounts: the one that it names, else that of what the entry is about. */
function tokenOf(row: ToldEntry, guild: GuildNames, args: readonly EventArgument[]): ToldToken | undefined {
  const known = [row.token, row.round?.token, row.budget?.token, row.project?.token].filter((one) => one != null);
  const named = args.find(({ name }) => name === 'token')?.value;
  if (named === undefined) return known[0];
  return (
    [...known, guild.token, ...guild.tokens].find(({ id }) => id === named) ?? {
      id: String(named),
      symbol: '',
      decimals: 0,
    }
  );
}

function subjectsOf(row: ToldEntry, args: readonly EventArgument[], context: SentenceContext): Record<string, string> {
  const number = (name: string) => args.find((argument) => argument.name === name)?.value;
  const { project, proposal } = row;
  const projectText = project ? `project ${project.number} ${quoted(project.title)}` : `project ${number('projectId')}`;
  return {
    actor: plainly(row.actor.id, context),
    project: projectText,
    milestone: `milestone ${Number(number('milestoneId')) + 1} of ${projectText}`,
    proposal: proposal ? `proposal ${quoted(proposal.title)}` : `proposal ${number('proposalId')}`,
    operation: proposal ? `proposal ${quoted(proposal.title)}` : `operation ${shortened(String(number('id')))}`,
  };
}
