import { z } from 'zod';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import type { PrepareScope } from '../prepare/prepareContext.ts';
import { UserErrors, validationError } from '../prepare/userErrors.ts';
import { ledgerAt } from './ledgerAt.ts';
import { createLedgerTrees } from './ledgerTrees.ts';

/** How many blocks must stand on the last one that is covered, where none is asked for: it will then stay. */
const CONFIRMATIONS = 3n;

const metaSchema = z.object({ _meta: z.object({ block: z.object({ number: z.number().transform(BigInt) }) }) });

/** The trees of all guilds; each is held to the ledger at each use. */
export const trees = createLedgerTrees();

/** The first block of the range, and what `AuditTrail.anchor` takes. */
export type NextAnchor = {
  fromBlock: bigint;
  next: { head: string; root: string; blockHash: string; toBlock: bigint; entryCount: bigint };
  headProof: string[];
  /** From the last anchor on; null where that is not asked for. */
  consistencyProof: string[] | null;
};

/**
 * The anchor that comes next: the ledger's tree as graph-node has it, with the proof that it begins with the last anchor's.
 *
 * @param contracts - The guild's.
 * @param asked - Last block to cover; null for the latest that is indexed and will stay.
 * @param anew - Whether it need not begin with the last anchor's tree.
 * @throws UserErrors when the ledger has not come so far, is empty or broken, or does not begin with the last anchor's
 * entries
 */
export async function nextAnchor(
  scope: PrepareScope,
  contracts: GuildContracts,
  asked: bigint | null,
  anew: boolean,
): Promise<NextAnchor> {
  const { chain, ledger, block } = scope;
  const guild = contracts.accessManager;
  const read = async (name: string, ...args: unknown[]) =>
    (await chain.read({ contract: 'AuditTrail', to: contracts.auditTrail, function: name, args }, block))[0];
  const [fromBlock, seq, toBlock] = await Promise.all([
    read('nextFromBlock') as Promise<bigint>,
    read('anchorCount') as Promise<bigint>,
    lastBlock(scope, asked),
  ]);
  const header = await chain.header(toBlock);
  if (!header) throw refused('toBlock', `The chain's node does not have block ${toBlock}: choose a later one.`);
  const last = anew ? null : await read('anchorOf', seq);
  return trees.read(guild, ledgerAt(ledger, guild, header.hash), (tree, { entryCount: size, hash: head }) => {
    const before = Number(last?.entryCount ?? 0n);
    if (before > size || (before > 0 && tree.root(before) !== last.root)) throw doesNotFit(seq, before, size);
    return {
      fromBlock,
      next: { head, root: tree.root(size), blockHash: header.hash, toBlock, entryCount: BigInt(size) },
      headProof: tree.inclusionProof(size - 1, size),
      consistencyProof: last && tree.consistencyProof(before, size),
    };
  });
}

/** The last block to cover: past, and indexed. */
async function lastBlock({ ledger, block }: PrepareScope, asked: bigint | null): Promise<bigint> {
  const { number: indexed } = metaSchema.parse(await ledger.query<unknown>('{ _meta { block { number } } }'))._meta
    .block;
  if (asked === null) {
    const settled = block.number - CONFIRMATIONS;
    return settled < indexed ? settled : indexed;
  }
  if (asked >= block.number) throw refused('toBlock', `It must be before the latest block, ${block.number}.`);
  if (asked > indexed) throw refused('toBlock', `The ledger has come to block ${indexed}: choose that one, or wait.`);
  return asked;
}

function doesNotFit(seq: bigint, before: number, size: number): UserErrors {
  return refused(
    'guild',
    `Its ledger of ${size} entries does not begin with the ${before} of its last anchor, number ${seq}: one of them is ` +
      'false. Do not anchor before you know which. Where it is the anchor, a vote can give an auditor the role of ' +
      '`AuditTrail.anchorAnew`, which `anew` prepares.',
  );
}

function refused(field: string, message: string): UserErrors {
  return new UserErrors(validationError([field], message));
}
