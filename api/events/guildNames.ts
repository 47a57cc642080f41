import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type GuildPart, guildParts } from '../../abis/guildContracts.ts';
import type { GatewayContext } from '../context.ts';
import { fault } from '../errors.ts';
import { hex, TOKEN, token } from './eventRow.ts';
import type { ToldToken } from './inWords.ts';

/** What a guild's own are called in sentences. */
export type GuildNames = {
  token: ToldToken;
  /** What its contracts are called, by their addresses. */
  parts: ReadonlyMap<string, string>;
};

const MOST = 1_000;

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

const selected = guildParts.filter((part) => part !== 'accessManager' && part !== 'token');
const document = `query ($id: ID!) { guild(id: $id) { token ${TOKEN} ${selected.join(' ')} } }`;
const answerSchema = z.object({ guild: z.looseObject({ token }).nullable() });

/** A guild's address is made of all that is read here, so that it never changes. */
const known = new LRUCache<string, GuildNames>({ max: MOST });

/**
 * What is called how in a guild.
 *
 * @param id - Of a guild that the ledger has.
 * @throws GraphQLError `CHAIN_REORGED` when it has it no longer
 */
export async function guildNames(ledger: Pick<GatewayContext['ledger'], 'query'>, id: string): Promise<GuildNames> {
  const before = known.get(id);
  if (before !== undefined) return before;
  const { guild } = answerSchema.parse(await ledger.query(document, { id }));
  if (guild === null) throw fault('CHAIN_REORGED', 'The guild is no longer in the ledger. Ask again.');
  const parts = new Map(selected.map((part) => [hex.parse(guild[part]) as string, called[part] ?? `the ${part}`]));
  parts.set(id, called.accessManager as string).set(guild.token.id, called.token as string);
  const names = { token: guild.token, parts };
  known.set(id, names);
  return names;
}
