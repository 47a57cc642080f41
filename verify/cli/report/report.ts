import { GIVEN, type TrustedHead } from '../../chain/trustedHead.ts';
import type { Hex } from '../../chain/types.ts';
import { told } from '../../compare/difference.ts';
import type { Target } from '../target.ts';
import type { VerifiedGuild } from '../verifyGuild.ts';
import { COMPARE_CODE, COMPARE_HASH } from './advice.ts';

/** What was verified of one guild. */
export type GuildReport = {
  target: Target;
  head: TrustedHead;
  /** The chain's newest block, unless another one was asked for. */
  newest: bigint;
  server: string;
  verified: VerifiedGuild;
};

/** Blocks by which a server may be behind without a word. */
export const USUAL_LAG = 5n;

/** What is served besides, and never compared: docs/proof.md, "Records". */
const NOT_COMPARED =
  'not compared: what all guilds share of accounts, other tokens than the guild’s, markets, documents and series';

/** The report as JSON; integers are texts. */
export function asJson({ target, head, newest, server, verified }: GuildReport): string {
  const { differences, differenceCount, surplus, made: _, ...counts } = verified;
  const isEqual = differenceCount === 0;
  const { fromBlock, ...of } = target;
  const report = {
    verified: isEqual,
    server,
    ...of,
    fromBlock,
    block: head,
    behind: newest - head.number,
    ...counts,
    surplus,
    differenceCount,
    differences,
  };
  return JSON.stringify(report, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

/** The report for people, in lines. */
export function asText({ target, head, newest, server, verified }: GuildReport): string[] {
  const { entryCount, entryHash, accounts, surplus, anchorsAnew, differences, differenceCount } = verified;
  const count = entryCount.toLocaleString('en');
  const untold = differenceCount - differences.length;
  const behind = newest - head.number;
  return [
    ...differences.flatMap(told),
    ...(untold > 0 ? [`and ${untold} more`] : []),
    ...surplus.map(({ token, amount }) => `note: ${amount} of ${token} are held that nobody has had recognized yet`),
    ...anchorsAnew.map(
      (seq) => `note: anchor ${seq} begins anew: with it the guild gave up the anchors before; ask why`,
    ),
    ...(behind > USUAL_LAG
      ? [`note: the chain has ${behind} blocks more: ${server} does not serve them, and nothing of them was compared`]
      : []),
    `guild ${target.guild} at block ${head.number} (${head.hash})`,
    `  derived ${count} entries and the balances of ${accounts} accounts; head ${entryHash}`,
    `  stands on ${head.standsOn}${head.standsOn === GIVEN ? '' : `; ${COMPARE_HASH}`}`,
    `  and on the factory ${target.factory} and the forwarder ${target.forwarder}; ${COMPARE_CODE}`,
    `  ${NOT_COMPARED}`,
    differenceCount === 0
      ? `✔ verified: all of it is what ${server} serves`
      : `✘ not verified: ${differenceCount} ${differenceCount === 1 ? 'difference' : 'differences'} between the chain and ${server}`,
  ];
}

/** That a guild is not served, as JSON. */
export function unservedAsJson(guild: Hex, factory: Hex): string {
  return JSON.stringify({ verified: false, guild, factory, unserved: true });
}

/** That a guild is not served, for people. */
export function unservedAsText(guild: Hex, factory: Hex): string {
  return `✘ not verified: ${factory} has made guild ${guild}, which the server leaves out: ask another server, or its operator`;
}
