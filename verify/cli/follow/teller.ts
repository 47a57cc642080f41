import { told } from '../../compare/difference.ts';
import { portsAdvice } from '../report/advice.ts';
import { USUAL_LAG } from '../report/report.ts';
import { tell, tellAside } from '../report/tell.ts';
import type { OpenDifference } from './differences/openDifference.ts';
import type { Follower } from './follower.ts';
import type { BlockPlace } from './ledgers/derivation.ts';
import type { Look, Wait } from './look.ts';

const EVERY_MS = 2_000;
/** After so long without a word, people wonder whether it hangs. */
const QUIET_MS = 60_000;

/** Tells people what a follower sees, and each thing once. */
export class Teller {
  /** Why nothing can be compared at present. */
  problem: string | null = null;
  private readonly server: string;
  private readonly quietMs: number;
  private progressAt = performance.now();
  private verdictAt: number | undefined;

  /**
   * @param server - Name of the server that is compared.
   * @param quietMs - How long nothing is told while nothing changes.
   */
  constructor(server: string, quietMs = QUIET_MS) {
    this.server = server;
    this.quietMs = quietMs;
  }

  /** Tells that something gives no usable answer. */
  tellProblem(message: string): void {
    if (this.problem !== message) tellAside(`… waits: ${message}`, ...portsAdvice(message));
    this.problem = message;
  }

  /** Tells what a look came to. @returns Why nothing could be compared, if so */
  tellLook(look: Look, follower: Follower): string | null {
    if (look.anew !== undefined) tellAside(`… derives all anew: ${look.anew}`);
    else if (look.dropped !== undefined) tellAside(`… the chain has dropped its blocks from ${look.dropped} on`);
    for (const one of look.found) tell(...found(one));
    for (const one of look.gone) tell(gone(one));
    const waits = look.wait === undefined ? lag(look, this.server) : REASONS[look.wait](look, this.server);
    if (waits !== null) this.tellProblem(waits);
    else if (this.problem !== null) tellAside('… goes on');
    if (waits === null) this.problem = null;
    this.tellProgress(look, follower);
    return look.wait === undefined ? null : this.problem;
  }

  private tellProgress(look: Look, follower: Follower): void {
    const { derived, compared, chain, gone } = look;
    if (derived !== undefined && compared === undefined && performance.now() - this.progressAt > EVERY_MS) {
      this.progressAt = performance.now();
      tellAside(`… block ${derived.to} of ${chain.number}`);
    }
    const isNew = this.verdictAt === undefined || (derived?.entries ?? 0) > 0 || gone.length > 0;
    if (compared !== undefined && isNew) this.tellVerdict(compared, follower);
    else if (this.isQuiet(look) && follower.compared !== undefined) this.tellVerdict(follower.compared, follower);
  }

  /** Whether a look brought nothing to tell, and nothing was told for long. */
  private isQuiet({ wait, derived, compared }: Look): boolean {
    if (wait !== undefined || (derived !== undefined && compared === undefined)) return false;
    return this.verdictAt !== undefined && performance.now() - this.verdictAt > this.quietMs;
  }

  private tellVerdict({ number, hash }: BlockPlace, { watched: { derivation, open } }: Follower): void {
    this.verdictAt = performance.now();
    const ledgers = [...derivation.ledgers.guilds].map((guild) => derivation.ledgers.ledger(guild).head.entryCount);
    const entries = ledgers.reduce((sum, count) => sum + count, 0n).toLocaleString('en');
    const all = `${entries} entries of ${ledgers.length} ${ledgers.length === 1 ? 'guild' : 'guilds'}`;
    const count = open.all.length + open.untold;
    const verdict =
      count === 0
        ? `✔ all is what ${this.server} serves`
        : `✘ ${count} ${count === 1 ? 'difference is' : 'differences are'} open`;
    tell(`block ${number} (${hash}): ${all}; ${verdict}`);
  }
}

const REASONS: Record<Wait, (look: Look, server: string) => string> = {
  'server behind': ({ served, chain }, server) =>
    `${server} is back at block ${served.number}, and the chain at ${chain.number}`,
  'other branch': ({ served }, server) =>
    `${server} stands on block ${served.number} (${served.hash}), which is not of the chain; if it stays there, index anew`,
  'node behind': ({ chain }) => `the node is back at block ${chain.number}, before what was derived`,
};

function lag({ served, chain }: Look, server: string): string | null {
  if (chain.number - served.number <= USUAL_LAG) return null;
  return `${server} is behind the chain`;
}

function found({ guild, difference, block }: OpenDifference): string[] {
  const [first, ...lines] = told(difference);
  return [`✘ block ${block.number} (${block.hash}), guild ${guild}: ${first}`, ...lines];
}

function gone({ guild, difference: { type, row, id } }: OpenDifference): string {
  return `✔ gone: ${type} ${row} (${id}) of guild ${guild}`;
}
