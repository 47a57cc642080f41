import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { until } from '../../testing/until.ts';
import type { VerifierSummary } from './summary.ts';
import { createVerifier, type Verifier } from './verifier.ts';

const FACTORY = `0x${'12'.repeat(20)}`;
const block = { number: 9, hash: '0xab' };
const stands = { deployment: 'Qm', block };
const summary: VerifierSummary = {
  state: 'following',
  chainId: '31337',
  factory: FACTORY,
  deployment: 'Qm',
  block,
  verified: [block],
  differing: { count: 0, guilds: [] },
  ageMs: 5,
};

describe('the verifier beside a gateway', () => {
  let server: Server;
  let verifier: Verifier;
  let complaints = 0;
  let answer: (response: ServerResponse) => void = () => undefined;
  const say = (told: object) => {
    answer = (response) => response.end(JSON.stringify(told));
  };
  before(async () => {
    say(summary);
    server = createServer((request, response) => (request.url === '/summary' ? answer(response) : response.end()));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const verifierUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const log = { info: () => undefined, warn: () => (complaints += 1) };
    verifier = createVerifier({ verifierUrl, chainId: 31_337n, factory: FACTORY }, log) as Verifier;
  });
  after(async () => {
    await verifier.close();
    server.closeAllConnections();
    server.close();
  });

  const becomes = (state: string) =>
    until(`it is ${state}`, async () => verifier.verdict(stands).state === state || undefined);

  it('has said nothing before it was asked', () => {
    expect(verifier.verdict(stands)).to.deep.equal({ state: 'UNKNOWN', block: null });
  });

  it('has verified what it says', async () => {
    await becomes('VERIFIED');
    expect(verifier.verdict(stands)).to.deep.equal({ state: 'VERIFIED', block });
  });

  it('is behind, and differs, when it says so', async () => {
    const earlier = { number: 8, hash: '0xcd' };
    say({ ...summary, block: earlier, verified: [earlier] });
    await becomes('BEHIND');
    say({ ...summary, verified: [], differing: { count: 1, guilds: [FACTORY] } });
    await becomes('DIFFERS');
    expect(verifier.verdict(stands)).to.deep.equal({ state: 'DIFFERS', block, guilds: [FACTORY] });
  });

  for (const [what, told] of [
    ['follows another chain', { chainId: '1' }],
    ['follows another factory', { factory: `0x${'34'.repeat(20)}` }],
    ['compares another deployment', { deployment: 'QmOther' }],
    ['has not looked for long', { ageMs: 60_000 }],
    ['has never looked', { ageMs: null }],
  ] as [string, Partial<VerifierSummary>][]) {
    it(`is not believed when it ${what}`, async () => {
      say({ ...summary, ...told });
      await becomes('UNKNOWN');
      say(summary);
      await becomes('VERIFIED');
    });
  }

  for (const [what, respond] of [
    ['is gone', (response) => response.destroy()],
    ['answers with an error', (response) => response.writeHead(500).end('{}')],
    ['answers something else', (response) => response.end('<html>')],
    ['does not answer', () => undefined],
  ] as [string, (response: ServerResponse) => void][]) {
    it(`has its word forgotten after a while when it ${what}, and says so once`, async () => {
      const before = complaints;
      answer = respond;
      await becomes('UNKNOWN');
      expect(complaints).to.equal(before + 1);
      say(summary);
      await becomes('VERIFIED');
    });
  }
});
