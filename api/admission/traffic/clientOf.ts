import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Limits } from '../limits.ts';

/**
 * What tells clients apart: a key that the operator has given (`Authorization: Bearer KEY`, RFC 6750), or else the
 * address; of an IPv6 address the network (/64), as one household or server has one. A key that nobody has given counts
 * for nothing.
 */
export function clientOf(
  { headers, socket }: IncomingMessage,
  { trustedProxies, clientKeys }: Pick<Limits, 'trustedProxies' | 'clientKeys'>,
): string {
  const [, key] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const digest = key === undefined ? '' : digestOfKey(key);
  if (clientKeys.has(digest)) return `key ${digest}`;
  return networkOf(addressOf(headers['x-forwarded-for'], socket.remoteAddress ?? '', trustedProxies));
}

/** How a client's key is kept. */
export function digestOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/**
 * The client is who the outermost of the trusted proxies was asked by. What a client itself writes into
 * `X-Forwarded-For` stands further to the left, and is not looked at.
 */
function addressOf(forwardedFor: string | string[] | undefined, remoteAddress: string, trustedProxies: number): string {
  const told = [forwardedFor ?? []].flat().flatMap((header) => header.split(','));
  const chain = [...told.map((address) => address.trim()), remoteAddress];
  return chain.at(-1 - trustedProxies) ?? chain[0] ?? '';
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain.slice(0, 64);
  const { hostname } = new URL(`http://[${plain.replace(/%.*/, '')}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const [left, right] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean));
  const gap = tail === undefined ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0);
  return `${[...(left ?? []), ...Array(gap).fill('0'), ...(right ?? [])].slice(0, 4).join(':')}::/64`;
}
