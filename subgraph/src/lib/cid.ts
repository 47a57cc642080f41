const V0_PREFIX = 'Qm';
const V0_LENGTH = 46;
const V0_ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Of a file of one block and of several: version 1, base 32, raw or dag-pb, SHA2-256. */
const V1_PREFIXES = ['bafkrei', 'bafybei'];
const V1_LENGTH = 59;
const V1_ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * Whether a text is the CID of a file in the form that IPFS's tools give it by default. graph-node writes all other forms
 * of the same CID as this one, and asks for ever for what no file can be behind.
 *
 * @see https://docs.ipfs.tech/concepts/content-addressing/#cid-versions
 */
export function isDocumentCid(text: string): boolean {
  if (text.length == V0_LENGTH) return text.startsWith(V0_PREFIX) && isWrittenIn(text, V0_ALPHABET);
  if (text.length != V1_LENGTH) return false;
  return (text.startsWith(V1_PREFIXES[0]) || text.startsWith(V1_PREFIXES[1])) && isWrittenIn(text, V1_ALPHABET);
}

function isWrittenIn(text: string, alphabet: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (!alphabet.includes(text.charAt(i))) return false;
  }
  return true;
}
