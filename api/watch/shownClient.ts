const KEY = 'key ';
const DIGITS = 16;

/** A client as the log names it: as limits tell clients apart, and of a key's digest as much as tells keys apart. */
export function shownClient(client: string): string {
  return client.startsWith(KEY) ? client.slice(0, KEY.length + DIGITS) : client;
}
