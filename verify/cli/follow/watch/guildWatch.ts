import type { ChainNode } from '../../../chain/node/node.ts';
import type { Hex } from '../../../chain/types.ts';
import { AnchorCheck, type Covered } from '../../../compare/anchorCheck.ts';
import { Comparison } from '../../../compare/comparison.ts';
import type { Difference } from '../../../compare/difference.ts';
import { byType, compareNewRows, compareRows, compareTable } from '../../../compare/newRows.ts';
import type { LedgerServer } from '../../../compare/server/ledgerServer.ts';
import type { Table } from '../../../compare/table.ts';
import { tables } from '../../../compare/tables.ts';
import { type Described, TokenCheck } from '../../../compare/tokenCheck.ts';
import type { Derived, GuildLedger } from '../../../ledger/guildLedger.ts';
import type { Row } from '../../../ledger/records.ts';
import type { Undoable } from '../ledgers/guildLedgers.ts';

/** Takes a difference, with the row that a log made and its block, unless later logs change such rows. */
export type WatchReport = (difference: Difference, made?: { row: Row; block: bigint }) => void;

/** Compares what contracts hold with accounts of the books. */
export type CompareAssets = (report: WatchReport, accounts: readonly Row[]) => Promise<void>;

/** What is kept of a guild besides its rows. */
export type WatchNotes = {
  covered: readonly Covered[];
  madeTypes: readonly string[];
  described: readonly Described[];
};

/** What a guild's logs of a block came to. */
export type DerivedBlock = { block: bigint; derived: readonly Derived[] };

/** Compares one guild's ledger with what is served, as it goes on. */
export class GuildWatch {
  readonly guild: Hex;
  private readonly ledger: GuildLedger;
  private readonly server: LedgerServer;
  private readonly anchors: AnchorCheck;
  private readonly tokens: TokenCheck;
  private report: WatchReport = () => undefined;
  /** Types whose rows single logs make, and which the records do not keep. */
  private readonly madeTypes: Set<string>;
  /** Ids of the rows that have changed since they were last compared, by type. */
  private changed = new Map<string, Set<Hex>>();

  constructor(guild: Hex, ledger: GuildLedger, server: LedgerServer, notes?: WatchNotes) {
    this.guild = guild;
    this.ledger = ledger;
    this.server = server;
    this.anchors = new AnchorCheck((difference) => this.report(difference), notes?.covered);
    this.tokens = new TokenCheck(notes?.described);
    this.madeTypes = new Set(notes?.madeTypes);
  }

  get notes(): WatchNotes {
    const { anchors, tokens } = this;
    return { covered: anchors.covered, madeTypes: [...this.madeTypes], described: tokens.described };
  }

  /** Takes notice of the rows that a block has changed, or that are as they were before it again. */
  note({ replaced }: Pick<Undoable, 'replaced'>): void {
    for (const [type, rows] of replaced) {
      const ids = this.changed.get(type) ?? new Set<Hex>();
      this.changed.set(type, ids);
      for (const id of rows.keys()) ids.add(id);
    }
  }

  /** Forgets what anchors may cover, and what tokens told, from a block on. */
  goBack(from: bigint): void {
    this.anchors.goBack(from);
    this.tokens.goBack(from);
  }

  /** Compares what logs have made, and whatever is served with ids of their blocks. */
  async compareNew(blocks: readonly DerivedBlock[], range: readonly [bigint, bigint], report: WatchReport) {
    const madeIn = new Map<Row, bigint>();
    for (const { block, derived } of blocks) {
      this.tokens.add(block, derived);
      const made = [...byType(derived)].map(([type, rows]) => [type, rows.map(({ row }) => row)] as const);
      for (const [type, rows] of made) {
        this.madeTypes.add(type);
        for (const row of rows) madeIn.set(row, block);
      }
      this.checkAnchors(block, Object.fromEntries(made), report);
    }
    const told = (difference: Difference, row?: Row) => {
      const block = row === undefined ? undefined : madeIn.get(row);
      report(difference, row === undefined || block === undefined ? undefined : { row, block });
    };
    const derived = blocks.flatMap((one) => one.derived);
    await compareNewRows(this.comparison(told), derived, range);
  }

  /** Compares the rows that have changed, and what contracts hold of the accounts among them. */
  async compareChanged(report: WatchReport, assets: CompareAssets): Promise<void> {
    const { records } = this.ledger;
    for (const table of tables) {
      const ids = [...(this.changed.get(table.type) ?? [])];
      await compareRows(this.plainly(report), table, records, ids);
      const rows = ids.flatMap((id) => records.find(table.type, id) ?? []);
      if (table.type === 'LedgerAccount') await assets(report, rows);
    }
  }

  /** Compares the guild's tokens, as they are served at a block. */
  async compareTokens(report: WatchReport, node: ChainNode, blockHash: Hex): Promise<void> {
    const guild = this.ledger.records.find('Guild', this.guild);
    if (guild !== undefined) await this.tokens.compare(this.plainly(report), { node, guild, blockHash });
  }

  /** Whether rows of a type have changed since they were last compared. */
  hasChanged(type: string): boolean {
    return this.changed.has(type);
  }

  /** Compares rows that a server says have changed, though no log has changed them. */
  async compareUnchanged(table: Table, ids: readonly Hex[], report: WatchReport): Promise<void> {
    const others = ids.filter((id) => this.changed.get(table.type)?.has(id) !== true);
    await compareRows(this.plainly(report), table, this.ledger.records, others);
  }

  /** Compares all rows of a table that later logs may change, and finds what is served besides. */
  async compareTable(table: Table, report: WatchReport, assets: CompareAssets): Promise<void> {
    if (table.owner === 'record' || this.madeTypes.has(table.type)) return;
    const { records } = this.ledger;
    await compareTable(this.plainly(report), table, records);
    if (table.type === 'LedgerAccount') await assets(report, [...records.of(table.type)]);
  }

  /** Remembers that all rows that have changed were compared. */
  settle(): void {
    this.changed = new Map();
  }

  /** Of rows that no single log made. */
  private plainly(report: WatchReport): Comparison {
    return this.comparison((difference) => report(difference));
  }

  private comparison(report: ConstructorParameters<typeof Comparison>[2]): Comparison {
    return new Comparison(this.server, this.guild, report);
  }

  private checkAnchors(block: bigint, made: { [type: string]: Row[] }, report: WatchReport): void {
    const anchors = made.Anchor ?? [];
    this.report = (difference) => {
      const row = anchors.find(({ id }) => id === difference.id);
      report(difference, row === undefined ? undefined : { row, block });
    };
    this.anchors.add(block, made.LedgerEntry ?? [], anchors);
  }
}
