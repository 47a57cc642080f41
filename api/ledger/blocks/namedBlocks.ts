import { type DocumentNode, type FieldNode, type GraphQLSchema, Kind, valueFromASTUntyped } from 'graphql';
import { z } from 'zod';
import type { GatewayContext } from '../../context.ts';
import { fieldsIn, keyOf, rootFields } from '../schema/rootFields.ts';
import type { Basis } from './basis.ts';
import { blockNumber } from './blockNumber.ts';

/** A block that an answer stands on. Its hash is null while the chain's node does not confirm it. */
export type AnswerBlock = { number: number; hash: string | null };

/** What an answer stands on: one block, or, when its fields name several, the block of each field by its response key. */
export type AnswerBasis = Pick<Basis, 'deployment'> &
  ({ block: AnswerBlock } | { blocks: Record<string, AnswerBlock> });

const namedSchema = z.object({ number: z.number().optional(), hash: z.string().optional() });
/** The block that a field names; neither where it names none. */
export type RootBlock = z.infer<typeof namedSchema>;
type Sources = { chain: Pick<GatewayContext['chain'], 'header'>; ledger: Pick<GatewayContext['ledger'], 'query'> };

const META = '_meta';

/** Fields of the gateway's own that the ledger has no part in, but for what a relay request tells of it, at any depth. */
const APART = /^(?:chain|__\w+|_service|relayRequest\w*)$/;
const OF_REQUESTS: ReadonlySet<string> = new Set(['entries', 'indexed']);

/**
 * The fields at the root of an operation that the ledger has a part in, by their response keys, each with the block that
 * it names; `{}` where it names none, or the latest by `number_gte`.
 *
 * @param document - In its normal form.
 * @param variables - Those that go with the normal form.
 */
export function namedBlocks(
  document: DocumentNode,
  ledgerSchema: GraphQLSchema,
  variables: Record<string, unknown>,
): Map<string, RootBlock> {
  const named = new Map<string, RootBlock>();
  const known = ledgerSchema.getQueryType()?.getFields() ?? {};
  for (const field of rootFields(document)) {
    if (!Object.hasOwn(known, field.name.value)) {
      if (!APART.test(field.name.value) || tellsRows(document, field)) named.set(keyOf(field), {});
      continue;
    }
    const block = field.arguments?.find(({ name }) => name.value === 'block')?.value;
    named.set(keyOf(field), block ? namedSchema.parse(valueFromASTUntyped(block, variables)) : {});
  }
  return named;
}

/** Whether what is selected below a field is of the ledger's rows of relay requests. */
function tellsRows(document: DocumentNode, { selectionSet }: FieldNode): boolean {
  return fieldsIn(document, selectionSet).some(
    (field) => OF_REQUESTS.has(field.name.value) || tellsRows(document, field),
  );
}

/**
 * Whether an answer may stand on another block than the latest: one is named at the root, or a variable may name one.
 *
 * @param document - In its normal form.
 */
export function mayNameBlock(document: DocumentNode): boolean {
  return rootFields(document).some((field) => {
    const block = field.arguments?.find(({ name }) => name.value === 'block')?.value;
    if (block?.kind !== Kind.OBJECT) return block !== undefined;
    return block.fields.some(({ name }) => name.value === 'number' || name.value === 'hash');
  });
}

/**
 * Finds out what an answer stands on. graph-node tells no hash by a number, and by the hash of a dropped block it answers
 * from the one that took its place: hashes are the chain's, as long as the ledger's latest block is one of that chain.
 *
 * @param basis - The latest block when the answer was made.
 */
export async function answerBasis(
  named: ReadonlyMap<string, RootBlock>,
  { deployment, block: latest }: Basis,
  { chain, ledger }: Sources,
): Promise<AnswerBasis> {
  const hashAt = async (number: number): Promise<string | null> => {
    if (number === latest.number) return latest.hash;
    const asked = await chain.header(BigInt(number));
    const head = await chain.header(BigInt(latest.number));
    return head?.hash === latest.hash ? (asked?.hash ?? null) : null;
  };
  const blockOf = async ({ number, hash }: RootBlock): Promise<AnswerBlock> => {
    if (number === undefined && hash === undefined) return latest;
    const height = number ?? (await blockNumber({ hash: String(hash) }, ledger));
    return { number: height, hash: await hashAt(height).catch(() => null) };
  };
  const blocks: [string, AnswerBlock][] = [];
  for (const [key, one] of named) blocks.push([key, await blockOf(one)]);
  const [first = latest, ...others] = blocks.map(([, block]) => block);
  if (others.every(({ number }) => number === first.number)) return { deployment, block: first };
  // A client may call a field `__proto__`.
  return { deployment, blocks: Object.fromEntries(blocks) };
}

/** What an answer's `extensions.guildhall` tells: what it stands on, and what the verifier says of that, if there is one. */
export function toldBasis<T extends AnswerBasis>(
  stands: T,
  verifier: GatewayContext['verifier'],
): T & { verified?: ReturnType<NonNullable<typeof verifier>['verdict']> } {
  return verifier === undefined ? stands : { ...stands, verified: verifier.verdict(stands) };
}

/** Puts the hashes into the answers of `_meta` that graph-node leaves null, because they were asked by number. */
export function fillHashes(document: DocumentNode, data: Record<string, unknown>, basis: AnswerBasis): void {
  for (const field of rootFields(document)) {
    const meta = data[keyOf(field)];
    if (field.name.value !== META || !isObject(meta)) continue;
    const known = 'block' in basis ? basis.block : basis.blocks[keyOf(field)];
    for (const block of fieldsIn(document, field.selectionSet)) {
      const shown = meta[keyOf(block)];
      if (block.name.value !== 'block' || !isObject(shown)) continue;
      for (const inner of fieldsIn(document, block.selectionSet))
        if (inner.name.value === 'hash') shown[keyOf(inner)] ??= known?.hash ?? null;
    }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
