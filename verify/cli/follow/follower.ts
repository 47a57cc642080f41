import { fetchHeaders } from '../../chain/node/fetchHeaders.ts';
import { readChain } from '../../chain/readChain.ts';
import { headByAgreement, type TrustedHead } from '../../chain/trustedHead.ts';
import type { ChainBlock, Hex } from '../../chain/types.ts';
import type { LedgerServer, Standing } from '../../compare/server/ledgerServer.ts';
import type { Nodes } from '../chooseHead.ts';
import { type BlockPlace, Derivation } from './ledgers/derivation.ts';
import type { FollowTask, Look, Resumed } from './look.ts';
import { type OpenDifference, OpenDifferences } from './openDifferences.ts';
import type { DerivedBlock } from './watch/guildWatch.ts';
import { type ReportOf, Watches } from './watch/watches.ts';

/** Blocks that are derived at a time; if it fails, none of them is. */
const MOST_AT_ONCE = 256n;

/** Follows a chain, and compares the ledgers that it derives with what a server shows, at block after block. */
export class Follower {
  private readonly nodes: Nodes;
  private readonly server: LedgerServer;
  private readonly task: FollowTask;
  derivation: Derivation;
  watches: Watches;
  open: OpenDifferences;
  deployment: string | undefined;
  /** The last block at which all was compared. */
  compared: BlockPlace | undefined;
  /** What has changed since a look last ended without an error: whoever takes the next one must hear of it. */
  private changed: Pick<Look, 'dropped' | 'anew'> = {};

  constructor(to: { nodes: Nodes; server: LedgerServer }, task: FollowTask, resumed?: Resumed) {
    this.nodes = to.nodes;
    this.server = to.server;
    this.task = task;
    this.deployment = resumed?.deployment;
    this.derivation = new Derivation(task, task.from, resumed?.kept);
    this.watches = this.newWatches();
    this.open = new OpenDifferences(resumed?.open, resumed?.untold);
    for (const { guild, notes, rows } of resumed?.guilds ?? []) {
      this.derivation.ledgers.restore(guild, rows);
      this.watches.restore(guild, notes);
    }
  }

  /**
   * Looks at chain and server once, and goes on by some blocks if both have more.
   *
   * @throws ChainError, ServerError or LogError when it cannot; then it is as it was before, and can look again
   */
  async look(): Promise<Look> {
    const served = await this.server.standing();
    const chain = await headByAgreement(this.nodes, 'latest');
    const look: Look = { chain: placeOf(chain), served: served.block, found: [], gone: [] };
    if (this.deployment !== undefined && this.deployment !== served.deployment) {
      this.beginAnew(`the server answers from another deployment, ${served.deployment}`);
    }
    this.deployment = served.deployment;
    await this.rejoin(look, chain);
    const to = look.wait === undefined ? await this.commonBlock(look, chain) : undefined;
    if (to !== undefined) await this.goOn(look, to);
    if (this.open.untold > 0 && this.open.served.length === 0) {
      this.beginAnew('more differences were found than are kept, and those that were kept are gone');
    }
    Object.assign(look, this.changed);
    this.changed = {};
    return look;
  }

  /** Goes back behind what the chain has dropped. */
  private async rejoin(look: Look, chain: TrustedHead): Promise<void> {
    const { tip } = this.derivation;
    const dropped = await this.derivation.firstDropped(chain.number, (block) => this.isOnChain(block, chain));
    if (dropped !== undefined) {
      if (dropped < (this.changed.dropped ?? dropped + 1n)) this.changed.dropped = dropped;
      if (this.compared !== undefined && this.compared.number >= dropped) this.compared = undefined;
      if (!this.goBack(dropped)) this.beginAnew('the chain was reorganised deeper than is kept');
    } else if (tip !== undefined && tip.number > chain.number) {
      look.wait = 'node behind';
    }
  }

  private async isOnChain({ number, hash }: BlockPlace, chain: BlockPlace): Promise<boolean> {
    if (number === chain.number) return hash === chain.hash;
    const [header] = await fetchHeaders(this.nodes[0], [number]);
    return header?.hash === hash;
  }

  /** The newest block that both have; undefined when there is none that can be compared at. */
  private async commonBlock(look: Look, chain: TrustedHead): Promise<TrustedHead | undefined> {
    const { served } = look;
    const to = served.number < chain.number ? await headByAgreement(this.nodes, served.number) : chain;
    if (to.number === served.number && to.hash !== served.hash) look.wait = 'other branch';
    else if (to.number < this.derivation.next - 1n) look.wait = 'server behind';
    return look.wait === undefined ? to : undefined;
  }

  private async goOn(look: Look, to: TrustedHead): Promise<void> {
    const from = this.derivation.next;
    if (from > to.number && this.compared?.hash === to.hash) return;
    const end = to.number < from + MOST_AT_ONCE ? to : await headByAgreement(this.nodes, from + MOST_AT_ONCE - 1n);
    const block = placeOf(to);
    const since = new Date().toISOString();
    const found: OpenDifference[] = [];
    const reportOf: ReportOf = (guild) => (difference, made) =>
      void found.push({ guild, difference, made, block, since });
    try {
      await this.server.pin(to);
      const isAll = end.number === to.number;
      const entries = from > end.number ? 0 : await this.derive(from, end, { isAll, reportOf });
      const gone = isAll ? await this.compareState(to.hash, reportOf) : [];
      if (!(await this.standsStill(to))) return void this.goBack(from);
      this.open.remove(gone);
      Object.assign(look, { found: this.open.add(found), gone });
      if (from <= end.number) look.derived = { from, to: end.number, entries };
      if (isAll) this.settle(look, block);
    } catch (error) {
      this.goBack(from);
      throw error;
    }
  }

  private settle(look: Look, block: BlockPlace): void {
    this.watches.settle();
    this.compared = block;
    look.compared = block;
  }

  /** Derives blocks and compares what their logs have made. @returns The number of entries */
  private async derive(
    from: bigint,
    to: TrustedHead,
    { isAll, reportOf }: { isAll: boolean; reportOf: ReportOf },
  ): Promise<number> {
    const { ledgers } = this.derivation;
    const made = new Map<Hex, DerivedBlock[]>();
    const namedBy = ledgers.namedBy.bind(ledgers);
    const range = { chainId: this.task.chainId, from, to, followed: ledgers.followed, namedBy };
    for await (const block of readChain(this.nodes[0], range)) this.take(block, made);
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

  /** @returns The differences that are gone */
  private async compareState(blockHash: Hex, reportOf: ReportOf): Promise<OpenDifference[]> {
    const { ledgers } = this.derivation;
    await this.watches.compareState(blockHash, reportOf);
    const assets = this.watches.assetsAt(blockHash);
    const find = (guild: Hex, type: string, id: Hex) =>
      ledgers.has(guild) ? ledgers.ledger(guild).records.find(type, id) : undefined;
    return this.open.recheck({ server: this.server, assets, find });
  }

  /** Whether chain and server still are where they were: what was read meanwhile is of that block. */
  private async standsStill(to: TrustedHead): Promise<boolean> {
    const { deployment, block }: Standing = await this.server.standing();
    const [header] = await fetchHeaders(this.nodes[0], [to.number]);
    return deployment === this.deployment && block.number >= to.number && header?.hash === to.hash;
  }

  /** @returns Whether it could; if not, nothing has changed */
  private goBack(from: bigint): boolean {
    const undone = this.derivation.goBack(from);
    if (undone === undefined) return false;
    this.watches.undone(undone, from);
    this.open.goBack(from);
    return true;
  }

  private beginAnew(why: string): void {
    this.changed.anew = why;
    this.derivation = new Derivation(this.task, this.task.from);
    this.watches = this.newWatches();
    this.open = new OpenDifferences();
    this.compared = undefined;
  }

  private newWatches(): Watches {
    const to = { node: this.nodes[0], server: this.server, of: this.task.guild };
    return new Watches(to, this.derivation.ledgers);
  }
}

function placeOf({ number, hash }: TrustedHead): BlockPlace {
  return { number, hash };
}
