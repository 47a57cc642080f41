import { concat, keccak256 } from 'ethers';

/** A Merkle tree by the recursive definitions of RFC 9162, which say what proofs are, not how to make them quickly. */
export type ReferenceTree = {
  root(size: bigint): string;
  inclusionProof(index: bigint, size: bigint): string[];
  consistencyProof(oldSize: bigint, size: bigint): string[];
};

/**
 * The tree of RFC 9162, section 2.1.
 *
 * @param leaves - What the leaves hold, as hexadecimal; or what each of as many leaves as are asked for holds, so that
 * trees of any size can be had.
 * @param hash - Hash of hexadecimal bytes, SHA-256 in the RFC.
 */
export function referenceTree(
  leaves: readonly string[] | string,
  hash: (bytes: string) => string = keccak256,
): ReferenceTree {
  const known = new Map<string, string>();
  const treeHash = (start: bigint, end: bigint): string => {
    const key = typeof leaves === 'string' ? `${end - start}` : `${start} ${end}`;
    const found = known.get(key) ?? hash(concat(parts(start, end)));
    known.set(key, found);
    return found;
  };
  const parts = (start: bigint, end: bigint) => {
    if (end - start === 1n) return ['0x00', typeof leaves === 'string' ? leaves : (leaves[Number(start)] as string)];
    const middle = start + largestPowerBelow(end - start);
    return ['0x01', treeHash(start, middle), treeHash(middle, end)];
  };
  const path = (index: bigint, start: bigint, end: bigint): string[] => {
    if (end - start === 1n) return [];
    const middle = start + largestPowerBelow(end - start);
    if (index < middle) return [...path(index, start, middle), treeHash(middle, end)];
    return [...path(index, middle, end), treeHash(start, middle)];
  };
  const subproof = (oldEnd: bigint, start: bigint, end: bigint, isWhole: boolean): string[] => {
    if (oldEnd === end) return isWhole ? [] : [treeHash(start, end)];
    const middle = start + largestPowerBelow(end - start);
    if (oldEnd <= middle) return [...subproof(oldEnd, start, middle, isWhole), treeHash(middle, end)];
    return [...subproof(oldEnd, middle, end, false), treeHash(start, middle)];
  };
  return {
    root: (size) => treeHash(0n, size),
    inclusionProof: (index, size) => path(index, 0n, size),
    consistencyProof: (oldSize, size) => (oldSize === 0n ? [] : subproof(oldSize, 0n, size, true)),
  };
}

function largestPowerBelow(size: bigint): bigint {
  let power = 1n;
  while (power * 2n < size) power *= 2n;
  return power;
}
