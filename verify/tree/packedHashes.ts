const BYTES = 32;

/** Hashes of 32 bytes in one buffer that grows: a third of the memory that an array of them takes. */
export type PackedHashes = {
  /** How many there are. */
  length(): number;
  push(hash: Uint8Array): void;
  /** One of them, from 0: a view of the buffer, to read at once. */
  at(index: number): Uint8Array;
  /** Forgets all but the first ones. */
  truncate(length: number): void;
};

/** An empty list of hashes. */
export function packHashes(): PackedHashes {
  let bytes = new Uint8Array(BYTES);
  let length = 0;
  return {
    length: () => length,
    push(hash) {
      if (length * BYTES === bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      bytes.set(hash, length * BYTES);
      length += 1;
    },
    at: (index) => bytes.subarray(index * BYTES, (index + 1) * BYTES),
    truncate(kept) {
      length = Math.min(length, kept);
    },
  };
}
