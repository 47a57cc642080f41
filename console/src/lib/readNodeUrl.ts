const LOOPBACK = ['127.0.0.1', 'localhost'];

/**
 * Reads the address of a node as somebody typed it.
 *
 * @throws Error for what the page is not allowed to ask: all but https, and http on this machine.
 */
export function readNodeUrl(text: string): string {
  const url = URL.parse(text.trim());
  const isAllowed = url && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname)));
  if (isAllowed) return url.href;
  throw new Error('Write the address of a node: https://…, or http://127.0.0.1:8545 for one on this machine.');
}
