/** What RLP (the yellow paper's appendix B) encodes: bytes, or a list of such. */
export type Rlp = Uint8Array | readonly Rlp[];

const SHORT = 55;
const BYTES = 0x80;
const LIST = 0xc0;

/** Encodes bytes and lists. */
export function encodeRlp(item: Rlp): Uint8Array {
  const out = new Uint8Array(sizeOf(item));
  write(item, out, 0);
  return out;
}

/**
 * Decodes what is encoded in the one way that RLP allows. Bytes in it are views of those given.
 *
 * @throws Error when bytes are left over or missing, or there was a shorter way to encode the same
 */
export function decodeRlp(bytes: Uint8Array): Rlp {
  const { item, end } = read(bytes, 0);
  if (end !== bytes.length) throw new Error('RLP is followed by other bytes');
  return item;
}

/**
 * Decodes a list.
 *
 * @throws Error as {@link decodeRlp} does, or when it is no list
 */
export function decodeRlpList(bytes: Uint8Array): readonly Rlp[] {
  const item = decodeRlp(bytes);
  if (item instanceof Uint8Array) throw new Error('RLP has bytes where a list belongs');
  return item;
}

/** @throws Error when it is no bytes */
export function rlpBytes(item: Rlp | undefined): Uint8Array {
  if (item instanceof Uint8Array) return item;
  throw new Error(`RLP has ${item === undefined ? 'nothing' : 'a list'} where bytes belong`);
}

function sizeOf(item: Rlp): number {
  if (item instanceof Uint8Array) return isSingle(item) ? 1 : prefixSize(item.length) + item.length;
  const length = contentSize(item);
  return prefixSize(length) + length;
}

function contentSize(items: readonly Rlp[]): number {
  let length = 0;
  for (const item of items) length += sizeOf(item);
  return length;
}

/** Whether a byte stands for itself. */
function isSingle(bytes: Uint8Array): boolean {
  return bytes.length === 1 && (bytes[0] as number) < BYTES;
}

function prefixSize(length: number): number {
  return length <= SHORT ? 1 : 1 + numberSize(length);
}

function numberSize(value: number): number {
  return value < 0x100 ? 1 : value < 0x1_0000 ? 2 : value < 0x100_0000 ? 3 : 4;
}

/** Writes an item at a place, and tells where the next begins. */
function write(item: Rlp, out: Uint8Array, at: number): number {
  if (item instanceof Uint8Array) {
    const start = isSingle(item) ? at : writePrefix(BYTES, item.length, out, at);
    out.set(item, start);
    return start + item.length;
  }
  let next = writePrefix(LIST, contentSize(item), out, at);
  for (const inner of item) next = write(inner, out, next);
  return next;
}

function writePrefix(offset: number, length: number, out: Uint8Array, at: number): number {
  if (length <= SHORT) {
    out[at] = offset + length;
    return at + 1;
  }
  const size = numberSize(length);
  out[at] = offset + SHORT + size;
  for (let byte = 0; byte < size; byte += 1) out[at + size - byte] = length >>> (8 * byte);
  return at + 1 + size;
}

function read(bytes: Uint8Array, at: number): { item: Rlp; end: number } {
  const first = byteAt(bytes, at);
  if (first < BYTES) return { item: bytes.subarray(at, at + 1), end: at + 1 };
  const isList = first >= LIST;
  const { start, end } = spanOf(bytes, at, first - (isList ? LIST : BYTES));
  if (end > bytes.length) throw new Error('RLP is cut off');
  if (!isList && end - start === 1 && byteAt(bytes, start) < BYTES) throw longWay();
  return { item: isList ? readItems(bytes.subarray(0, end), start) : bytes.subarray(start, end), end };
}

function readItems(bytes: Uint8Array, start: number): Rlp[] {
  const items: Rlp[] = [];
  for (let at = start; at < bytes.length; ) {
    const { item, end } = read(bytes, at);
    items.push(item);
    at = end;
  }
  return items;
}

/** Where the content of an item begins and ends. */
function spanOf(bytes: Uint8Array, at: number, code: number): { start: number; end: number } {
  if (code <= SHORT) return { start: at + 1, end: at + 1 + code };
  const size = code - SHORT;
  const start = at + 1 + size;
  let length = 0;
  for (let place = at + 1; place < start; place += 1) length = length * 0x100 + byteAt(bytes, place);
  if (length <= SHORT || byteAt(bytes, at + 1) === 0) throw longWay();
  return { start, end: start + length };
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new Error('RLP is cut off');
  return byte;
}

function longWay(): Error {
  return new Error('RLP is not encoded in the shortest way');
}
