import { concat, dataSlice, toBeHex } from 'ethers';
import { ADDRESS_BYTES, idBytes } from '../prepare/find/ids.ts';

/** A proposal: its Governor and the Governor's id. */
export type ProposalKey = { governor: string; proposalId: bigint };

/**
 * A proposal's id: `governor ‖ be32(proposalId)`.
 *
 * @throws UserErrors when it is none.
 */
export function parseProposalId(id: unknown, field: string[]): ProposalKey {
  const bytes = idBytes(id, field, {
    length: 52,
    what: 'a proposal',
    form: "the Governor (20 bytes) and the Governor's id (32 bytes)",
  });
  return { governor: dataSlice(bytes, 0, ADDRESS_BYTES), proposalId: BigInt(dataSlice(bytes, 20, 52)) };
}

/** A proposal's id in the ledger. */
export function proposalLedgerId({ governor, proposalId }: ProposalKey): string {
  return concat([governor, toBeHex(proposalId, 32)]);
}
