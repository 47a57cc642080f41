import { expect } from 'chai';
import { nextForwarderNonce } from './nextForwarderNonce.ts';

describe('nextForwarderNonce', () => {
  it('is the nonce on the chain when nothing is open', () => {
    expect(nextForwarderNonce(7n, [])).to.equal(7n);
  });

  it('comes after the open requests', () => {
    expect(nextForwarderNonce(7n, [8n, 7n])).to.equal(9n);
  });

  it('fills the place of one that failed', () => {
    expect(nextForwarderNonce(7n, [8n, 9n])).to.equal(7n);
  });

  it('does not mind what the chain has executed meanwhile', () => {
    expect(nextForwarderNonce(9n, [7n, 8n])).to.equal(9n);
  });
});
