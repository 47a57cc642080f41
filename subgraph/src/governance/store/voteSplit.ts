import { BigInt, Bytes } from '@graphprotocol/graph-ts';

const FRACTIONAL = 255;
/** Three uint128: against, for, abstain. */
const FRACTIONAL_PARAMS_LENGTH = 48;
const UINT128_LENGTH = 16;

/** How the weight of a vote is divided, by the rules of OpenZeppelin's `GovernorCountingFractional`. */
export class VoteSplit {
  support: string = 'SPLIT';
  againstVotes: BigInt = BigInt.zero();
  forVotes: BigInt = BigInt.zero();
  abstainVotes: BigInt = BigInt.zero();
}

/**
 * Divides a vote. The governor refuses any other `support` than 0, 1, 2 and 255, and any other length of a fractional
 * vote's `params`; should one come nevertheless, it counts for nothing.
 */
export function splitVote(support: i32, weight: BigInt, params: Bytes): VoteSplit {
  const split = new VoteSplit();
  if (support == 0) {
    split.support = 'AGAINST';
    split.againstVotes = weight;
  } else if (support == 1) {
    split.support = 'FOR';
    split.forVotes = weight;
  } else if (support == 2) {
    split.support = 'ABSTAIN';
    split.abstainVotes = weight;
  } else if (support == FRACTIONAL && params.length == FRACTIONAL_PARAMS_LENGTH) {
    split.againstVotes = uint128At(params, 0);
    split.forVotes = uint128At(params, 1);
    split.abstainVotes = uint128At(params, 2);
  }
  return split;
}

function uint128At(params: Bytes, index: i32): BigInt {
  const word = params.slice(index * UINT128_LENGTH, (index + 1) * UINT128_LENGTH).reverse();
  return BigInt.fromUnsignedBytes(Bytes.fromUint8Array(word));
}
