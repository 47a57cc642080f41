import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import pino from 'pino';
import { createAdmission } from '../../api/admission/admission.ts';
import { readOwnCosts } from '../../api/admission/document/ownCosts.ts';
import { createApp } from '../../api/http/createApp.ts';
import type { Entry } from '../../api/live/follower/blocks.ts';
import { createLive, type Live } from '../../api/live/live.ts';
import { subscriptions } from '../../api/live/subscriptions.ts';
import { eventStreams } from '../../api/live/transports/eventStreams.ts';
import { serveWebSockets } from '../../api/live/transports/serveWebSockets.ts';
import { ownSchema } from '../../api/schema.ts';
import { FREE_LIMITS } from '../freeAdmission.ts';
import type { ScriptedLedger } from './scriptedLedger.ts';

/** The gateway's subscriptions over HTTP, told from a scripted ledger. */
export type LiveServer = { url: string; live: Live; stop(): Promise<void> };

const PING_MS = 500;

/** Starts them at a free port. @param most - Subscriptions of a client. */
export async function startLiveServer(ledger: ScriptedLedger, most: number): Promise<LiveServer> {
  const log = pino({ level: 'silent' });
  const limits = {
    ...FREE_LIMITS,
    cost: 10_000,
    requestsPerMinute: 10_000,
    // Slow machines begin many subscriptions at once.
    requestsInFlight: 1_000,
    subscriptions: 1_000,
    clientSubscriptions: most,
  };
  const admission = createAdmission(limits, readOwnCosts(ownSchema().typeDefs));
  const live = createLive({ admission, shared: sharedOf(ledger), log });
  const schema = buildSchema(readFileSync(new URL('../../api/published/schema.graphql', import.meta.url), 'utf8'));
  const fields = schema.getSubscriptionType()?.getFields() ?? {};
  for (const [name, resolvers] of Object.entries(subscriptions)) Object.assign(fields[name] ?? {}, resolvers);
  admission.setSchema(schema);
  live.setSchema(schema);
  const health = { state: 'running' as const, readiness: () => Promise.reject(new Error('Nobody asks.')) };
  const app = createApp({ graphql: () => undefined, admission, health, eventStreams: eventStreams(live, limits), log });
  const server = createServer(app);
  const closeSockets = serveWebSockets(server, { live, limits, log, pingMs: PING_MS });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    live,
    async stop() {
      live.close();
      await closeSockets();
      server.closeIdleConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Fields of an entry that name rows, as graph-node serves them; and others that a scripted entry leaves out. */
const ROWS = ['guild', 'actor', 'account', 'project', 'milestone', 'proposal', 'budget', 'round', 'dispute', 'finding'];
const BYTES = ['topic0', 'payloadHash', 'transactionHash', 'transactionFrom'];

type Served = { where: { and: { id_gt?: string; id_lte?: string }[] }; first: number };

/** What subscriptions ask of the gateway's parts, as a scripted ledger answers it. */
function sharedOf(ledger: ScriptedLedger): Parameters<typeof createLive>[0]['shared'] {
  const query = async (_document: string, { where, first }: Served) => {
    const [bound, ...others] = where.and;
    const upTo = others.find(({ id_lte }) => id_lte !== undefined)?.id_lte;
    const conditions = others.filter(({ id_lte }) => id_lte === undefined);
    const range = { after: bound?.id_gt ?? '', ...(upTo !== undefined && { upTo }), where: conditions, first };
    const { deployment, head, entries } = await ledger.read(range);
    return { _meta: { deployment, block: head }, ledgerEntries: entries.map(served) };
  };
  const ask = async (method: string, [block = '']: string[]) => {
    const header = await (method.endsWith('Hash') ? ledger.headerByHash(block) : ledger.headerAt(Number(block)));
    return header && { ...header, number: String(header.number), timestamp: String(header.timestamp) };
  };
  const chain = { ask, forOperation: () => chain };
  return {
    ledger: { forOperation: () => ({ query }), observe: () => undefined },
    chain,
    relay: { find: async () => undefined },
  } as never;
}

function served(entry: Entry): object {
  const rows = ROWS.map((name) => [name, entry[name] == null ? null : { id: entry[name] }]);
  const bytes = BYTES.map((name) => [name, '0x00']);
  const none = { documentCid: null, documentDigest: null, amount: null, token: null, contract: { id: '0xc0' } };
  return { ...none, ...Object.fromEntries(bytes), ...entry, ...Object.fromEntries(rows) };
}
