import { z } from 'zod';
import type { SearchHit, SearchKind } from '../generated/resolvers.ts';
import { likePattern } from '../ledger/normal/likePattern.ts';

/** A list of the ledger in which a search looks. */
export type Lookup = {
  kind: SearchKind;
  /** The list's name. */
  list: string;
  /** Its other arguments. */
  args?: string;
  /** Filters, as GraphQL writes them. */
  where?: string;
  /** Whether its rows are of one guild each. */
  ofGuild: boolean;
  /** What its rows are called by. */
  fields: readonly string[];
};

const ADDRESS = /^0x[0-9a-f]{40}$/;
const HASH = /^0x[0-9a-f]{64}$/;
const ENTRY_ID = /^0x[0-9a-f]{24}$/;
/** As many digits as a proposal's number has at most. */
const NUMBER = /^#?(\d{1,78})$/;
/** Of version 1 in base 32, or of version 0. */
const CID = /^(?:b[a-z2-7]{50,}|Qm[1-9A-HJ-NP-Za-km-z]{44})$/;
const NAME = 'name_contains_nocase';
/** Of the ledger's 8-byte integers. */
const LARGEST_NUMBER = 2n ** 63n;

const entry = { kind: 'ENTRY', list: 'ledgerEntries', ofGuild: true, fields: ['number', 'kind'] } as const;
const document = { kind: 'DOCUMENT', list: 'documents', ofGuild: false, fields: ['title'] } as const;
const proposal = { kind: 'PROPOSAL', list: 'proposals', ofGuild: true, fields: ['title'] } as const;
const project = { kind: 'PROJECT', list: 'projects', ofGuild: true, fields: ['title'] } as const;
const guild = { kind: 'GUILD', list: 'guilds', ofGuild: false, fields: ['name'] } as const;

/** Where to look for a text that is an address, a hash, a number or a CID; nowhere for any other. */
export function exactLookups(text: string): Lookup[] {
  const hex = text.toLowerCase();
  if (ADDRESS.test(hex)) return byAddress(hex);
  if (HASH.test(hex)) return byHash(hex);
  if (ENTRY_ID.test(hex)) return [{ ...entry, where: `id: "${hex}"` }];
  if (CID.test(text))
    return [
      { ...document, where: `id: "${text}"` },
      { ...entry, where: `documentCid: "${text}"` },
    ];
  const [, digits] = NUMBER.exec(text) ?? [];
  return digits === undefined ? [] : byNumber(BigInt(digits));
}

function byAddress(address: string): Lookup[] {
  return [
    { ...guild, where: `id: "${address}"` },
    { kind: 'CONTRACT', list: 'guildContracts', where: `address: "${address}"`, ofGuild: true, fields: ['role'] },
    { kind: 'TOKEN', list: 'tokens', where: `id: "${address}"`, ofGuild: false, fields: ['symbol'] },
    { kind: 'ACCOUNT', list: 'accounts', where: `id: "${address}"`, ofGuild: false, fields: ['id'] },
  ];
}

function byHash(hash: string): Lookup[] {
  const fields = ['transactionHash', 'entryHash', 'blockHash'];
  return [
    ...fields.map((field) => ({ ...entry, where: `${field}: "${hash}"` })),
    { ...document, where: `digest: "${hash}"` },
    { ...proposal, where: `proposalId: "${BigInt(hash)}"` },
  ];
}

function byNumber(number: bigint): Lookup[] {
  if (number >= LARGEST_NUMBER) return [{ ...proposal, where: `proposalId: "${number}"` }];
  return [
    { ...entry, where: `number: "${number}"` },
    { ...project, where: `number: "${number}"` },
    { ...entry, where: `blockNumber: "${number}"` },
  ];
}

/** Where to look for words. @param words - As a `to_tsquery`. */
export function wordLookups(text: string, words: string): Lookup[] {
  const search =
    words === ''
      ? []
      : [
          { ...proposal, list: 'proposalSearch' },
          { ...project, list: 'projectSearch' },
          { ...document, list: 'documentSearch' },
        ].map((lookup) => ({ ...lookup, args: `text: ${JSON.stringify(words)}` }));
  return [{ ...guild, where: `${NAME}: ${JSON.stringify(likePattern(NAME, text))}` }, ...search];
}

const row = z.looseObject({ id: z.string(), guild: z.object({ id: z.string() }).optional() });
/** The rows of lookups, by their places. */
export const foundSchema = z.record(z.string(), z.array(row));

/** A row as what was found. */
export function hitOf({ kind, fields }: Lookup, found: z.infer<typeof row>): SearchHit {
  const title = fields.map((field) => found[field]).filter((word) => word !== null && word !== '');
  return { kind, rowId: found.id, title: title.map(String).join(' ') || found.id, guild: found.guild?.id ?? null };
}
