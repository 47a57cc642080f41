import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import { clientOf, digestOfKey } from './clientOf.ts';

const KEY = 'a-key-of-a-dashboard-0123';
const clientKeys = new Set([digestOfKey(KEY)]);

function client(remoteAddress: string, trustedProxies = 0, forwarded?: string, authorization?: string): string {
  const headers = {
    ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
    ...(authorization === undefined ? {} : { authorization }),
  };
  const request = { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
  return clientOf(request, { trustedProxies, clientKeys });
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

  it('counts who has a key by it, wherever it asks from, and who has none that was given by the address', () => {
    const here = client('10.0.0.1', 0, undefined, `Bearer ${KEY}`);
    expect(client('10.0.0.2', 0, undefined, `bearer  ${KEY}`)).to.equal(here);
    expect(here).not.to.include('10.0.0.1').and.not.to.include(KEY);
    for (const wrong of [`Bearer ${KEY}0`, `Basic ${KEY}`, KEY, 'Bearer', `Bearer ${digestOfKey(KEY)}`]) {
      expect(client('10.0.0.1', 0, undefined, wrong)).to.equal('10.0.0.1');
    }
  });
});
