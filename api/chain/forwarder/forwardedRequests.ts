import { abis } from '../calls/abis.ts';

const WORD_BYTES = 32;
const SELECTOR_BYTES = 4;
const EXECUTE = selectorOf('execute');
const EXECUTE_BATCH = selectorOf('executeBatch');

/** A ForwardRequest as the forwarder was given it, without its signature. Amounts are in wei, times in seconds. */
export type ForwardedRequest = {
  /** Lower case, as the other address. */
  from: string;
  to: string;
  value: bigint;
  gas: bigint;
  deadline: bigint;
  /** A view of the calldata. */
  data: Uint8Array;
};

/**
 * The different ForwardRequests that a call from outside gives to the forwarder. Offsets are followed as Solidity does, and
 * nothing is copied: requests may share bytes, so that decoded they could take far more memory than the calldata has.
 *
 * @param input - Calldata, 0x and hex digits.
 * @returns Undefined when it is no call of `execute` or `executeBatch`, or ends too early.
 */
export function forwardedRequests(input: string): ForwardedRequest[] | undefined {
  const selector = input.slice(0, 2 + 2 * SELECTOR_BYTES).toLowerCase();
  const words = Buffer.from(input.slice(selector.length), 'hex');
  try {
    if (selector === EXECUTE) return [requestAt(words, numberAt(words, 0))];
    if (selector === EXECUTE_BATCH) return batchAt(words, numberAt(words, 0));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

function batchAt(words: Buffer, place: number): ForwardedRequest[] {
  const first = place + WORD_BYTES;
  const count = numberAt(words, place);
  const places = new Set<number>();
  for (let i = 0; i < count; i += 1) places.add(first + numberAt(words, first + i * WORD_BYTES));
  return [...places].map((at) => requestAt(words, at));
}

function requestAt(words: Buffer, place: number): ForwardedRequest {
  const at = (field: number) => wordAt(words, place + field * WORD_BYTES);
  const address = (field: number) => `0x${at(field).toString('hex', WORD_BYTES - 20)}`;
  const number = (field: number) => BigInt(`0x${at(field).toString('hex')}`);
  const dataPlace = place + numberAt(words, place + 5 * WORD_BYTES);
  const data = bytesAt(words, dataPlace + WORD_BYTES, numberAt(words, dataPlace));
  return { from: address(0), to: address(1), value: number(2), gas: number(3), deadline: number(4), data };
}

/** A word that is a length or an offset, so no larger than the calldata. */
function numberAt(words: Buffer, place: number): number {
  const value = BigInt(`0x${wordAt(words, place).toString('hex')}`);
  if (value > words.length) throw new RangeError('it ends before this');
  return Number(value);
}

function wordAt(words: Buffer, place: number): Buffer {
  return bytesAt(words, place, WORD_BYTES);
}

function bytesAt(words: Buffer, place: number, length: number): Buffer {
  if (place + length > words.length) throw new RangeError('it ends before this');
  return words.subarray(place, place + length);
}

function selectorOf(name: string): string {
  const { selector } = abis.Forwarder.getFunction(name) ?? {};
  if (selector === undefined) throw new Error(`the forwarder has no ${name}`);
  return selector;
}
