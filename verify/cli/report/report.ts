import { GIVEN, type TrustedHead } from '../../chain/trustedHead.ts';
import type { Hex } from '../../chain/types.ts';
import { told } from '../../compare/difference.ts';
import type { Target } from '../target.ts';
import type { VerifiedGuild } from '../verifyGuild.ts';
import { COMPARE_CODE, COMPARE_HASH } from './advice.ts';

/** What was verified of one guild. */
export type GuildReport = { target: Target; head: TrustedHead; server: string; verified: VerifiedGuild };

/** The report as JSON; integers are texts. */
export function asJson({ target, head, server, verified }: GuildReport): string {
  const { differences, differenceCount, surplus, ...counts } = verified;
  const isEqual = differenceCount === 0;
  const { fromBlock, ...of } = target;
  const report = {
    verified: isEqual,
    server,
    ...of,
    fromBlock,
    block: head,
    ...counts,
    surplus,
    differenceCount,
    differences,
  };
  return JSON.stringify(report, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

/** The report for people, in lines. */
export function asText({ target, head, server, verified }: GuildReport): string[] {
  const { entryCount, entryHash, accounts, surplus, anchorsAnew, differences, differenceCount } = verified;
  const count = entryCount.toLocaleString('en');
  const untold = differenceCount - differences.length;
  return [
    ...differences.flatMap(told),
    ...(untold > 0 ? [`and ${untold} more`] : []),
    ...surplus.map(({ token, amount }) => `note: ${amount} of ${token} are held that nobody has had recognized yet`),
    ...anchorsAnew.map(
      (seq) => `note: anchor ${seq} begins anew: with it the guild gave up the anchors before; ask why`,
    ),
    `guild ${target.guild} at block ${head.number} (${head.hash})`,
    `  derived ${count} entries and the balances of ${accounts} accounts; head ${entryHash}`,
    `  stands on ${head.standsOn}${head.standsOn === GIVEN ? '' : `; ${COMPARE_HASH}`}`,
    `  and on the factory ${target.factory} and the forwarder ${target.forwarder}; ${COMPARE_CODE}`,
    differenceCount === 0
      ? `✔ verified: all of it is what ${server} serves`
      : `✘ not verified: ${differenceCount} differences between the chain and ${server}`,
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
