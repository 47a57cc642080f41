import { numberBytesOf } from './hex.ts';
import { encodeRlp } from './rlp.ts';

/** The nibbles of an index's RLP. No such key is the beginning of another, so that branches have no values of their own. */
export function keyOf(index: number): Uint8Array {
  return nibblesOf(encodeRlp(numberBytesOf(`0x${index.toString(16)}`)));
}

function nibblesOf(bytes: Uint8Array): Uint8Array {
  const nibbles = new Uint8Array(bytes.length * 2);
  bytes.forEach((byte, at) => {
    nibbles[2 * at] = byte >> 4;
    nibbles[2 * at + 1] = byte & 15;
  });
  return nibbles;
}

/** Nibbles as bytes, with what they are and whether they are odd in the first (the yellow paper's hex-prefix encoding). */
export function packNibbles(nibbles: Uint8Array, isLeaf: boolean): Uint8Array {
  const isOdd = nibbles.length % 2 === 1;
  const whole = Uint8Array.from([(isLeaf ? 2 : 0) + (isOdd ? 1 : 0), ...(isOdd ? [] : [0]), ...nibbles]);
  return Uint8Array.from(
    { length: whole.length / 2 },
    (_, at) => ((whole[2 * at] as number) << 4) | (whole[2 * at + 1] as number),
  );
}

/**
 * What {@link packNibbles} has packed.
 *
 * @throws Error when it is not packed in this way
 */
export function unpackNibbles(bytes: Uint8Array): { isLeaf: boolean; path: Uint8Array } {
  const nibbles = nibblesOf(bytes);
  const [flags = 4, second = 0] = nibbles;
  if (flags > 3 || (flags % 2 === 0 && second !== 0)) throw new Error('a node has a path that is none');
  return { isLeaf: flags >= 2, path: nibbles.subarray(flags % 2 === 1 ? 1 : 2) };
}
