const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
/** What needs no cleaning, which nearly all text of contracts is: printable ASCII and line ends. */
const PLAIN = /^(?:[2-7][\da-f]|0a|0d|09)*$/;

/** Bytes of a text as the ledger takes them: without zero bytes, and with U+FFFD for what is not UTF-8. */
export function cleanText(digits: string): string {
  if (PLAIN.test(digits)) return digits;
  const bytes = bytesOf(digits);
  if (isUtf8(bytes) && !bytes.includes(0)) return digits;
  return digitsOf(encoder.encode(lenient.decode(bytes).replaceAll('\0', '')));
}

/** The text that cleaned bytes are. */
export function textOf(digits: string): string {
  return lenient.decode(bytesOf(digits));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Bytes from hexadecimal digits. */
export function bytesOf(digits: string): Uint8Array {
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** Hexadecimal digits of bytes. */
export function digitsOf(bytes: Uint8Array): string {
  let digits = '';
  for (const byte of bytes) digits += byte.toString(16).padStart(2, '0');
  return digits;
}
