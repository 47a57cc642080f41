import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import { clientOf } from './clientOf.ts';

function client(remoteAddress: string, trustedProxies = 0, forwarded?: string): string {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return clientOf({ headers, socket: { remoteAddress } } as unknown as IncomingMessage, trustedProxies);
}

describe('clientOf', () => {
  it('believes no header unless proxies are trusted, and then what they wrote only', () => {
    expect(client('10.0.0.1', 0, '1.1.1.1')).to.equal('10.0.0.1');
    expect(client('10.0.0.1', 1, '6.6.6.6, 1.1.1.1')).to.equal('1.1.1.1');
    expect(client('10.0.0.1', 2, '6.6.6.6, 1.1.1.1, 10.0.0.2')).to.equal('1.1.1.1');
    expect(client('10.0.0.1', 3, '1.1.1.1')).to.equal('1.1.1.1');
    expect(client('10.0.0.1', 1)).to.equal('10.0.0.1');
  });

  it('takes an IPv6 network for one client, and an IPv4 address for itself', () => {
    expect(client('::ffff:10.0.0.1')).to.equal('10.0.0.1');
    expect(client('2001:db8:1:2:3::9')).to.equal(client('2001:0db8:0001:0002:ffff:1:2:3'));
    expect(client('2001:db8:1:2::9')).not.to.equal(client('2001:db8:1:3::9'));
    expect(client('::1')).to.equal('0:0:0:0::/64');
    expect(client('fe80::1%eth0')).to.equal('fe80:0:0:0::/64');
  });
});
