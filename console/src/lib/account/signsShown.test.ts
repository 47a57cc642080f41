import { expect } from 'chai';
import type { Eip712, PlainCall, ReadyAction, Signer } from '../../../../client/index.ts';
import { signsShown } from './signsShown.ts';

const domain = { name: 'Forwarder', version: '1', chainId: 31_337n, verifyingContract: '0xF0' };
const message = { from: '0xa1', to: '0xB2', value: 0n, gas: 100n, nonce: 7n, deadline: 9n, data: '0x00' };
const call = { to: '0xB2', contract: 'C', function: 'f', args: [], data: '0x00', value: 0n };
const shown = { forwardRequest: { domain, message }, call } as unknown as ReadyAction;

/** What a wallet was asked to sign or send, and a signer that looks at it first. */
function watched(seen: ReadyAction | undefined) {
  const done: string[] = [];
  const wallet: Signer = {
    address: '0xa1',
    signTypedData: async () => String(done.push('signed')),
    send: async () => ({ hash: String(done.push('sent')), mined: async () => ({ blockNumber: 1, succeeded: true }) }),
  };
  return { done, signer: signsShown(wallet, { shown: () => seen, onSigned: () => done.push('told') }) };
}
const asked = (change: object = {}): Eip712 => ({
  domain: { ...domain, chainId: 31_337 },
  types: {},
  primaryType: 'ForwardRequest',
  message: Object.fromEntries(Object.entries({ ...message, ...change }).map(([name, value]) => [name, String(value)])),
});
const plain = (change: object = {}): PlainCall => ({ value: 0n, data: '0x00', to: '0xB2', ...change });

describe('what is signed', () => {
  it('is what was shown', async () => {
    const { done, signer } = watched(shown);
    await signer.signTypedData?.(asked());
    await signer.send?.(plain());
    expect(done).to.deep.equal(['signed', 'told', 'sent', 'told']);
  });

  for (const [what, change] of [
    ['another contract', { to: '0xb3' }],
    ['another call', { data: '0x01' }],
    ['another nonce', { nonce: 8n }],
    ['another deadline', { deadline: 10n }],
    ['more than was shown', { extra: 1n }],
  ] as const) {
    it(`is not ${what}`, async () => {
      const { done, signer } = watched(shown);
      expect(() => signer.signTypedData?.(asked(change))).to.throw('nothing was signed');
      if ('to' in change || 'data' in change) expect(() => signer.send?.(plain(change))).to.throw('nothing was signed');
      expect(done).to.deep.equal([]);
    });
  }

  it('is not two fields where one was shown', async () => {
    const seen = { ...shown, forwardRequest: { domain, message: { a: '1,b:2' } } } as unknown as ReadyAction;
    const { done, signer } = watched(seen);
    const two: Eip712 = { ...asked(), message: { a: '1', b: '2' } };
    expect(() => signer.signTypedData?.(two)).to.throw('nothing was signed');
    expect(done).to.deep.equal([]);
  });

  it('is not a text in another case', async () => {
    const seen = { ...shown, forwardRequest: { domain, message: { reason: 'No' } } } as unknown as ReadyAction;
    const { done, signer } = watched(seen);
    expect(() => signer.signTypedData?.({ ...asked(), message: { reason: 'no' } })).to.throw('nothing was signed');
    expect(done).to.deep.equal([]);
  });

  it('is nothing before something was shown', () => {
    const { done, signer } = watched(undefined);
    expect(() => signer.signTypedData?.(asked())).to.throw('nothing was signed');
    expect(() => signer.send?.(plain())).to.throw('nothing was signed');
    expect(done).to.deep.equal([]);
  });
});
