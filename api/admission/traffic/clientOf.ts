import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/**
 * What tells clients apart: the address, or of an IPv6 address the network (/64), as one household or server has one.
 *
 * @param trustedProxies - How many proxies stand in front: the client is who the outermost of them was asked by. What a
 * client itself writes into `X-Forwarded-For` stands further to the left, and is not looked at.
 */
export function clientOf({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const told = [headers['x-forwarded-for'] ?? []].flat().flatMap((header) => header.split(','));
  const chain = [...told.map((address) => address.trim()), socket.remoteAddress ?? ''];
  return networkOf(chain.at(-1 - trustedProxies) ?? chain[0] ?? '');
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
