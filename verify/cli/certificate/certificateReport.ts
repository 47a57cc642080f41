import type { CheckedAfter } from '../../certificate/checkAfter.ts';
import { COMPARE_CODE, COMPARE_HASH_OFFLINE } from '../report/advice.ts';

/** What a certificate's check came to. */
export type CheckedFile = CheckedAfter & { verified: boolean; file: string };

/** The report for people, in lines. */
export function asText(checked: CheckedFile, isHashGiven: boolean): string[] {
  const { guild, entryCount, head, root, digest, opening, differences, differenceCount, trustedState } = checked;
  const lines = differences.flatMap(({ problem, type, id, fields }) => [
    `${problem}: ${type} ${id}`,
    ...fields.map(
      ({ field, derived, written }) => `    ${field}: by the blocks in the file ${derived}, written in it ${written}`,
    ),
  ]);
  const named = `the hash of block ${checked.toBlock}, which the file itself names; ${COMPARE_HASH_OFFLINE}`;
  const compare = isHashGiven ? 'the block hash that was given' : named;
  const state = trustedState === null ? '' : `, and the state ${trustedState}`;
  const own = BigInt(entryCount) - BigInt(opening?.entryCount ?? 0n);
  const total = opening === null ? '' : `, ${counted(BigInt(entryCount))} with those before`;
  const untold = differenceCount - differences.length;
  return [
    ...lines,
    ...(untold > 0 ? [`and ${untold} more`] : []),
    `guild ${guild} from block ${checked.fromBlock} to ${checked.toBlock} (${checked.blockHash}) of chain ${checked.chainId}`,
    `  has ${counted(own)} entries${total}; head ${head}, root of the tree ${root}`,
    `  opens with ${opening === null ? 'nothing, before the guild' : `the state ${opening.digest}`}`,
    `  closes with the state ${digest}`,
    `  stands on ${compare}`,
    `  and on the factory ${checked.factory} and the forwarder ${checked.forwarder}${state}; ${COMPARE_CODE}`,
    verdict(checked),
  ];
}

function counted(count: bigint): string {
  return count.toLocaleString('en');
}

function verdict({ verified, file, trustedState, differenceCount }: CheckedFile): string {
  if (differenceCount > 0) {
    const rows = differenceCount === 1 ? `1 row of ${file} does` : `${differenceCount} rows of ${file} do`;
    return `✘ not verified: ${rows} not follow from its blocks; do not rely on it, and get the file again`;
  }
  if (trustedState === null) return `✔ verified: all of ${file} follows from its blocks`;
  if (verified) return `✔ verified: all of ${file} follows from its blocks and the state that was given`;
  return (
    `✘ not verified from its beginning: all of ${file} follows from its blocks and the state ${trustedState}, which ` +
    'nothing here shows; give --after with the certificate that closes with it, or with that digest if you trust it'
  );
}
