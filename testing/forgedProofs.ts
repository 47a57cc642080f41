import { concat, getBytes, hexlify, keccak256 } from 'ethers';
import type { Random } from './random.ts';

/** What proves that an entry is in a tree. */
export type InclusionClaim = { proof: readonly string[]; size: bigint; index: bigint; entryHash: string };

/** What proves that a tree begins with an older one. */
export type ConsistencyClaim = {
  proof: readonly string[];
  old: { root: string; size: bigint };
  tree: { root: string; size: bigint };
};

type Forgery<Claim> = (claim: Claim, random: Random) => Claim;

/** A hash with one bit turned. */
function altered(hash: string, random: Random): string {
  const bytes = getBytes(hash);
  const at = random.number(32);
  bytes[at] = (bytes[at] as number) ^ (1 << random.number(8));
  return hexlify(bytes);
}

/** The hashes of a proof, spoilt in one of many ways. */
export function spoil(proof: readonly string[], random: Random): string[] {
  const at = random.number(Math.max(proof.length, 1));
  const another = keccak256(concat(['0x01', ...proof]));
  const ways = [
    () => [...proof, another],
    () => [another, ...proof],
    () => [...proof.slice(0, at), another, ...proof.slice(at)],
    () => proof.slice(1),
    () => proof.slice(0, -1),
    () => proof.map((hash, index) => (index === at ? altered(hash, random) : hash)),
    () => proof.map((hash, index) => (index === at ? `0x${'00'.repeat(32)}` : hash)),
    () => [...proof].reverse(),
  ];
  const spoilt = random.pick(ways)();
  return spoilt.join() === proof.join() ? [...proof, another] : spoilt;
}

const inclusionForgeries: Record<string, Forgery<InclusionClaim>> = {
  hashes: (claim, random) => ({ ...claim, proof: spoil(claim.proof, random) }),
  'another entry': (claim, random) => ({ ...claim, entryHash: altered(claim.entryHash, random) }),
  'the leaf as its entry': (claim) => ({ ...claim, entryHash: keccak256(concat(['0x00', claim.entryHash])) }),
  'another place': (claim, random) => {
    const other = BigInt(random.number(Number(claim.size)));
    return { ...claim, index: other === claim.index ? claim.size : other };
  },
  'a place outside': (claim, random) => ({ ...claim, index: claim.size + BigInt(random.number(3)) }),
};

const consistencyForgeries: Record<string, Forgery<ConsistencyClaim>> = {
  hashes: (claim, random) => ({ ...claim, proof: spoil(claim.proof, random) }),
  'another older root': (claim, random) => ({ ...claim, old: { ...claim.old, root: altered(claim.old.root, random) } }),
  'another root': (claim, random) => ({ ...claim, tree: { ...claim.tree, root: altered(claim.tree.root, random) } }),
  'the roots swapped': ({ proof, old, tree }) => ({
    proof,
    old: { root: tree.root, size: old.size },
    tree: { root: old.root, size: tree.size },
  }),
  'the sizes swapped': ({ proof, old, tree }) => ({
    proof,
    old: { root: old.root, size: tree.size },
    tree: { root: tree.root, size: old.size },
  }),
  'as many leaves': ({ old, tree }) => ({ proof: [], old: { root: old.root, size: tree.size }, tree }),
};

function forge<Claim>(forgeries: Record<string, Forgery<Claim>>) {
  return (claim: Claim, random: Random): Claim & { forgery: string } => {
    const [forgery, forged] = random.pick(Object.entries(forgeries)) as [string, Forgery<Claim>];
    return { ...forged(claim, random), forgery };
  };
}

/** Makes false claims of true ones, each in one of many ways. */
export const forgedProofs = { inclusion: forge(inclusionForgeries), consistency: forge(consistencyForgeries) };
