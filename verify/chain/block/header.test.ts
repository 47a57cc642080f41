import { expect } from 'chai';
import { headerOf } from './header.ts';

/** Block 0 of Ethereum's main network, whose hash everybody knows. */
const genesis = {
  hash: '0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3',
  parentHash: `0x${'00'.repeat(32)}`,
  sha3Uncles: '0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347',
  miner: `0x${'00'.repeat(20)}`,
  stateRoot: '0xd7f8974fb5ac78d9ac099b9ad5018bedc2ce0a72dad1827a1709da30580f0544',
  transactionsRoot: '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421',
  receiptsRoot: '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421',
  logsBloom: `0x${'00'.repeat(256)}`,
  difficulty: '0x400000000',
  number: '0x0',
  gasLimit: '0x1388',
  gasUsed: '0x0',
  timestamp: '0x0',
  extraData: '0x11bbe8db4e347b4e8c937c1c8370e4b5ed33adb3db69cbdb7a38e1e50b1b82fa',
  mixHash: `0x${'00'.repeat(32)}`,
  nonce: '0x0000000000000042',
  size: '0x21c',
  totalDifficulty: '0x400000000',
  transactions: [],
  uncles: [],
};

describe('the hash of a header', () => {
  it('is the block’s, with the 15 fields of the first block ever', () => {
    expect(headerOf(genesis).hash).to.equal(genesis.hash);
  });

  it('needs a field that later ones follow', () => {
    expect(() => headerOf({ ...genesis, requestsHash: genesis.hash })).to.throw(
      'its baseFeePerGas is wrong: it is missing',
    );
  });

  it('is not guessed when a later fork has added a field', () => {
    expect(() => headerOf({ ...genesis, hash: genesis.stateRoot, inclusionListRoot: genesis.hash })).to.throw(
      'not know (inclusionListRoot)',
    );
  });

  it('does not depend on what else a chain tells of its blocks', () => {
    expect(headerOf({ ...genesis, l1BlockNumber: '0x1' }).hash).to.equal(genesis.hash);
  });
});
