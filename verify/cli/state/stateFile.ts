import type { Hex } from '../../chain/types.ts';
import type { Covered } from '../../compare/anchorCheck.ts';
import type { Difference } from '../../compare/difference.ts';
import type { ComparisonProgress } from '../../compare/ledgerComparison.ts';
import type { Described } from '../../compare/tokenCheck.ts';
import type { LedgerOf } from '../../ledger/guildLedger.ts';
import type { Records, Row } from '../../ledger/records.ts';
import { readLines, writeState } from './stateLines.ts';

const VERSION = 'verify 6';

/** What a file belongs to: what is compared with what. */
export type StateScope = LedgerOf & {
  chainId: string;
  graphql: string;
  /** Of the server: another one is another ledger, also at the same place. */
  deployment: string;
  head: { number: bigint; hash: Hex };
};

/** How far a verification is, after a block. */
export type SavedState = {
  task: StateScope;
  block: { number: bigint; hash: Hex };
  progress: ComparisonProgress;
  differences: Difference[];
  covered: readonly Covered[];
  /** Numbers of anchors that begin anew. */
  anew: readonly bigint[];
  /** What tokens told about themselves. */
  described: readonly Described[];
  /** All guilds that the factory has made in the blocks that were read, by number. */
  made: readonly (readonly [bigint, Hex])[];
  rows: [string, Row][];
};

/** Writes how far a verification is; the file is whole at any time. */
export async function saveState(file: string, state: Omit<SavedState, 'rows'>, records: Records): Promise<void> {
  await writeState(file, { version: VERSION, ...state }, records.all());
}

/**
 * Reads how far a verification was.
 *
 * @returns It; undefined when there is no such file.
 * @throws Problem when the file is damaged or of another version
 */
export async function readState(file: string): Promise<SavedState | undefined> {
  const read = await readLines(file, VERSION);
  return read === undefined ? undefined : { ...(read.head as SavedState), rows: read.values as [string, Row][] };
}
