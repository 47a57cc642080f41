import type { ChainBlock, ChainLog, Hex } from '../chain/types.ts';
import type { EventParams } from '../events/params.ts';
import type { Executions } from './executions.ts';
import type { GuildAddresses } from './guildContracts.ts';
import type { Journal } from './journal.ts';
import type { Records, Row } from './records.ts';

/** A row that its log made and no later one changes. */
export type Made = { type: string; row: Row };

/** What a log is to the ledger: what its effects are made from, and where they go. */
export type Step = {
  guild: GuildAddresses;
  /** The ERC-2771 forwarder that the guild trusts. */
  forwarder: Hex;
  /** The rows that later logs change or refer to, as the logs before left them. */
  records: Records;
  block: ChainBlock;
  log: ChainLog;
  params: EventParams;
  entry: Row;
  /** The entry of the same transaction that made money due last. */
  cause: Row | null;
  executions: Executions;
  journal: Journal;
  /** The id of a row, when the ledger has it; otherwise null. */
  known(type: string, id: Hex): Hex | null;
  /** Tells a row that no later log changes or refers to. */
  make(type: string, row: Row): void;
};

/** What the logs of an event do, by `Contract Event`. */
export type Effects = Readonly<Record<string, (step: Step) => void>>;
