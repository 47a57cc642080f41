import { expect } from 'chai';
import type { RelayRequest } from '../store/toRelayRequest.ts';
import { relayRequestFields } from './relayRequestFields.ts';

const HASH = `0x${'ab'.repeat(32)}`;
const OTHER_HASH = `0x${'cd'.repeat(32)}`;

describe('RelayRequest.indexed', () => {
  const request = (transaction: RelayRequest['transaction']) => ({ transaction }) as RelayRequest;
  const mined = request({ hash: HASH, blockNumber: '7', blockHash: HASH, gasUsed: '1' });
  const isIndexed = (of: RelayRequest, indexedNumber: number, blockOnChain: { hash: string } | undefined) =>
    relayRequestFields.indexed(of, {}, {
      ledger: { indexedBlock: async () => ({ number: indexedNumber, hash: OTHER_HASH }) },
      chain: { header: async () => blockOnChain },
    } as unknown as Parameters<typeof relayRequestFields.indexed>[2]);

  it('is false before the request is mined', async () => {
    expect(await isIndexed(request(null), 9, { hash: HASH })).to.equal(false);
  });

  it('is false while the ledger is behind the block', async () => {
    expect(await isIndexed(mined, 6, { hash: HASH })).to.equal(false);
  });

  it('is true once the ledger has come to the block', async () => {
    expect(await isIndexed(mined, 7, { hash: HASH })).to.equal(true);
  });

  it('is false when another block has taken the place of the request’s', async () => {
    expect(await isIndexed(mined, 9, { hash: OTHER_HASH })).to.equal(false);
    expect(await isIndexed(mined, 9, undefined)).to.equal(false);
  });
});

describe('RelayRequest.history', () => {
  it('tells each step with its time in Unix seconds', async () => {
    const row = {
      request_id: 'r',
      sequence: 1,
      status: 'MINED',
      at: new Date(1_700_000_000_999),
      transaction_hash: HASH,
    };
    const relay = { history: async () => [row] };
    const told = await relayRequestFields.history({ id: 'r' } as RelayRequest, {}, { relay } as unknown as Parameters<
      typeof relayRequestFields.history
    >[2]);
    expect(told).to.deep.equal([{ sequence: 1, status: 'MINED', at: '1700000000', transactionHash: HASH }]);
  });
});
