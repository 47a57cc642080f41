import { bytesOf, hexOf } from '../chain/encode/hex.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
/** What needs no cleaning, which nearly all text of contracts is: printable ASCII and line ends. */
const PLAIN = /^(?:[2-7][\da-f]|0a|0d|09)*$/;

/** Bytes of a text as the ledger takes them: without zero bytes, and with U+FFFD for what is not UTF-8. */
export function cleanText(digits: string): string {
  if (PLAIN.test(digits)) return digits;
  const bytes = bytesOf(`0x${digits}`);
  if (isUtf8(bytes) && !bytes.includes(0)) return digits;
  return hexOf(encoder.encode(lenient.decode(bytes).replaceAll('\0', ''))).slice(2);
}

/** The text that cleaned bytes are. */
export function textOf(digits: string): string {
  return lenient.decode(bytesOf(`0x${digits}`));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
