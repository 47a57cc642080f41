import { z } from 'zod';
import type { GatewayContext } from '../../context.ts';
import type { ChainHeader, Entry } from './blocks.ts';

/** The most entries that graph-node gives at once. */
const MOST_ROWS = 1_000;
const DEADLINE_MS = 10_000;
const NUMBER_DIGITS = 16;
const LAST_LOG = 'ffffffff';

/** An id that is greater than that of any entry. */
export const NOTHING_AFTER = `0x${'f'.repeat(NUMBER_DIGITS)}${LAST_LOG}`;

/** The greatest id that an entry of a block can have: `be8(blockNumber) ‖ be4(logIndex)`. */
export function afterBlock(number: number, logIndex?: number): string {
  const log = logIndex === undefined ? LAST_LOG : logIndex.toString(16).padStart(LAST_LOG.length, '0');
  return `0x${number.toString(16).padStart(NUMBER_DIGITS, '0')}${log}`;
}

/** Which entries are asked for, in the order of their ids. */
export type EntryRange = {
  /** Greater than this id. */
  after: string;
  /** At most this id. */
  upTo?: string;
  /** Further conditions, as graph-node takes them. */
  where?: readonly object[];
  /** As many as graph-node gives, by default. */
  first?: number;
};

/** What the ledger answered from one block, its newest. */
export type Seen = {
  deployment: string;
  head: ChainHeader;
  entries: Entry[];
  /** Whether there may be more. */
  isFull: boolean;
};

/** What subscriptions are made from. */
export type LedgerSource = {
  /** Asks graph-node one question. */
  read(range: EntryRange): Promise<Seen>;
  /** Asks the chain's node for a block's header; undefined when it does not have it. */
  headerByHash(hash: string): Promise<ChainHeader | undefined>;
  headerAt(number: number): Promise<ChainHeader | undefined>;
};

const id = z.object({ id: z.string() }).transform((row) => row.id);
const idOrNull = id.nullable();
const text = z.string();
const textOrNull = text.nullable();
const fields = {
  id: text,
  guild: id,
  number: text,
  kind: text,
  category: text,
  actor: id,
  account: idOrNull,
  project: idOrNull,
  milestone: idOrNull,
  proposal: idOrNull,
  budget: idOrNull,
  round: idOrNull,
  dispute: idOrNull,
  finding: idOrNull,
  documentCid: textOrNull,
  documentDigest: textOrNull,
  token: idOrNull,
  amount: textOrNull,
  contract: id,
  topic0: text,
  payloadHash: text,
  previousHash: text,
  entryHash: text,
  blockNumber: text,
  blockHash: text,
  timestamp: text,
  transactionHash: text,
  transactionFrom: text,
  logIndex: z.number(),
};
const isRow = (field: z.ZodType) => field === id || field === idOrNull;
/** A contract is told by its address, as everywhere else; its row has an id of its own in each guild. */
const ROW_IDS: Readonly<Record<string, string>> = { contract: 'id: address' };
const SELECTION = Object.entries(fields).map(([name, field]) =>
  isRow(field) ? `${name} { ${ROW_IDS[name] ?? 'id'} }` : name,
);

const READ = `query ($where: LedgerEntry_filter!, $first: Int!) {
  _meta { deployment block { number hash parentHash timestamp } }
  ledgerEntries(where: $where, orderBy: id, first: $first) { ${SELECTION.join(' ')} }
}`;
const readSchema = z.object({
  _meta: z.object({
    deployment: text,
    block: z.object({ number: z.number(), hash: text, parentHash: textOrNull, timestamp: z.number().nullable() }),
  }),
  ledgerEntries: z.array(z.object(fields)),
});
const quantity = text.transform(Number);
const headerSchema = z
  .object({ number: quantity, hash: text, parentHash: text, timestamp: quantity })
  .nullable()
  .transform((header) => header ?? undefined);

/** Makes the source from the gateway's graph-node and chain's node. */
export function createLedgerSource(upstream: Pick<GatewayContext, 'chain' | 'ledger'>): LedgerSource {
  const source: LedgerSource = {
    async read({ after, upTo, where = [], first = MOST_ROWS }) {
      const { ledger } = upstream;
      const bounds = [{ id_gt: after }, ...(upTo === undefined ? [] : [{ id_lte: upTo }])];
      const variables = { where: { and: [...bounds, ...where] }, first };
      const askedAt = performance.now();
      const asked = ledger.forOperation(AbortSignal.timeout(DEADLINE_MS)).query(READ, variables);
      const { _meta, ledgerEntries } = readSchema.parse(await asked);
      ledger.observe(_meta, askedAt);
      return {
        deployment: _meta.deployment,
        head: await whole(_meta.block, source),
        entries: ledgerEntries,
        isFull: ledgerEntries.length === first,
      };
    },
    headerByHash: async (hash) => headerSchema.parse(await upstream.chain.ask('eth_getBlockByHash', [hash, false])),
    headerAt: async (number) =>
      headerSchema.parse(await upstream.chain.ask('eth_getBlockByNumber', [`0x${number.toString(16)}`, false])),
  };
  return source;
}

/** graph-node may not know everything about a block that it has not kept. */
async function whole(
  block: z.infer<typeof readSchema>['_meta']['block'],
  { headerByHash }: Pick<LedgerSource, 'headerByHash'>,
): Promise<ChainHeader> {
  const { number, hash, parentHash, timestamp } = block;
  if (parentHash !== null && timestamp !== null) return { number, hash, parentHash, timestamp };
  const header = await headerByHash(hash);
  if (!header) throw new Error(`The chain's node does not have block ${hash}, which graph-node has indexed.`);
  return header;
}
