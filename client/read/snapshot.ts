import type { BlockAtQuery, BlockQuery } from '../generated/types.ts';
import type { Ask, DocumentText } from '../http/ask.ts';
import { GuildhallError } from '../http/guildhallError.ts';
import { BLOCK, BLOCK_AT } from './documents.ts';
import type { Entry, WhichEntries } from './entry.ts';
import { readEntries } from './readEntries.ts';
import { type AskAtBlock, rowsOf } from './rowsOf.ts';

/** A moment: the block of a number, the last one at or before a date, or the newest. */
export type Moment = { block: number } | { date: Date | string } | undefined;

type SnapshotBlock = { number: number; hash: string };

/** The ledger as it was at one block. */
export type Snapshot = {
  /** The block. */
  block: SnapshotBlock;
  /**
   * Asks at the block. The document declares `$block: Block_height!` and names it for its fields, `block: $block`.
   *
   * @throws GuildhallError; CHAIN_REORGED when the block is no longer of the chain
   */
  query<Result, Variables>(
    document: DocumentText<Result, Variables>,
    variables?: Omit<Variables, 'block'>,
  ): Promise<Result>;
  /**
   * Reads a long list page by page. The document asks for one list at the block, `orderBy: id`, with `id_gt: $after` in its
   * `where`, and for the `id` of each row.
   *
   * @throws GuildhallError as `query`
   */
  rows<Row extends { id: string }>(
    document: DocumentText<unknown, never>,
    variables?: object,
  ): AsyncGenerator<Row, void, void>;
  /** Its entries, in the order of the chain; see the README for what is checked. */
  entries(filter?: WhichEntries): AsyncGenerator<Entry, void, void>;
};

/**
 * Finds the block of a moment.
 *
 * @throws GuildhallError BLOCK_NOT_INDEXED when the ledger has no such block yet
 */
export async function openSnapshot(ask: Ask, moment: Moment, signal?: AbortSignal): Promise<Snapshot> {
  const at = await blockOf(ask, moment, signal);
  const askAtBlock: AskAtBlock = async (document, variables) => {
    if (!/\$block\b/.test(String(document))) {
      throw new GuildhallError('The document does not ask at a block: declare $block: Block_height! and pass it on.', {
        code: 'MISUSED',
      });
    }
    const answer = await ask(document, { ...variables, block: { number: at.number } }, signal);
    if (answer.basis.block?.hash && answer.basis.block.hash !== at.hash) throw reorganised();
    return answer.data;
  };
  return {
    block: at,
    query: (document, variables = {} as never) => askAtBlock(document as never, variables),
    rows: (document, variables = {}) => rowsOf(askAtBlock, document, variables),
    entries: (filter = {}) => readEntries(askAtBlock, filter),
  };
}

async function blockOf(ask: Ask, moment: Moment, signal?: AbortSignal): Promise<SnapshotBlock> {
  if (moment && 'date' in moment) return blockAt(ask, moment.date, signal);
  const block = moment ? { number: moment.block } : null;
  const { data } = await ask<BlockQuery>(BLOCK, { block }, signal);
  const { number, hash } = data._meta?.block ?? {};
  if (number === undefined || !hash) throw reorganised();
  return { number, hash };
}

async function blockAt(ask: Ask, date: Date | string, signal?: AbortSignal): Promise<SnapshotBlock> {
  const seconds = Math.floor(new Date(date).getTime() / 1_000);
  if (Number.isNaN(seconds)) throw new GuildhallError(`“${date}” is no date.`, { code: 'MISUSED' });
  const { data } = await ask<BlockAtQuery>(BLOCK_AT, { at: seconds }, signal);
  if (data.block) return data.block;
  throw new GuildhallError(`The chain began after ${date}.`, { code: 'MISUSED' });
}

function reorganised(): GuildhallError {
  const message = 'The block is no longer of the chain: begin again, at a block that is a few minutes old.';
  return new GuildhallError(message, { code: 'CHAIN_REORGED', retryable: true });
}
