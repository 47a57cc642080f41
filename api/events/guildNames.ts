import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { LedgerContract } from '../../verify/events/abis.ts';
import type { GatewayContext } from '../context.ts';
import { fault } from '../errors.ts';
import { contractOf } from './contractOf.ts';
import { hex, TOKEN, token } from './tokenRow.ts';
import type { ToldToken } from './words/tokenWords.ts';

/** What a guild's own are called in sentences. */
export type GuildNames = {
  token: ToldToken;
  /** The tokens that its projects may be paid in, or could. */
  tokens: readonly ToldToken[];
  /** Its contracts, by their addresses; the factory and the forwarder have a name and are no contracts of its own. */
  parts: ReadonlyMap<string, { name: string; contract: LedgerContract | null }>;
  /** The addresses of its contracts. */
  contracts: ReadonlyMap<LedgerContract | undefined, string>;
  /** Names of its skills, by their numbers. */
  skills: ReadonlyMap<string, string>;
};

const MOST = 1_000;
/** Skills and tokens are added now and then. */
const KEPT_MS = 30_000;

/** What parts are called that are not called by their names. */
const called: Readonly<Record<string, string>> = {
  FACTORY: 'the factory of guilds',
  TOKEN: 'the guild token',
  CATEGORY_POLICY: 'the rules of categories',
  PRIORITIES: 'the contract of rounds',
  PROJECTS: 'the contract of projects',
  REWARDS: 'the contract of rewards',
  REPUTATION: 'the contract of reputation',
  COMPLIANCE: 'the contract of compliance',
};

const document = `query ($id: ID!) {
  guild(id: $id) {
    token ${TOKEN}
    forwarder
    contracts(first: 100) { address role }
    paymentTokens(first: 100) { token ${TOKEN} }
    skills(first: 1000) { number name }
  }
}`;
const answerSchema = z.object({
  guild: z
    .object({
      token,
      forwarder: hex,
      contracts: z.array(z.object({ address: hex, role: z.string() })),
      paymentTokens: z.array(z.object({ token })),
      skills: z.array(z.object({ number: z.number(), name: z.string() })),
    })
    .nullable(),
});

const known = new LRUCache<string, GuildNames>({ max: MOST, ttl: KEPT_MS });
/** What operations are reading. */
const reading = new WeakMap<object, Map<string, Promise<GuildNames>>>();

/**
 * What is called how in a guild.
 *
 * @param id - Of a guild that the ledger has.
 * @throws GraphQLError `CHAIN_REORGED` when it has it no longer
 */
export async function guildNames(ledger: Pick<GatewayContext['ledger'], 'query'>, id: string): Promise<GuildNames> {
  const before = known.get(id);
  if (before !== undefined) return before;
  const byId = reading.get(ledger) ?? new Map<string, Promise<GuildNames>>();
  reading.set(ledger, byId);
  const names = byId.get(id) ?? readNames(ledger, id).finally(() => byId.delete(id));
  byId.set(id, names);
  return names;
}

async function readNames(ledger: Pick<GatewayContext['ledger'], 'query'>, id: string): Promise<GuildNames> {
  const { guild } = answerSchema.parse(await ledger.query(document, { id }));
  if (guild === null) throw fault('CHAIN_REORGED', 'The guild is no longer in the ledger. Ask again.');
  const parts: [string, { name: string; contract: LedgerContract | null }][] = guild.contracts.map(
    ({ address, role }) => [address, { name: nameOf(role), contract: contractOf(role) ?? null }],
  );
  const names = {
    token: guild.token,
    tokens: guild.paymentTokens.map((allowed) => allowed.token),
    parts: new Map([[guild.forwarder, { name: 'the forwarder', contract: null }], ...parts]),
    contracts: new Map(guild.contracts.map(({ address, role }) => [contractOf(role), address])),
    skills: new Map(guild.skills.map(({ number, name }) => [String(number), name])),
  };
  known.set(id, names);
  return names;
}

function nameOf(role: string): string {
  return called[role] ?? `the ${role.toLowerCase().replaceAll('_', ' ')}`;
}
