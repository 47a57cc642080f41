import { expect } from 'chai';
import { concat, dataSlice, Signature, toBeHex } from 'ethers';
import { problemIn } from '../../testing/problemOf.ts';
import type { SubmitInput } from '../../testing/relay/forwardRequests.ts';
import { type RelayFixture, startRelayFixture, untilMined } from '../../testing/relay/relayFixture.ts';
import { abis } from '../chain/calls/abis.ts';
import type { Chain } from '../chain/chain.ts';
import { forwardGas } from '../chain/forwarder/forwardGas.ts';
import type { Relay } from './relay.ts';

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const EXECUTE = abis.Forwarder.getFunction('execute')?.selector ?? '';

describe('signatures of requests', () => {
  let context: RelayFixture;
  let relay: Relay;

  const refusal = (input: SubmitInput) => problemIn(relay.submitForwardRequest(input));

  before(async () => {
    context = await startRelayFixture();
    relay = await context.openRelay();
    relay.start();
  });
  after(async () => {
    await relay?.stop();
    await context?.stop();
  });

  const forms: [string, (s: Signature) => string][] = [
    ['with v 0 or 1', ({ r, s, yParity }) => concat([r, s, toBeHex(yParity, 1)])],
    ['with v 27 or 28, in upper case', ({ serialized }) => `0x${serialized.slice(2).toUpperCase()}`],
    ['with the id of chain 1 in v', ({ r, s, yParity }) => concat([r, s, toBeHex(37 + yParity)])],
    ['with the id of chain 31337 in v', ({ r, s, yParity }) => concat([r, s, toBeHex(35 + 2 * 31_337 + yParity)])],
    ['in the compact form', ({ compactSerialized }) => compactSerialized],
  ];
  for (const [form, make] of forms) {
    it(`are taken ${form}, stored in the one form, and mined`, async () => {
      const input = await context.sign(context.newAccount(), 0n);
      const { serialized } = Signature.from(input.signature);
      const signed = make(Signature.from(input.signature));
      const accepted = await relay.submitForwardRequest({ ...input, signature: signed });
      expect(`0x${accepted.signature?.toString('hex')}`).to.equal(serialized);
      await untilMined(relay, accepted.id);
      // The same action in another form is the same submission.
      expect((await relay.submitForwardRequest(input)).id).to.equal(accepted.id);
    });
  }

  const wrong: [string, (s: Signature) => string, RegExp][] = [
    [
      'whose s is in the upper half',
      ({ r, s, yParity }) => concat([r, toBeHex(ORDER - BigInt(s), 32), toBeHex(28 - yParity)]),
      /upper half/,
    ],
    ['without v and a byte of s', ({ serialized }) => dataSlice(serialized, 0, 63), /this one has 63/],
    ['that are empty', () => '0x', /this one has 0/],
    ['whose v cannot be', ({ r, s }) => concat([r, s, '0x1d']), /v is 29/],
    ['whose r is zero', ({ s }) => concat([toBeHex(0, 32), s, '0x1b']), /zero or too large/],
    ['of no point', ({ s }) => concat([toBeHex(5, 32), s, '0x1b']), /made by/],
  ];
  for (const [what, make, message] of wrong) {
    it(`${what} are refused in words, and nothing is written`, async () => {
      const wallet = context.newAccount();
      const input = await context.sign(wallet, 0n);
      const error = await refusal({ ...input, signature: make(Signature.from(input.signature)) });
      expect(error).to.include({ __typename: 'SignatureError', code: 'INVALID_SIGNATURE' });
      expect(error.message).to.match(message);
      expect(await relay.findByKey(wallet.address.toLowerCase(), input.idempotencyKey)).to.equal(undefined);
    });
  }

  /** A relay that is not started, which asks the chain in part by other functions. */
  async function withRelayOn<T>(other: Partial<Chain>, work: (idle: Relay) => Promise<T>): Promise<T> {
    const idle = await context.openRelay({ chain: { ...context.on.chain, ...other } });
    try {
      return await work(idle);
    } finally {
      await idle.stop();
    }
  }

  it('are put before the forwarder itself, as they will be sent; behind another request, only the call is', async () => {
    const { chain } = context.on;
    const wallet = context.newAccount();
    const calls: Parameters<Chain['call']>[] = [];
    const call: Chain['call'] = (...asked) => {
      calls.push(asked);
      return chain.call(...asked);
    };
    await withRelayOn({ call }, async (idle) => {
      await idle.submitForwardRequest(await context.sign(wallet, 0n));
      await idle.submitForwardRequest(await context.sign(wallet, 1n));
    });
    // Calls with less gas than was signed only find out whether it is too much.
    const [first, second, ...others] = calls
      .filter(([{ gas }, tag]) => tag === 'pending' && (gas ?? 0n) >= 200_000n)
      .map(([asked]) => asked);
    expect(others).to.deep.equal([]);
    expect(first).to.include({ to: chain.forwarder, gas: forwardGas(200_000n, 36) });
    expect(first?.data.startsWith(EXECUTE)).to.equal(true);
    expect([chain.forwarder, wallet.address.toLowerCase()]).to.not.include(first?.from);
    expect(second).to.include({ from: chain.forwarder, to: context.guild.token });
  });

  it('for a nonce that a block has used meanwhile are refused for the nonce', async () => {
    const { chain, funded } = context.on;
    const input = await context.sign(context.newAccount(), 0n);
    const execute = abis.Forwarder.encodeFunctionData('execute', [{ ...input.request, signature: input.signature }]);
    const sent = await funded(5).sendTransaction({ to: chain.forwarder, data: execute, gasLimit: 500_000n });
    await sent.wait();
    const forwarderNonce: Chain['forwarderNonce'] = async (address, tag) =>
      tag === 'pending' ? chain.forwarderNonce(address, tag) : 0n;
    const error = await withRelayOn({ forwarderNonce }, (idle) => problemIn(idle.submitForwardRequest(input)));
    expect(error).to.include({ __typename: 'NonceError', expectedNonce: '1', givenNonce: '0' });
  });
});
