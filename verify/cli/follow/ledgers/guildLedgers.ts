import type { ChainBlock, ChainLog, Hex } from '../../../chain/types.ts';
import { readLog } from '../../../events/readLog.ts';
import { addressesOf } from '../../../ledger/guildContracts.ts';
import { type Derived, GuildLedger, type LedgerOf } from '../../../ledger/guildLedger.ts';
import type { Replaced, Row } from '../../../ledger/records.ts';

/** Whose ledgers are derived: those of all guilds that a factory makes, or of one. */
export type LedgersOf = Omit<LedgerOf, 'guild'> & { guild: Hex | undefined };

/** What a block has brought about in the ledger of a guild. */
export type GuildBlock = {
  guild: Hex;
  derived: Derived[];
  /** What its rows were before. */
  replaced: Replaced;
  /** Whether it has made the guild. */
  isFirst: boolean;
};

/** What is kept of it, so that it can be undone. */
export type Undoable = Omit<GuildBlock, 'derived'>;

/** A block's logs of a guild. */
type Part = { guild: Hex; logs: ChainLog[]; isFirst: boolean };

/** The ledgers of a factory's guilds, derived side by side; a guild that is made joins them. */
export class GuildLedgers {
  private readonly of: LedgersOf;
  private readonly ledgers = new Map<Hex, GuildLedger>();
  /** The guild of each contract. */
  private readonly owners = new Map<Hex, Hex>();

  constructor(of: LedgersOf) {
    this.of = of;
  }

  /** The guilds that have been made so far. */
  get guilds(): Iterable<Hex> {
    return this.ledgers.keys();
  }

  has(guild: Hex): boolean {
    return this.ledgers.has(guild);
  }

  /** @throws Error when there is no such guild */
  ledger(guild: Hex): GuildLedger {
    const ledger = this.ledgers.get(guild);
    if (ledger === undefined) throw new Error(`There is no ledger of guild ${guild}.`);
    return ledger;
  }

  /** The addresses whose logs are needed. */
  get followed(): Set<Hex> {
    return new Set([this.of.factory, ...this.owners.keys()]);
  }

  /** The contracts of the guild that a log makes. */
  namedBy(log: ChainLog): Hex[] {
    return this.creationIn(log) ?? [];
  }

  /** Goes on with the rows of a guild's ledger, as they were at the end of a block. */
  restore(guild: Hex, rows: Iterable<readonly [type: string, row: Row]>): void {
    this.open(guild, new GuildLedger({ ...this.of, guild }, rows));
  }

  /** Derives the entries of the next block; when it cannot, nothing is changed. */
  add(block: ChainBlock): GuildBlock[] {
    const parts = this.shareOut(block);
    const done: GuildBlock[] = [];
    try {
      for (const part of parts) done.push(this.derive(block, part));
      return done;
    } catch (error) {
      for (const part of done) this.undo(part);
      for (const { guild, isFirst } of parts) if (isFirst) this.forget(guild);
      throw error;
    }
  }

  /** Makes a block's part in a guild's ledger as if it had not been. */
  undo({ guild, replaced, isFirst }: Undoable): void {
    if (isFirst) this.forget(guild);
    else this.ledger(guild).records.undo(replaced);
  }

  /** The logs of a block by guild; those that it makes are opened. */
  private shareOut({ logs }: ChainBlock): Part[] {
    const parts = new Map<Hex, Part>();
    for (const log of logs) {
      const [made, ...others] = this.creationIn(log) ?? [];
      if (made !== undefined) {
        this.open(made, new GuildLedger({ ...this.of, guild: made }));
        for (const address of [made, ...others]) this.owners.set(address, made);
      }
      const guild = made ?? this.owners.get(log.address);
      if (guild === undefined) continue;
      const part = parts.get(guild) ?? { guild, logs: [], isFirst: made !== undefined };
      parts.set(guild, part);
      part.logs.push(log);
    }
    return [...parts.values()];
  }

  private derive(block: ChainBlock, { guild, logs, isFirst }: Part): GuildBlock {
    const ledger = this.ledger(guild);
    let derived: Derived[] = [];
    const replaced = ledger.records.noting(() => {
      derived = ledger.add({ ...block, logs });
    });
    return { guild, derived, replaced, isFirst };
  }

  private forget(guild: Hex): void {
    this.ledgers.delete(guild);
    for (const [address, owner] of this.owners) if (owner === guild) this.owners.delete(address);
  }

  private open(guild: Hex, ledger: GuildLedger): void {
    this.ledgers.set(guild, ledger);
    for (const address of ledger.followed) if (address !== this.of.factory) this.owners.set(address, guild);
  }

  /** The contracts that a log of the factory names, when it makes a guild that counts; the first is its access manager. */
  private creationIn(log: ChainLog): [Hex, ...Hex[]] | undefined {
    if (log.address !== this.of.factory) return undefined;
    const { rule, params } = readLog('GuildFactory', log);
    if (rule.event !== 'GuildCreated') return undefined;
    const { accessManager, ...others } = addressesOf(params);
    if (this.of.guild !== undefined && this.of.guild !== accessManager) return undefined;
    return [accessManager, ...Object.values(others)];
  }
}
