import type { Hex } from '../../chain/types.ts';
import { isOfChain, type OpenDifference } from './differences/openDifference.ts';
import type { Follower } from './follower.ts';
import type { BlockPlace } from './ledgers/derivation.ts';
import type { FollowTask, Look } from './look.ts';

/** Blocks that are remembered as verified. */
const MOST_RECENT = 64;
/** Guilds and differences that are named. */
const MOST_NAMED = 10;

/** A block in JSON. */
export type StatusBlock = { number: number; hash: Hex };

/** What a follower knows, in JSON. */
export type FollowSummary = {
  /** `starting` until all was compared at a block for the first time, and after all is derived anew. */
  state: 'starting' | 'following';
  chainId: string;
  factory: Hex;
  forwarder: Hex;
  /** The server that is compared, and its deployment. */
  server: string;
  deployment: string | null;
  /** The newest blocks of the chain and of the server. */
  chain: StatusBlock | null;
  served: StatusBlock | null;
  /** The last block at which all was compared. */
  block: StatusBlock | null;
  /** Blocks at which all that was compared was equal, the newest first. */
  verified: StatusBlock[];
  /** How many guilds are not served as the chain has them, and the first of them. */
  differing: { count: number; guilds: Hex[] };
  /** Milliseconds since both chain and server answered last. */
  ageMs: number | null;
  /** Why nothing can be compared at present. */
  problem: string | null;
};

/** What is known of a guild. */
export type GuildStatus = {
  guild: Hex;
  block: StatusBlock | null;
  entryCount: string;
  hash: Hex;
  /** Whether all that was compared at that block, and nothing since, is served as the chain has it. */
  verified: boolean;
  differenceCount: number;
  differences: OpenDifference['difference'][];
  /** Of what the chain itself says: a wrong anchor, a contract that holds less than the books say. */
  warnings: OpenDifference['difference'][];
  /** Since when that has been so. */
  since: string | null;
};

/** Keeps what a follower knows. */
export class FollowStatus {
  /** Why nothing can be compared at present. */
  problem: string | null = null;
  private readonly follower: Follower;
  private readonly task: FollowTask;
  private readonly server: string;
  private look: Pick<Look, 'chain' | 'served'> | undefined;
  private lookedAt: number | undefined;
  private verified: BlockPlace[] = [];
  /** Since when each guild has been verified. */
  private readonly verifiedSince = new Map<Hex, string>();

  constructor(follower: Follower, task: FollowTask, server: string) {
    this.follower = follower;
    this.task = task;
    this.server = server;
  }

  /** Takes what a look came to. */
  take(look: Look): void {
    this.look = look;
    this.lookedAt = performance.now();
    if (look.anew !== undefined || look.dropped !== undefined) {
      this.verified = this.verified.filter(({ number }) => look.anew === undefined && number < (look.dropped ?? 0n));
    }
    const differing = this.differing();
    if (differing.size > 0) this.verified = [];
    else if (look.compared !== undefined) this.verified = [look.compared, ...this.verified].slice(0, MOST_RECENT);
    const now = new Date().toISOString();
    for (const guild of this.follower.watched.derivation.ledgers.guilds) {
      if (differing.has(guild) || this.follower.compared === undefined) this.verifiedSince.delete(guild);
      else if (!this.verifiedSince.has(guild)) this.verifiedSince.set(guild, now);
    }
  }

  summary(): FollowSummary {
    const { chainId, factory, forwarder } = this.task;
    const { deployment, compared } = this.follower;
    const differing = [...this.differing().keys()];
    return {
      state: compared === undefined ? 'starting' : 'following',
      chainId: String(chainId),
      factory,
      forwarder,
      server: this.server,
      deployment: deployment ?? null,
      chain: blockOf(this.look?.chain),
      served: blockOf(this.look?.served),
      block: blockOf(compared),
      verified: this.verified.flatMap((block) => blockOf(block) ?? []),
      differing: { count: differing.length, guilds: differing.slice(0, MOST_NAMED) },
      ageMs: this.lookedAt === undefined ? null : Math.round(performance.now() - this.lookedAt),
      problem: this.problem,
    };
  }

  guilds(): GuildStatus[] {
    const { watched, compared } = this.follower;
    const { derivation, open } = watched;
    const all = open.all;
    const known = [...derivation.ledgers.guilds];
    const others = [...this.differing().keys()].filter((guild) => !derivation.ledgers.has(guild));
    return [...known, ...others].map((guild) => {
      const of = all.filter((one) => one.guild === guild);
      const served = of.filter(({ difference }) => !isOfChain(difference.problem));
      const warnings = of.filter(({ difference }) => isOfChain(difference.problem));
      const head = derivation.ledgers.has(guild) ? derivation.ledgers.ledger(guild).head : undefined;
      return {
        guild,
        block: blockOf(compared),
        entryCount: String(head?.entryCount ?? 0n),
        hash: head?.hash ?? `0x${'00'.repeat(32)}`,
        verified: served.length === 0 && open.untold === 0 && compared !== undefined,
        differenceCount: served.length,
        differences: served.slice(0, MOST_NAMED).map(({ difference }) => difference),
        warnings: warnings.slice(0, MOST_NAMED).map(({ difference }) => difference),
        since: served[0]?.since ?? this.verifiedSince.get(guild) ?? null,
      };
    });
  }

  /** The guilds that are not served as the chain has them. */
  private differing(): Set<Hex> {
    return new Set(this.follower.watched.open.served.map(({ guild }) => guild));
  }
}

function blockOf(block: BlockPlace | undefined): StatusBlock | null {
  return block === undefined ? null : { number: Number(block.number), hash: block.hash };
}
