import type { Hex } from '../chain/types.ts';
import { bigEndian, concat } from './bytes.ts';
import type { GuildAddresses } from './guildContracts.ts';

// The ids of docs/proof.md, "Ids".

/** Id of a log's entry, and of the record that the log made. */
export function entryId(blockNumber: bigint, logIndex: number): Hex {
  return concat(bigEndian(blockNumber, 8), bigEndian(BigInt(logIndex), 4));
}

/** Id of a record that a contract numbers: a project, a budget, a round, a dispute, a finding … */
export function numberedId(contract: Hex, number: bigint): Hex {
  return concat(contract, bigEndian(number, 4));
}

/** Id of a part of a record, from 0: a line of an entry, a call of a proposal, a revision of a milestone. */
export function partId(owner: Hex, index: number): Hex {
  return concat(owner, bigEndian(BigInt(index), 2));
}

/** Whether a milestone can have an index: it is an `Int`. */
export function isMilestoneIndex(index: bigint): boolean {
  return index < 2n ** 31n;
}

/** Id of a milestone; one that no row has for an index that no milestone can have. */
export function milestoneId({ projects }: GuildAddresses, project: bigint, index: bigint): Hex {
  if (!isMilestoneIndex(index)) return '0x';
  return numberedId(numberedId(projects, project), index);
}

/** Id of a proposal. */
export function proposalId({ governor }: GuildAddresses, number: bigint): Hex {
  return concat(governor, bigEndian(number, 32));
}
