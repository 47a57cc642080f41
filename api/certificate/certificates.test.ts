import { expect } from 'chai';
import type { CertificateOrder, MadeCertificate, MakingProgress } from './certificateOrder.ts';
import { type Certificates, createCertificates } from './certificates.ts';
import { type CertificateWait, inWords } from './certificateWait.ts';

const CONFIG = { rpcUrl: '', graphNodeUrl: '', factory: '', forwarder: '' } as Parameters<typeof createCertificates>[0];
const guild = (byte: string) => ({ guild: `0x${byte.repeat(20)}` as const, from: undefined, to: undefined });
const [one, two, three] = [guild('01'), guild('02'), guild('03')];

/** A making that ends when the test says so. */
type Begun = { order: CertificateOrder; tell(progress: MakingProgress): void; end(made: MadeCertificate): void };

describe('the certificates that are kept', () => {
  let begun: Begun[];
  let certificates: Certificates;
  beforeEach(async () => {
    begun = [];
    certificates = await createCertificates(CONFIG, { warn: () => undefined }, (order, tell) => {
      const { promise, resolve } = Promise.withResolvers<MadeCertificate>();
      begun.push({ order, tell, end: resolve });
      return { outcome: promise, stop: async () => undefined };
    });
  });
  afterEach(() => certificates.close());

  const wait = (asked: Parameters<Certificates['of']>[0], client = 'a'): CertificateWait => {
    const found = certificates.of(asked, client);
    if ('waiting' in found) return found.waiting;
    throw new Error('It waits no longer.');
  };
  /** Lets what was told be taken in. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('say how far the making is', () => {
    expect(inWords(wait(one))).to.equal('The certificate is being made. Ask again in 5 s.');
    begun[0]?.tell({ block: 4n, from: 1n, to: 8n });
    expect(inWords(wait(one))).to.match(
      /^The certificate is being made: block 4 of 1 to 8 is read. Ask again in \d+ s.$/,
    );
    begun[0]?.tell({ block: 8n, from: 1n, to: 8n });
    expect(wait(one).seconds).to.equal(1);
  });

  it('say how many are made before, and wait for each of them', () => {
    wait(one);
    expect(inWords(wait(two))).to.equal('The certificate will be made after 1 other. Ask again in 10 s.');
    expect(inWords(wait(three, 'b'))).to.equal('The certificate will be made after 2 others. Ask again in 15 s.');
    expect(begun.map(({ order }) => order.guild)).to.deep.equal([one.guild]);
  });

  it('say that too many wait', () => {
    wait(one);
    wait(two);
    expect(inWords(wait(three))).to.match(/^Too many certificates are waiting to be made already. Ask again in 15 s.$/);
  });

  it('are served as soon as they are made, one after the other', async () => {
    wait(one);
    wait(two);
    begun[0]?.end({ block: 8n, hash: '0x12' });
    await settle();
    expect(certificates.of(one, 'a')).to.include({ block: 8n, hash: '0x12' });
    expect(begun.map(({ order }) => order.guild)).to.deep.equal([one.guild, two.guild]);
  });

  it('are served while they are made anew, and also when that fails', async () => {
    const { now } = performance;
    try {
      wait(one);
      begun[0]?.end({ block: 8n, hash: '0x12' });
      await settle();
      const later = now.call(performance) + 61_000;
      performance.now = () => later;
      expect(certificates.of(one, 'a')).to.include({ block: 8n });
      expect(begun).to.have.length(2);
      begun[1]?.end({ failed: 'the node is down' });
      await settle();
      expect(certificates.of(one, 'a')).to.include({ block: 8n });
      performance.now = () => later + 61_000;
      certificates.of(one, 'a');
      begun[2]?.end({ block: 9n, hash: '0x13' });
      await settle();
      expect(certificates.of(one, 'a')).to.include({ block: 9n });
    } finally {
      performance.now = now;
    }
  });

  it('tell what is unknown, and what has failed, as long as that is new', async () => {
    wait(one);
    begun[0]?.end({ unknown: 'no such guild' });
    await settle();
    expect(certificates.of(one, 'a')).to.deep.equal({ unknown: 'no such guild' });
  });
});
