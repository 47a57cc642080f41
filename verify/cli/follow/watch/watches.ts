import type { ChainNode } from '../../../chain/node/node.ts';
import type { Hex } from '../../../chain/types.ts';
import { compareAssets } from '../../../compare/assets.ts';
import { Comparison } from '../../../compare/comparison.ts';
import { tableOf } from '../../../compare/newRows.ts';
import type { LedgerServer } from '../../../compare/server/ledgerServer.ts';
import { scopeOf, type Table } from '../../../compare/table.ts';
import { tables } from '../../../compare/tables.ts';
import type { GuildLedgers, Undoable } from '../ledgers/guildLedgers.ts';
import { type CompareAssets, type DerivedBlock, GuildWatch, type WatchNotes, type WatchReport } from './guildWatch.ts';
import { compareStrays, type NewBlocks } from './strays.ts';

/** Where the differences of a guild go. */
export type ReportOf = (guild: Hex) => WatchReport;

/** What part of the time goes into looking again at rows that no block has changed. */
const SHARE_AGAIN = 1 / 20;

/** The rows beside which a guild's tokens are looked at: those that say which of them it takes. */
const OF_TOKENS = 'PaymentToken';

/** Compares the ledgers of guilds with what is served, at block after block. */
export class Watches {
  private readonly node: ChainNode;
  private readonly server: LedgerServer;
  private readonly of: Hex | undefined;
  private readonly ledgers: GuildLedgers;
  private readonly watches = new Map<Hex, GuildWatch>();
  /** Guilds all of whose rows have been compared since the start. */
  private readonly whole = new Set<Hex>();
  private turns = this.takeTurns();
  private againAt = performance.now();

  /** @param to.of - The only guild, if it is one. */
  constructor(to: { node: ChainNode; server: LedgerServer; of: Hex | undefined }, ledgers: GuildLedgers) {
    this.node = to.node;
    this.server = to.server;
    this.of = to.of;
    this.ledgers = ledgers;
  }

  /** What is kept of a guild, for a file. */
  notes(guild: Hex): WatchNotes {
    return this.watch(guild).notes;
  }

  /** Goes on with a guild, by what was kept of it. */
  restore(guild: Hex, notes: WatchNotes): void {
    this.watches.set(guild, new GuildWatch(guild, this.ledgers.ledger(guild), this.server, notes));
  }

  /** Takes notice of a block's part in a guild's ledger. */
  note(part: Undoable): void {
    this.watch(part.guild).note(part);
  }

  /** Takes notice of what was undone, which were blocks from one on. */
  undone(parts: readonly Undoable[], from: bigint): void {
    for (const part of parts) {
      const watch = this.watches.get(part.guild);
      watch?.goBack(from);
      watch?.note(part);
      if (part.isFirst) this.watches.delete(part.guild);
    }
  }

  /** Compares what the logs of blocks have made, by guild. */
  async compareNew(
    made: ReadonlyMap<Hex, DerivedBlock[]>,
    range: readonly [bigint, bigint],
    reportOf: ReportOf,
  ): Promise<void> {
    for (const [guild, blocks] of made) await this.watch(guild).compareNew(blocks, range, reportOf(guild));
  }

  /** Names what is served of blocks without following from them, also of blocks in which no guild did anything. */
  compareStrays(made: ReadonlyMap<Hex, DerivedBlock[]>, blocks: NewBlocks, reportOf: ReportOf): Promise<void> {
    const to = { server: this.server, of: this.of, ledgers: this.ledgers, watch: (guild: Hex) => this.watch(guild) };
    return compareStrays(to, made, blocks, reportOf);
  }

  /** Compares every guild's head and what has changed, as it is at a block; at first, all that may change. */
  async compareState(blockHash: Hex, reportOf: ReportOf): Promise<void> {
    await this.compareHeads(reportOf);
    const assets = this.assetsAt(blockHash);
    for (const guild of this.ledgers.guilds) {
      const watch = this.watch(guild);
      if (this.whole.has(guild)) await watch.compareChanged(reportOf(guild), assets);
      else for (const table of tables) await watch.compareTable(table, reportOf(guild), assets);
      if (!this.whole.has(guild) || watch.hasChanged(OF_TOKENS)) await this.compareTokens(guild, blockHash, reportOf);
    }
    await this.lookAgain(blockHash, reportOf);
  }

  /** Remembers that all was compared. */
  settle(): void {
    for (const guild of this.ledgers.guilds) {
      this.whole.add(guild);
      this.watch(guild).settle();
    }
  }

  /** Compares a guild's tokens. */
  compareTokens(guild: Hex, blockHash: Hex, reportOf: ReportOf): Promise<void> {
    return this.watch(guild).compareTokens(reportOf(guild), this.node, blockHash);
  }

  /** What compares accounts with what contracts hold at a block. */
  assetsAt(blockHash: Hex): CompareAssets {
    return async (report, accounts) => {
      await compareAssets(report, this.node, accounts, blockHash);
    };
  }

  private async compareHeads(reportOf: ReportOf): Promise<void> {
    const table = tableOf('LedgerHead');
    const rows = [...this.ledgers.guilds].flatMap(
      (guild) => this.ledgers.ledger(guild).records.find(table.type, guild) ?? [],
    );
    const scope = this.of === undefined ? '' : scopeOf(table, this.of);
    const served = await this.server.list(table, scope, { expected: rows.length });
    const comparison = new Comparison(this.server, this.of ?? '0x', (one) => reportOf(one.id as Hex)(one));
    await comparison.match(table, rows, served);
  }

  /** Looks again, in turn, at the rows that no block has changed, for a small part of the time. */
  private async lookAgain(blockHash: Hex, reportOf: ReportOf): Promise<void> {
    const begun = performance.now();
    const allowedMs = (begun - this.againAt) * SHARE_AGAIN;
    do {
      const turn = this.turns.next();
      if (turn.done) {
        this.turns = this.takeTurns();
        break;
      }
      const [guild, table] = turn.value;
      if (this.ledgers.has(guild)) {
        await this.watch(guild).compareTable(table, reportOf(guild), this.assetsAt(blockHash));
        if (table.type === OF_TOKENS) await this.compareTokens(guild, blockHash, reportOf);
      }
    } while (performance.now() - begun < allowedMs);
    this.againAt = performance.now();
  }

  private *takeTurns(): Generator<[Hex, Table]> {
    for (const guild of [...this.ledgers.guilds]) for (const table of tables) yield [guild, table];
  }

  private watch(guild: Hex): GuildWatch {
    const watch = this.watches.get(guild) ?? new GuildWatch(guild, this.ledgers.ledger(guild), this.server);
    this.watches.set(guild, watch);
    return watch;
  }
}
