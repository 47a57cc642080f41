import type { Hex } from '../chain/types.ts';
import { type CheckedCertificate, checkCertificate } from './checkCertificate.ts';
import { Differences } from './differences.ts';
import type { Expected } from './expected.ts';
import type { RowDifference } from './writtenRow.ts';

/** What a certificate's check came to, after those before it. */
export type CheckedAfter = CheckedCertificate & {
  /** Digest of the state that all of it stands on; null when that is nothing: the guild was not there. */
  trustedState: Hex | null;
  differenceCount: number;
  differences: RowDifference[];
};

/** What comes before a certificate, and the state that it stands on in turn; null when it begins with the guild. */
export type Before = { after: Hex | CheckedCertificate; trustedState: Hex | null };

/**
 * Checks a certificate as the one after others.
 *
 * @param before - What they close with; undefined when it is the first one.
 * @throws CertificateError as `checkCertificate` does
 */
export async function checkAfter(
  bytes: AsyncIterable<Uint8Array>,
  expected: Expected,
  before: Before | undefined,
): Promise<CheckedAfter> {
  const differences = new Differences<RowDifference>();
  const checked = await checkCertificate(bytes, { ...expected, after: before?.after }, differences.add);
  const trustedState = before === undefined ? ((checked.opening?.digest ?? null) as Hex | null) : before.trustedState;
  return { ...checked, trustedState, differenceCount: differences.count, differences: differences.told };
}
