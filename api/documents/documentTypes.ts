type Fault = string | undefined;

/** The types that are published, and how bytes are told not to be what they are said to be. */
const TYPES: Record<string, (bytes: Buffer) => Fault> = {
  'application/json': (bytes) => textFault(bytes) ?? jsonFault(bytes),
  'application/pdf': begins((head) => head.startsWith('%PDF-')),
  'image/gif': begins((head) => head.startsWith('GIF87a') || head.startsWith('GIF89a')),
  'image/jpeg': begins((head) => head.startsWith('\xff\xd8\xff')),
  'image/png': begins((head) => head.startsWith('\x89PNG\r\n\x1a\n')),
  'image/webp': begins((head) => head.startsWith('RIFF') && head.startsWith('WEBP', 8)),
  'text/markdown': textFault,
  'text/plain': textFault,
};
const HEAD_BYTES = 16;
const FIRST_PRINTABLE = 0x20;
/** The control characters that texts have. See https://mimesniff.spec.whatwg.org/#binary-data-byte */
const CONTROLS_OF_TEXT = new Set(Buffer.from('\t\n\f\r\x1b'));
/** What makes a browser, or an IPFS gateway that guesses types, take a text for a page or a picture with scripts. */
const MARKUP = /^\s*<[a-z!?/]/i;

/** The types of documents that are published. */
export const documentTypes: readonly string[] = Object.keys(TYPES);

/**
 * Looks whether a document's bytes are what they are said to be, and nothing that executes.
 *
 * @param type - One of {@link documentTypes}.
 * @returns What is wrong with them, and what to do.
 */
export function documentFault(type: string, bytes: Buffer): Fault {
  return bytes.length === 0 ? 'The document is empty: send its bytes as the body.' : TYPES[type]?.(bytes);
}

function begins(fits: (head: string) => boolean): (bytes: Buffer) => Fault {
  return (bytes) =>
    fits(bytes.subarray(0, HEAD_BYTES).toString('latin1'))
      ? undefined
      : 'The bytes do not begin as files of this type do: say what they are in the content-type.';
}

function textFault(bytes: Buffer): Fault {
  const text = decoded(bytes);
  if (text === undefined) return 'The text is not in UTF-8: convert it.';
  if (bytes.some((byte) => byte < FIRST_PRINTABLE && !CONTROLS_OF_TEXT.has(byte)))
    return 'The text has control characters: remove them, or say what it is in the content-type.';
  return MARKUP.test(text)
    ? 'The text begins with a tag, as a page does, which browsers could run: begin it with words.'
    : undefined;
}

function jsonFault(bytes: Buffer): Fault {
  try {
    JSON.parse(decoded(bytes) ?? '');
    return undefined;
  } catch {
    return 'The text is not JSON: correct it, or publish it as text/plain.';
  }
}

/** Without a byte order mark; undefined when it is not UTF-8. */
function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
