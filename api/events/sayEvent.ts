import { quoted } from '../prepare/words.ts';
import { type DecodedEvent, valueIn } from './eventOf.ts';
import type { GuildNames } from './guildNames.ts';
import { sentenceOf } from './sentenceOf.ts';
import type { Subjects } from './subjects/readSubjects.ts';
import { plainly, type SentenceContext } from './words/inWords.ts';
import { shortened } from './words/shortened.ts';
import type { ToldToken } from './words/tokenWords.ts';

/**
 * Says an event in a sentence.
 *
 * @param about - What its sentence asks for beside its parameters.
 * @param guild - That of its contract.
 */
export function sayEvent(event: DecodedEvent, about: Subjects, guild: GuildNames): string {
  const context = contextOf(event, about, guild);
  const subjects = subjectsOf(event, about, context);
  return sentenceOf(`${event.contract} ${event.name}`, event.args, { subjects, context });
}

function contextOf(event: DecodedEvent, about: Subjects, guild: GuildNames): SentenceContext {
  return {
    token: tokenOf(event, about, guild),
    guildToken: guild.token,
    tokens: [guild.token, ...guild.tokens],
    partOf: (address) => guild.parts.get(address)?.name,
    contractAt: (address) => guild.parts.get(address)?.contract ?? null,
    skillOf: (number) => guild.skills.get(number),
  };
}

/** The token of an event's amounts: the one that it names, else that of what it is about. */
function tokenOf(event: DecodedEvent, about: Subjects, guild: GuildNames): ToldToken | undefined {
  const known = [about.token, about.round?.token, about.budget?.token, about.project?.token].filter(
    (one) => one != null,
  );
  const named = valueIn(event, 'token');
  if (named === undefined) return known[0];
  return (
    [...known, guild.token, ...guild.tokens].find(({ id }) => id === named) ?? {
      id: String(named),
      symbol: '',
      decimals: 0,
    }
  );
}

function subjectsOf(event: DecodedEvent, about: Subjects, context: SentenceContext): Record<string, () => string> {
  const number = (name: string) => valueIn(event, name);
  const { actor, project, proposal } = about;
  const inWords = {
    actor: () => plainly(actor?.id ?? number('actor') ?? '', context),
    project: () => (project ? `project ${project.number} ${quoted(project.title)}` : `project ${number('projectId')}`),
    milestone: () => `milestone ${Number(number('milestoneId')) + 1} of ${inWords.project()}`,
    proposal: () => (proposal ? `proposal ${quoted(proposal.title)}` : `proposal ${number('proposalId')}`),
    operation: () => (proposal ? inWords.proposal() : `operation ${shortened(String(number('id')))}`),
  };
  return inWords;
}
