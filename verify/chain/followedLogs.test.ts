import { expect } from 'chai';
import { Transaction, Wallet } from 'ethers';
import { bytesOf } from './encode/hex.ts';
import { followedLogs } from './followedLogs.ts';
import type { Hex } from './types.ts';

const log = { address: `0x${'0a'.repeat(20)}` as Hex, topics: [], data: '0x' as Hex };

describe('the followed logs of a block', () => {
  const wallet = Wallet.createRandom();
  const follow = { chainId: 5n, followed: new Set([log.address]), namedBy: () => [] };

  /** The block's one log, whose transaction is signed for a chain; for none with chain 0. */
  function read(signedFor: bigint) {
    const { serialized } = signed(
      Transaction.from({ type: 0, chainId: signedFor, to: wallet.address, gasLimit: 21_000 }),
    );
    return followedLogs({ transactions: [bytesOf(serialized)], logs: [[log]] }, follow);
  }

  function signed(transaction: Transaction): Transaction {
    transaction.signature = wallet.signingKey.sign(transaction.unsignedHash);
    return transaction;
  }

  it('are those of transactions that are signed for the chain, or for none', () => {
    for (const signedFor of [5n, 0n]) expect(read(signedFor)).to.have.length(1);
  });

  it('are refused when their transaction is signed for another chain, or is not there', () => {
    expect(() => read(6n)).to.throw('it is signed for chain 6, not for 5');
    expect(() => followedLogs({ transactions: [undefined], logs: [[log]] }, follow)).to.throw('it is not there');
  });
});
