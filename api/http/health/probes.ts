import { request } from 'undici';
import { z } from 'zod';
import { type ChainNode, createNode } from '../../chain/node.ts';
import { connectRpc } from '../../chain/rpc.ts';
import type { Config } from '../../config.ts';
import type { RedisAnswers } from '../../ledger/answers/redisAnswers.ts';
import type { Relay } from '../../relay/relay.ts';
import type { PartHealth } from './health.ts';
import { createLostCheck } from './lostCheck.ts';

const TIMEOUT_MS = 2_000;

/**
 * Probes of what the gateway needs, by the part's name: PostgreSQL, the relayer's keys, graph-node with the ledger, the chain's node, and
 * Redis where there is one.
 * That the ledger is behind the chain is told, but does not make it unusable; that it has lost the chain does.
 *
 * @param options.redis - What the gateways share answers in.
 * @param options.patienceMs - How long the ledger may stay at a dropped block.
 */
export function createProbes(
  config: Pick<Config, 'graphNodeUrl' | 'graphNodeStatusUrl' | 'rpcUrl' | 'chainId'>,
  relay: Pick<Relay, 'isReady' | 'keys'>,
  { redis, patienceMs }: { redis?: Pick<RedisAnswers, 'isUp'> | undefined; patienceMs?: number } = {},
): Record<string, () => Promise<PartHealth>> {
  const node = createNode(connectRpc(config.rpcUrl, TIMEOUT_MS));
  const whyLost = createLostCheck(
    {
      height: async () => Number((await node.head()).number),
      hashAt: async (number) => (await node.header(BigInt(number)))?.hash ?? null,
    },
    patienceMs,
  );
  return {
    database: () => probeDatabase(relay),
    relayer: () => probeRelayer(relay),
    ledger: () => probeLedger(config, whyLost),
    chain: () => probeChain(node, config),
    ...(redis && { redis: async () => probeRedis(redis) }),
  };
}

async function probeDatabase(relay: Pick<Relay, 'isReady'>): Promise<PartHealth> {
  return (await relay.isReady()) ? { ok: true } : { ok: false, reason: 'The relay’s database does not answer.' };
}

/** Ready while any of this gateway's keys can send; without keys it pays for nothing, and that is as it was set up. */
async function probeRelayer(relay: Pick<Relay, 'keys'>): Promise<PartHealth> {
  const keys = await relay.keys();
  const unfunded = keys.filter(({ funded }) => !funded).map(({ address }) => address);
  const unheld = keys.filter(({ held }) => !held).map(({ address }) => address);
  const facts = { keys: keys.length, unfunded, unheld };
  if (keys.length === 0 || keys.some(({ funded, held }) => funded && held)) return { ok: true, ...facts };
  const reason =
    unfunded.length > 0
      ? `No relayer key can send: send native coin to ${unfunded.join(', ')}.`
      : 'No process holds a relayer key.';
  return { ok: false, reason, ...facts };
}

function probeRedis({ isUp }: Pick<RedisAnswers, 'isUp'>): PartHealth {
  if (isUp) return { ok: true };
  const reason = 'Redis does not do what it is asked: see the log. Meanwhile gateways do not share answers.';
  return { ok: false, optional: true, reason };
}

const block = z.object({ number: z.coerce.number(), hash: z.string().transform(withPrefix) });
const indexingStatus = z.object({
  health: z.enum(['healthy', 'unhealthy', 'failed']),
  chains: z.array(z.object({ chainHeadBlock: block.nullable(), latestBlock: block.nullable() })),
});
const STATUS = 'health chains { chainHeadBlock { number hash } latestBlock { number hash } }';
const BY_NAME = `query ($subgraph: String!) { status: indexingStatusForCurrentVersion(subgraphName: $subgraph) { ${STATUS} } }`;
const BY_ID = `query ($subgraph: String!) { status: indexingStatuses(subgraphs: [$subgraph]) { ${STATUS} } }`;
const statusAnswer = z.object({
  data: z.object({ status: z.union([indexingStatus.nullable(), z.array(indexingStatus)]) }),
});

async function probeLedger(
  { graphNodeUrl, graphNodeStatusUrl }: Pick<Config, 'graphNodeUrl' | 'graphNodeStatusUrl'>,
  whyLost: ReturnType<typeof createLostCheck>,
): Promise<PartHealth> {
  const [, kind, subgraph] = /\/subgraphs\/(name|id)\/(.+)$/.exec(new URL(graphNodeUrl).pathname) ?? [];
  const query = kind === 'id' ? BY_ID : BY_NAME;
  const { data } = statusAnswer.parse(await postJson(graphNodeStatusUrl, { query, variables: { subgraph } }));
  const status = [data.status].flat()[0];
  if (!status) return { ok: false, reason: 'graph-node does not have the subgraph: deploy it.' };
  const { chainHeadBlock, latestBlock } = status.chains[0] ?? {};
  const facts = { indexedBlock: latestBlock?.number ?? null, chainHeadBlock: chainHeadBlock?.number ?? null };
  if (status.health === 'failed')
    return { ok: false, reason: 'The subgraph has failed: see graph-node’s log.', ...facts };
  if (!latestBlock) return { ok: false, reason: 'The subgraph has not indexed its first block yet.', ...facts };
  // Whether the chain's node answers is told of that part.
  const reason = await whyLost(latestBlock).catch(() => undefined);
  return reason === undefined ? { ok: true, ...facts } : { ok: false, reason, ...facts };
}

async function probeChain(node: ChainNode, { chainId }: Pick<Config, 'chainId'>): Promise<PartHealth> {
  const served = await node.chainId();
  if (served === chainId) return { ok: true };
  return { ok: false, reason: `The RPC endpoint serves chain ${served}, not ${chainId}.` };
}

/** graph-node's status names hashes without `0x`. */
function withPrefix(hash: string): string {
  return hash.startsWith('0x') ? hash : `0x${hash}`;
}

async function postJson(url: string, body: unknown): Promise<unknown> {
  const response = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return response.body.json();
}
