import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { bigEndian, bigEndianI32 } from './bigEndian';

/**
 * Id of a log's ledger entry, and of the record that the log made (a payment, a vote, a withdrawal …).
 *
 * @example block 12, log 3: 0x000000000000000c00000003
 */
export function entryId(event: ethereum.Event): Bytes {
  return bigEndian(event.block.number, 8).concat(bigEndian(event.logIndex, 4));
}

/**
 * A contract's part in a guild.
 *
 * @example guild 0xaa…aa, contract 0xbb…bb: 0xaa…aabb…bb
 */
export function guildContractId(guild: Bytes, contract: Bytes): Bytes {
  return guild.concat(contract);
}

/**
 * An account's membership in a guild.
 *
 * @example guild 0xaa…aa, account 0xbb…bb: 0xaa…aabb…bb
 */
export function memberId(guild: Bytes, account: Bytes): Bytes {
  return guild.concat(account);
}

/**
 * A project, by the contract that keeps it and its number there.
 *
 * @example contract 0xaa…aa, project 1: 0xaa…aa00000001
 */
export function projectId(projects: Bytes, number: BigInt): Bytes {
  return projects.concat(bigEndian(number, 4));
}

/**
 * A milestone, by its project and its index.
 *
 * @example milestone 2 of project 0xaa…aa00000001: 0xaa…aa0000000100000002
 */
export function milestoneId(project: Bytes, index: BigInt): Bytes {
  return project.concat(bigEndian(index, 4));
}

/**
 * A submission for a milestone.
 *
 * @example revision 1 of milestone 0xaa…aa0000000100000002: 0xaa…aa00000001000000020001
 */
export function deliverableId(milestone: Bytes, revision: i32): Bytes {
  return milestone.concat(bigEndianI32(revision, 2));
}

/**
 * A reviewer's judgement of a deliverable.
 *
 * @example deliverable 0xaa…aa00000001000000020001, reviewer 0xbb…bb: 0xaa…aa00000001000000020001bb…bb
 */
export function reviewId(deliverable: Bytes, reviewer: Bytes): Bytes {
  return deliverable.concat(reviewer);
}

/**
 * A proposal, by its governor and the governor's id of it.
 *
 * @example governor 0xaa…aa, proposal 5: 0xaa…aa00…05
 */
export function proposalId(governor: Bytes, number: BigInt): Bytes {
  return governor.concat(bigEndian(number, 32));
}

/**
 * A call of a proposal.
 *
 * @example call 0 of proposal 0xaa…aa00…05: 0xaa…aa00…050000
 */
export function proposalCallId(proposal: Bytes, index: i32): Bytes {
  return proposal.concat(bigEndianI32(index, 2));
}

/**
 * An operation of a timelock.
 *
 * @example timelock 0xaa…aa, operation 0xcc…cc: 0xaa…aacc…cc
 */
export function operationId(timelock: Bytes, operation: Bytes): Bytes {
  return timelock.concat(operation);
}

/**
 * Counter of the calls that a timelock made to a contract in a transaction.
 *
 * @example transaction 0xdd…dd, timelock 0xaa…aa, contract 0xbb…bb: 0xdd…ddaa…aabb…bb
 */
export function executionCursorId(transaction: Bytes, timelock: Bytes, target: Bytes): Bytes {
  return transaction.concat(timelock).concat(target);
}

/**
 * The n-th call that a timelock made to a contract in a transaction, from 0.
 *
 * @example call 0 of 0xaa…aa to 0xbb…bb in transaction 0xdd…dd: 0xdd…ddaa…aabb…bb0000
 */
export function executionId(cursor: Bytes, count: i32): Bytes {
  return cursor.concat(bigEndianI32(count, 2));
}

/**
 * An account of a guild's books; `code` is the byte of its place in the chart of accounts.
 *
 * @example guild 0xaa…aa, token 0xbb…bb, code 3, holder 0x00000001: 0xaa…aabb…bb0300000001
 */
export function ledgerAccountId(guild: Bytes, token: Bytes, code: i32, holder: Bytes): Bytes {
  return guild.concat(token).concat(bigEndianI32(code, 1)).concat(holder);
}

/**
 * A line of an entry, from 0.
 *
 * @example line 1 of entry 0x000000000000000c00000003: 0x000000000000000c000000030001
 */
export function postingId(entry: Bytes, line: i32): Bytes {
  return entry.concat(bigEndianI32(line, 2));
}

/**
 * A record that a contract numbers: a strategy, a round, a budget, a dispute, an agreement, an anchor, a finding, a
 * statement, an epoch or a version of the categories' rules.
 *
 * @example finding 1 of 0xaa…aa: 0xaa…aa00000001
 */
export function numberedId(contract: Bytes, number: BigInt): Bytes {
  return contract.concat(bigEndian(number, 4));
}

/**
 * A record that a contract keeps under a small number: a category, a skill, an action.
 *
 * @example skill 1 of 0xaa…aa: 0xaa…aa01
 */
export function smallId(contract: Bytes, number: i32): Bytes {
  return contract.concat(bigEndianI32(number, 1));
}

/**
 * A record that a contract keeps per account: a status, a reward rate of a token; of a budget, a spender.
 *
 * @example account 0xbb…bb at 0xaa…aa: 0xaa…aabb…bb
 */
export function perAccountId(owner: Bytes, account: Bytes): Bytes {
  return owner.concat(account);
}

/**
 * What a Projects contract owes an account of a token.
 *
 * @example 0xbb…bb, token 0xcc…cc at 0xaa…aa: 0xaa…aabb…bbcc…cc
 */
export function creditBalanceId(projects: Bytes, account: Bytes, token: Bytes): Bytes {
  return projects.concat(account).concat(token);
}

/**
 * A function of a contract, at a category policy.
 *
 * @example 0x12345678 of 0xbb…bb at 0xaa…aa: 0xaa…aabb…bb12345678
 */
export function functionCategoryId(policy: Bytes, target: Bytes, selector: Bytes): Bytes {
  return policy.concat(target).concat(selector);
}

/**
 * A project in a round.
 *
 * @example project 2 in round 0xaa…aa00000001: 0xaa…aa0000000100000002
 */
export function roundCandidateId(round: Bytes, projectNumber: BigInt): Bytes {
  return round.concat(bigEndian(projectNumber, 4));
}

/**
 * A period of a budget.
 *
 * @example period 3 of budget 0xaa…aa00000001: 0xaa…aa000000010000000000000003
 */
export function budgetPeriodId(budget: Bytes, number: BigInt): Bytes {
  return budget.concat(bigEndian(number, 8));
}

/**
 * A part of an entry's record, from 0: a choice of a ballot, a share of a payout split.
 *
 * @example part 1 of entry 0x000000000000000c00000003: 0x000000000000000c000000030001
 */
export function partId(entry: Bytes, index: i32): Bytes {
  return entry.concat(bigEndianI32(index, 2));
}

/**
 * An account's vesting reward.
 *
 * @example grant 1 of 0xbb…bb at 0xaa…aa: 0xaa…aabb…bb00000001
 */
export function grantId(rewards: Bytes, account: Bytes, number: BigInt): Bytes {
  return rewards.concat(account).concat(bigEndian(number, 4));
}

/**
 * An account's points in a skill.
 *
 * @example skill 1 of 0xbb…bb at 0xaa…aa: 0xaa…aabb…bb01
 */
export function scoreId(reputation: Bytes, account: Bytes, skill: i32): Bytes {
  return reputation.concat(account).concat(bigEndianI32(skill, 1));
}

/**
 * A role, by the contract that gives it and what that calls it.
 *
 * @example role 7 of access manager 0xaa…aa: 0xaa…aa0000000000000007
 */
export function roleId(contract: Bytes, number: Bytes): Bytes {
  return contract.concat(number);
}

/**
 * An account's membership in a role.
 *
 * @example 0xbb…bb in role 7 of access manager 0xaa…aa: 0xaa…aabb…bb0000000000000007
 */
export function roleMembershipId(contract: Bytes, account: Bytes, number: Bytes): Bytes {
  return contract.concat(account).concat(number);
}

/**
 * What waits for an account; `kind` is the byte of its place among the kinds.
 *
 * @example kind 3, dispute 0xaa…aa00000001, account 0xbb…bb: 0x03aa…aa00000001bb…bb
 */
export function taskId(kind: i32, subject: Bytes, account: Bytes): Bytes {
  return bigEndianI32(kind, 1).concat(subject).concat(account);
}

/**
 * Whether a guild takes a token as payment.
 *
 * @example guild 0xaa…aa, token 0xbb…bb: 0xaa…aabb…bb
 */
export function paymentTokenId(guild: Bytes, token: Bytes): Bytes {
  return guild.concat(token);
}

/**
 * A token of a Uniswap V2 pair.
 *
 * @example token 0xaa…aa, pair 0xbb…bb: 0xaa…aabb…bb
 */
export function pairTokenId(token: Bytes, pair: Bytes): Bytes {
  return token.concat(pair);
}

/**
 * A market of a guild's token, by the token that its prices are in.
 *
 * @example guild 0xaa…aa, quote 0xbb…bb: 0xaa…aabb…bb
 */
export function marketId(guild: Bytes, quote: Bytes): Bytes {
  return guild.concat(quote);
}

/**
 * What a pair's log is to one of its markets.
 *
 * @example block 12, log 3, guild 0xaa…aa: 0x000000000000000c00000003aa…aa
 */
export function marketRecordId(event: ethereum.Event, guild: Bytes): Bytes {
  return entryId(event).concat(guild);
}
