import { Bytes } from '@graphprotocol/graph-ts';

/** Bytes that are hashed at once. */
const BLOCK: i32 = 64;
/** Bytes at the end of the last block that tell how long the message is. */
const LENGTH_BYTES: i32 = 8;

/** The first 32 bits of the fractional parts of the square roots of the first 8 primes. */
const INITIAL_STATE: StaticArray<u32> = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND_CONSTANTS: StaticArray<u32> = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
];

/**
 * SHA-256 of bytes; mappings have no host function for it.
 *
 * @see https://csrc.nist.gov/pubs/fips/180-4/upd1/final sections 5.1.1 and 6.2, whose names the variables have
 * @example sha256(Bytes.fromUTF8('abc')) // 0xba7816bf…f20015ad
 */
export function sha256(message: Bytes): Bytes {
  const state = StaticArray.slice(INITIAL_STATE);
  const wholeBlocks = message.length / BLOCK;
  hashBlocks(state, message.dataStart, wholeBlocks);
  const end = paddedEnd(message, wholeBlocks * BLOCK);
  hashBlocks(state, end.dataStart, end.length / BLOCK);
  const digest = new Bytes(4 * state.length);
  for (let i = 0; i < state.length; i++) store<u32>(digest.dataStart + 4 * i, bswap<u32>(state[i]));
  return digest;
}

/** What comes after the whole blocks: the rest of the message, a one bit, zeros, and the message's length in bits. */
function paddedEnd(message: Bytes, start: i32): Uint8Array {
  const rest = message.length - start;
  const end = new Uint8Array(rest + 1 + LENGTH_BYTES <= BLOCK ? BLOCK : 2 * BLOCK);
  for (let i = 0; i < rest; i++) end[i] = message[start + i];
  end[rest] = 0x80;
  store<u64>(end.dataStart + end.length - LENGTH_BYTES, bswap<u64>((message.length as u64) * 8));
  return end;
}

/**
 * Takes blocks into the state. graph-node meters each jump with a call that costs as much as a round: so eight rounds are
 * written out, in which the letters change places instead of their values.
 */
function hashBlocks(state: StaticArray<u32>, blocks: usize, count: i32): void {
  const schedule = new StaticArray<u32>(BLOCK);
  const s = changetype<usize>(state);
  for (let i = 0; i < count; i++) {
    expand(changetype<usize>(schedule), blocks + i * BLOCK);
    let a = load<u32>(s);
    let b = load<u32>(s + 4);
    let c = load<u32>(s + 8);
    let d = load<u32>(s + 12);
    let e = load<u32>(s + 16);
    let f = load<u32>(s + 20);
    let g = load<u32>(s + 24);
    let h = load<u32>(s + 28);
    let k = changetype<usize>(ROUND_CONSTANTS);
    let w = changetype<usize>(schedule);
    for (let t = 0; t < BLOCK; t += 8) {
      h += bigSigma1(e) + ch(e, f, g) + load<u32>(k) + load<u32>(w);
      d += h;
      h += bigSigma0(a) + maj(a, b, c);
      g += bigSigma1(d) + ch(d, e, f) + load<u32>(k + 4) + load<u32>(w + 4);
      c += g;
      g += bigSigma0(h) + maj(h, a, b);
      f += bigSigma1(c) + ch(c, d, e) + load<u32>(k + 8) + load<u32>(w + 8);
      b += f;
      f += bigSigma0(g) + maj(g, h, a);
      e += bigSigma1(b) + ch(b, c, d) + load<u32>(k + 12) + load<u32>(w + 12);
      a += e;
      e += bigSigma0(f) + maj(f, g, h);
      d += bigSigma1(a) + ch(a, b, c) + load<u32>(k + 16) + load<u32>(w + 16);
      h += d;
      d += bigSigma0(e) + maj(e, f, g);
      c += bigSigma1(h) + ch(h, a, b) + load<u32>(k + 20) + load<u32>(w + 20);
      g += c;
      c += bigSigma0(d) + maj(d, e, f);
      b += bigSigma1(g) + ch(g, h, a) + load<u32>(k + 24) + load<u32>(w + 24);
      f += b;
      b += bigSigma0(c) + maj(c, d, e);
      a += bigSigma1(f) + ch(f, g, h) + load<u32>(k + 28) + load<u32>(w + 28);
      e += a;
      a += bigSigma0(b) + maj(b, c, d);
      k += 32;
      w += 32;
    }
    store<u32>(s, load<u32>(s) + a);
    store<u32>(s + 4, load<u32>(s + 4) + b);
    store<u32>(s + 8, load<u32>(s + 8) + c);
    store<u32>(s + 12, load<u32>(s + 12) + d);
    store<u32>(s + 16, load<u32>(s + 16) + e);
    store<u32>(s + 20, load<u32>(s + 20) + f);
    store<u32>(s + 24, load<u32>(s + 24) + g);
    store<u32>(s + 28, load<u32>(s + 28) + h);
  }
}

/** The message schedule of a block. */
function expand(w: usize, block: usize): void {
  store<u32>(w, bswap<u32>(load<u32>(block)));
  store<u32>(w + 4, bswap<u32>(load<u32>(block + 4)));
  store<u32>(w + 8, bswap<u32>(load<u32>(block + 8)));
  store<u32>(w + 12, bswap<u32>(load<u32>(block + 12)));
  store<u32>(w + 16, bswap<u32>(load<u32>(block + 16)));
  store<u32>(w + 20, bswap<u32>(load<u32>(block + 20)));
  store<u32>(w + 24, bswap<u32>(load<u32>(block + 24)));
  store<u32>(w + 28, bswap<u32>(load<u32>(block + 28)));
  store<u32>(w + 32, bswap<u32>(load<u32>(block + 32)));
  store<u32>(w + 36, bswap<u32>(load<u32>(block + 36)));
  store<u32>(w + 40, bswap<u32>(load<u32>(block + 40)));
  store<u32>(w + 44, bswap<u32>(load<u32>(block + 44)));
  store<u32>(w + 48, bswap<u32>(load<u32>(block + 48)));
  store<u32>(w + 52, bswap<u32>(load<u32>(block + 52)));
  store<u32>(w + 56, bswap<u32>(load<u32>(block + 56)));
  store<u32>(w + 60, bswap<u32>(load<u32>(block + 60)));
  for (let t = w + 64; t < w + 4 * BLOCK; t += 32) {
    scheduleWord(t);
    scheduleWord(t + 4);
    scheduleWord(t + 8);
    scheduleWord(t + 12);
    scheduleWord(t + 16);
    scheduleWord(t + 20);
    scheduleWord(t + 24);
    scheduleWord(t + 28);
  }
}

function scheduleWord(t: usize): void {
  const sum = smallSigma1(load<u32>(t - 8)) + load<u32>(t - 28) + smallSigma0(load<u32>(t - 60)) + load<u32>(t - 64);
  store<u32>(t, sum);
}

function bigSigma0(x: u32): u32 {
  return rotr<u32>(x, 2) ^ rotr<u32>(x, 13) ^ rotr<u32>(x, 22);
}

function bigSigma1(x: u32): u32 {
  return rotr<u32>(x, 6) ^ rotr<u32>(x, 11) ^ rotr<u32>(x, 25);
}

function smallSigma0(x: u32): u32 {
  return rotr<u32>(x, 7) ^ rotr<u32>(x, 18) ^ (x >> 3);
}

function smallSigma1(x: u32): u32 {
  return rotr<u32>(x, 17) ^ rotr<u32>(x, 19) ^ (x >> 10);
}

function ch(x: u32, y: u32, z: u32): u32 {
  return (x & y) ^ (~x & z);
}

function maj(x: u32, y: u32, z: u32): u32 {
  return (x & y) ^ (x & z) ^ (y & z);
}
