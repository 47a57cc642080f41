import type { Checked } from '../../../../verify/proof/report.ts';
import type { ClaimedEntry, Premises } from '../../../../verify/proof/types.ts';
import type { Entry } from './queries/entry.ts';

/** This page knows nothing from elsewhere than the gateway: whoever reads compares all of it. */
const NOTHING: Premises = { chainId: null, factory: null, guild: null, trusted: null };

/**
 * Checks an entry as the page shows it by its proof. The verifier is loaded when it is first needed.
 *
 * @param proof - As the gateway has sent it.
 * @throws Error when that is no proof
 */
export async function checkEntry(proof: unknown, entry: Entry): Promise<Checked> {
  const [{ readEntryProof }, { checkEntryProof }] = await Promise.all([
    import('../../../../verify/proof/readEntryProof.ts'),
    import('../../../../verify/proof/checkEntryProof.ts'),
  ]);
  // What the schema calls Bytes is hexadecimal; the proof shows whether it is the right one.
  const claimed = { ...entry, guild: entry.guild.id, contract: entry.contract.address } as ClaimedEntry;
  return checkEntryProof(readEntryProof(proof), claimed, NOTHING);
}
