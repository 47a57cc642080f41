import { fetchHeaders } from '../../chain/node/fetchHeaders.ts';
import { headByAgreement, type TrustedHead } from '../../chain/trustedHead.ts';
import type { LedgerServer, Standing } from '../../compare/server/ledgerServer.ts';
import type { Nodes } from '../chooseHead.ts';
import type { OpenDifference } from './differences/openDifference.ts';
import type { BlockPlace } from './ledgers/derivation.ts';
import type { FollowTask, Look, Resumed } from './look.ts';
import type { ReportOf } from './watch/watches.ts';
import { WatchedLedgers } from './watchedLedgers.ts';

/** Blocks that are derived at a time; if it fails, none of them is. */
const MOST_AT_ONCE = 256n;

/** Follows a chain, and compares the ledgers that it derives with what a server shows, at block after block. */
export class Follower {
  private readonly nodes: Nodes;
  private readonly server: LedgerServer;
  private readonly task: FollowTask;
  watched: WatchedLedgers;
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
    this.watched = this.newWatched(resumed);
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
    if (this.watched.open.untold > 0 && this.watched.open.served.length === 0) {
      this.beginAnew('more differences were found than are kept, and those that were kept are gone');
    }
    Object.assign(look, this.changed);
    this.changed = {};
    return look;
  }

  /** Goes back behind what the chain has dropped. */
  private async rejoin(look: Look, chain: TrustedHead): Promise<void> {
    const { tip } = this.watched.derivation;
    const dropped = await this.watched.derivation.firstDropped(chain.number, (block) => this.isOnChain(block, chain));
    if (dropped !== undefined) {
      if (dropped < (this.changed.dropped ?? dropped + 1n)) this.changed.dropped = dropped;
      if (this.compared !== undefined && this.compared.number >= dropped) this.compared = undefined;
      if (!this.watched.goBack(dropped)) this.beginAnew('the chain was reorganised deeper than is kept');
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
    else if (to.number < this.watched.derivation.next - 1n) look.wait = 'server behind';
    return look.wait === undefined ? to : undefined;
  }

  private async goOn(look: Look, to: TrustedHead): Promise<void> {
    const from = this.watched.derivation.next;
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
      const entries = from > end.number ? 0 : await this.watched.derive(from, end, { isAll, reportOf });
      const gone = isAll ? await this.watched.compareState(to.hash, reportOf) : [];
      if (!(await this.standsStill(to))) return void this.watched.goBack(from);
      this.watched.open.remove(gone);
      Object.assign(look, { found: this.watched.open.add(found), gone });
      if (from <= end.number) look.derived = { from, to: end.number, entries };
      if (isAll) this.settle(look, block);
    } catch (error) {
      this.watched.goBack(from);
      throw error;
    }
  }

  private settle(look: Look, block: BlockPlace): void {
    this.watched.watches.settle();
    this.compared = block;
    look.compared = block;
  }

  /** Whether chain and server still are where they were: what was read meanwhile is of that block. */
  private async standsStill(to: TrustedHead): Promise<boolean> {
    const { deployment, block }: Standing = await this.server.standing();
    const [header] = await fetchHeaders(this.nodes[0], [to.number]);
    return deployment === this.deployment && block.number >= to.number && header?.hash === to.hash;
  }

  private beginAnew(why: string): void {
    this.changed.anew = why;
    this.watched = this.newWatched();
    this.compared = undefined;
  }

  private newWatched(resumed?: Resumed): WatchedLedgers {
    return new WatchedLedgers({ node: this.nodes[0], server: this.server }, this.task, resumed);
  }
}

function placeOf({ number, hash }: TrustedHead): BlockPlace {
  return { number, hash };
}
