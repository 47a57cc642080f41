import type { ChainNode } from '../../chain/node/node.ts';
import { readChain } from '../../chain/readChain.ts';
import type { TrustedHead } from '../../chain/trustedHead.ts';
import type { ChainBlock, Hex } from '../../chain/types.ts';
import type { Difference } from '../../compare/difference.ts';
import type { LedgerServer } from '../../compare/server/ledgerServer.ts';
import type { OpenDifference } from './differences/openDifference.ts';
import { OpenDifferences } from './differences/openDifferences.ts';
import { recheck } from './differences/recheck.ts';
import { Derivation } from './ledgers/derivation.ts';
import type { FollowTask, Resumed } from './look.ts';
import type { DerivedBlock } from './watch/guildWatch.ts';
import { type ReportOf, Watches } from './watch/watches.ts';

/** The ledgers that are derived, what compares them with what a server shows, and the differences that are open. */
export class WatchedLedgers {
  readonly derivation: Derivation;
  readonly watches: Watches;
  readonly open: OpenDifferences;
  private readonly node: ChainNode;
  private readonly server: LedgerServer;
  private readonly task: FollowTask;

  constructor({ node, server }: { node: ChainNode; server: LedgerServer }, task: FollowTask, resumed?: Resumed) {
    this.node = node;
    this.server = server;
    this.task = task;
    this.derivation = new Derivation(task, task.from, resumed?.kept);
    this.watches = new Watches({ node, server, of: task.guild }, this.derivation.ledgers);
    this.open = new OpenDifferences(resumed?.open, resumed?.untold);
    for (const { guild, notes, rows } of resumed?.guilds ?? []) {
      this.derivation.ledgers.restore(guild, rows);
      this.watches.restore(guild, notes);
    }
  }

  /** Derives blocks and compares what their logs have made. @returns The number of entries */
  async derive(
    from: bigint,
    to: TrustedHead,
    { isAll, reportOf }: { isAll: boolean; reportOf: ReportOf },
  ): Promise<number> {
    const { ledgers } = this.derivation;
    const made = new Map<Hex, DerivedBlock[]>();
    const namedBy = ledgers.namedBy.bind(ledgers);
    const range = { chainId: this.task.chainId, from, to, followed: ledgers.followed, namedBy };
    for await (const block of readChain(this.node, range)) this.take(block, made);
    const blocks = [from, to.number] as const;
    await this.watches.compareNew(made, blocks, reportOf);
    // What has changed since the very first block is all that there is.
    const isNewest = isAll && from > this.task.from;
    await this.watches.compareStrays(made, { blocks, isNewest }, reportOf);
    return [...made.values()].flat().reduce((sum, { derived }) => sum + derived.length, 0);
  }

  private take(block: ChainBlock, made: Map<Hex, DerivedBlock[]>): void {
    for (const { derived, ...part } of this.derivation.add(block)) {
      this.watches.note(part);
      this.open.made(part.guild, derived, block.number);
      made.set(part.guild, [...(made.get(part.guild) ?? []), { block: block.number, derived }]);
    }
  }

  /** Compares the ledgers as they are at a block. @returns The differences that are gone */
  async compareState(blockHash: Hex, reportOf: ReportOf): Promise<OpenDifference[]> {
    const { ledgers } = this.derivation;
    await this.watches.compareState(blockHash, reportOf);
    const assets = this.watches.assetsAt(blockHash);
    const find = (guild: Hex, type: string, id: Hex) =>
      ledgers.has(guild) ? ledgers.ledger(guild).records.find(type, id) : undefined;
    const tokens = (guild: Hex, report: (difference: Difference) => void) =>
      this.watches.compareTokens(guild, blockHash, () => report);
    return recheck({ server: this.server, assets, tokens, find }, this.open.all);
  }

  /** Goes back behind all blocks from one on. @returns Whether it could; if not, nothing has changed */
  goBack(from: bigint): boolean {
    const undone = this.derivation.goBack(from);
    if (undone === undefined) return false;
    this.watches.undone(undone, from);
    this.open.goBack(from);
    return true;
  }
}
