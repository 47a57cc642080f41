import { keccak } from '../encode/keccak.ts';

const BLOOM_BYTES = 256;

/** The bloom filter of a receipt over its logs' addresses and topics (the yellow paper, 4.3.1): three bits for each. */
export function bloomOf(values: readonly Uint8Array[]): Uint8Array {
  const bloom = new Uint8Array(BLOOM_BYTES);
  for (const value of values) for (const { at, bit } of bitsOf(value)) bloom[at] = (bloom[at] as number) | bit;
  return bloom;
}

/** The bloom filter over all of these: of a block over its receipts'. */
export function bloomOver(blooms: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(BLOOM_BYTES);
  for (const bloom of blooms)
    for (let at = 0; at < BLOOM_BYTES; at += 1) all[at] = (all[at] as number) | (bloom[at] as number);
  return all;
}

/** Bits of a bloom. */
export type BloomBits = readonly { at: number; bit: number }[];

/** Whether a log with the address or topic of these bits may be among those of a bloom. Where there is none, there always may. */
export function mayHold(bloom: Uint8Array, bits: BloomBits): boolean {
  return bloom.length !== BLOOM_BYTES || bits.every(({ at, bit }) => ((bloom[at] as number) & bit) !== 0);
}

/** The bits that an address or topic sets. */
export function bitsOf(value: Uint8Array): BloomBits {
  const hash = keccak(value);
  return [0, 2, 4].map((from) => {
    const place = (((hash[from] as number) << 8) | (hash[from + 1] as number)) % 2048;
    return { at: BLOOM_BYTES - 1 - (place >> 3), bit: 1 << (place & 7) };
  });
}
