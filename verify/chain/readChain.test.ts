import { expect } from 'chai';
import { JsonRpcProvider, type Log } from 'ethers';
import { type PlayedTransactions, playTransactions } from '../../testing/chains/playTransactions.ts';
import { type Chain, chainKinds, startChain } from '../../testing/chains/startChain.ts';
import { connectNode } from './node/node.ts';
import { readChain } from './readChain.ts';
import { headByAgreement } from './trustedHead.ts';
import type { ChainBlock, Hex } from './types.ts';

for (const kind of chainKinds) {
  describe(`reading a chain: ${kind}`, () => {
    let chain: Chain;
    let played: PlayedTransactions;

    before(async () => {
      chain = await startChain(kind);
      // The roots of anvil 1.7.1 commit to the blobs themselves, which no chain's do (foundry#15132).
      played = await playTransactions(chain.url, { blocks: 9, perBlock: 7, hasBlobs: kind !== 'anvil' });
    });
    after(async () => await chain?.stop());

    it('gives every log of what is followed, as the node has it', async () => {
      const node = connectNode(chain.url);
      const to = await headByAgreement([node], 'latest');
      const followed = new Set(played.writers.map((address) => address.toLowerCase() as Hex));
      const blocks: ChainBlock[] = [];
      for await (const block of readChain(node, { chainId: 31_337n, from: 0n, to, followed, namedBy: () => [] }))
        blocks.push(block);
      expect(blocks.map(({ number }) => number)).to.deep.equal(blocks.map((_, at) => BigInt(at)));
      expect(blocks.at(-1)?.hash).to.equal(to.hash);
      const provider = new JsonRpcProvider(chain.url);
      const logs = await provider.getLogs({ fromBlock: 0, toBlock: 'latest', address: played.writers });
      expect(logs.length).to.be.greaterThan(50);
      expect(blocks.flatMap(({ logs }) => logs)).to.deep.equal(
        await Promise.all(logs.map((log) => expectedOf(provider, log))),
      );
    });
  });
}

async function expectedOf(provider: JsonRpcProvider, log: Log): Promise<unknown> {
  const transaction = await provider.getTransaction(log.transactionHash);
  return {
    address: log.address.toLowerCase(),
    topics: log.topics,
    data: log.data,
    logIndex: log.index,
    transaction: {
      hash: log.transactionHash,
      index: log.transactionIndex,
      from: transaction?.from.toLowerCase(),
      to: transaction?.to?.toLowerCase(),
      input: transaction?.data,
    },
  };
}
