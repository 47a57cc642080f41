import { type GuildPart, guildContracts } from '../../abis/guildContracts.ts';
import type { LedgerContract } from '../../verify/events/abis.ts';
import { LogError } from '../../verify/events/decode.ts';
import { type ArgumentValue, type EventArgument, readArguments } from '../../verify/events/eventArguments.ts';
import { ruleOf } from '../../verify/events/readLog.ts';
import { quoted } from '../prepare/words.ts';
import { changesIn } from './changesIn.ts';
import { type EventRow, namedParts } from './eventRow.ts';
import { plainly, type SentenceContext } from './inWords.ts';
import { sentenceOf } from './sentenceOf.ts';

/** The event of an entry; undefined when the entry's payload is of no event of its contract. */
export function eventOf(row: EventRow) {
  const contract = contractOf(row.contract.role);
  const rule = contract && ruleOf(contract, row.topic0);
  const args = rule && argumentsOf(contract, rule.event, row.payload);
  if (rule === undefined || args === undefined) return undefined;
  const context = contextOf(row, args);
  return {
    name: rule.event,
    args: args.map(({ name, type, value }) => ({ name, type, value: asText(value) })),
    changes: changesIn(args).map(({ name, before, after }) => ({ name, before: asText(before), after: asText(after) })),
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

/** The contract of a `ContractRole`. */
function contractOf(role: string): LedgerContract | undefined {
  if (role === 'FACTORY') return 'GuildFactory';
  const part = role.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return guildContracts[part as GuildPart];
}

function asText(value: ArgumentValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What parts are called that are not called by their names. */
const called: { [Part in GuildPart]?: string } = {
  accessManager: 'the access manager',
  token: 'the guild token',
  categoryPolicy: 'the rules of categories',
  priorities: 'the contract of rounds',
  projects: 'the contract of projects',
  rewards: 'the contract of rewards',
  reputation: 'the contract of reputation',
  compliance: 'the contract of compliance',
  auditTrail: 'the audit trail',
};

function contextOf({ guild, token }: EventRow, args: readonly EventArgument[]): SentenceContext {
  const parts = new Map<unknown, string>(namedParts.map((part) => [guild[part], called[part] ?? `the ${part}`]));
  parts.set(guild.id, called.accessManager as string).set(guild.token.id, called.token as string);
  const named = args.find(({ name }) => name === 'token')?.value;
  const known = named === undefined ? token : [token, guild.token].find((one) => one?.id === named);
  const unknown = named === undefined ? undefined : { id: String(named), symbol: '', decimals: 0 };
  return { token: known ?? unknown, guildToken: guild.token, partOf: (address) => parts.get(address) };
}

function subjectsOf(row: EventRow, args: readonly EventArgument[], context: SentenceContext): Record<string, string> {
  const number = (name: string) => args.find((argument) => argument.name === name)?.value;
  const { milestone, proposal } = row;
  const project = row.project ?? milestone?.project;
  const projectText = project ? `project ${project.number} ${quoted(project.title)}` : `project ${number('projectId')}`;
  const index = milestone?.index ?? number('milestoneId');
  return {
    actor: plainly(row.actor.id, context),
    project: projectText,
    milestone: `milestone ${Number(index) + 1} of ${projectText}`,
    proposal: proposal ? `proposal ${quoted(proposal.title)}` : `proposal ${number('proposalId')}`,
  };
}
