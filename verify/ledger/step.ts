import type { ChainBlock, ChainLog, Hex } from '../chain/types.ts';
import type { EventParams } from '../events/params.ts';
import type { GuildAddresses } from './guildContracts.ts';
import type { Journal } from './journal.ts';
import type { Records, Row } from './records.ts';

/** A row that its log made and no later one changes. */
export type Made = { type: string; row: Row };

/** What a log is to the ledger: what its effects are made from, and where they go. */
export type Step = {
  guild: GuildAddresses;
  /** The rows as the logs before left them. */
  records: Records;
  block: ChainBlock;
  log: ChainLog;
  params: EventParams;
  entry: Row;
  journal: Journal;
  /** The id of the row, when the ledger has it; otherwise null. */
  known(type: string, id: Hex): Hex | null;
  /** Keeps a row that no later log changes. */
  make(type: string, row: Row): void;
};

/** What the logs of an event do, by `Contract Event`. */
export type Effects = Readonly<Record<string, (step: Step) => void>>;
