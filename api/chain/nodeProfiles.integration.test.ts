import { expect } from 'chai';
import { Transaction } from 'ethers';
import { prepare, signTypedData } from '../../testing/act.ts';
import { type FaultyNode, startFaultyNode } from '../../testing/faultyNode.ts';
import { nodeProfiles } from '../../testing/nodeProfiles.ts';
import { type RelayFixture, startRelayFixture, untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import type { Relay } from '../relay/relay.ts';
import { prepareDelegate } from '../token/delegations/prepareDelegate.ts';
import { type Chain, createChain } from './chain.ts';

/** Blocks that are there before anything is executed: more than a node gives logs of at a time. */
const BLOCKS = 12;

describe('prepare and the relay', () => {
  let fixture: RelayFixture;

  before(async () => {
    fixture = await startRelayFixture();
  });
  after(() => fixture?.stop());

  for (const [name, profile] of Object.entries(nodeProfiles)) {
    describe(`behind a node that ${name}`, () => {
      let node: FaultyNode;
      let chain: Chain;
      let relay: Relay;

      before(async () => {
        node = await startFaultyNode(fixture.on.node.url);
        node.setFaults(profile());
        const { id: chainId, factory, forwarder } = fixture.on.chain;
        chain = await createChain({ rpcUrl: node.url, chainId, factory, forwarder });
        relay = await fixture.openRelay({ chain });
        relay.start();
      });
      after(async () => {
        await relay?.stop();
        await chain?.close();
        await node?.stop();
      });

      it('prepares, sends and confirms a request, and finds its execution', async () => {
        const { on, guild } = fixture;
        const wallet = fixture.newAccount();
        const from = await chain.head();
        for (let i = 0; i < BLOCKS; i += 1) await on.provider.send('evm_mine', []);
        const input = { guild: guild.accessManager, delegatee: wallet.address };
        const { forwardRequest } = await prepare({ ...on, chain, relay }, prepareDelegate, wallet, input);
        if (!forwardRequest) throw new Error('It is not sponsored.');
        const signature = await signTypedData(wallet, forwardRequest);
        const submission = { request: forwardRequest.message, signature, idempotencyKey: name };
        const { id } = await relay.submitForwardRequest(submission);
        await untilMined(relay, id);
        for (let i = 0; i < 3; i += 1) await on.provider.send('evm_mine', []);
        const { transaction_hash: hash } = await untilStatus(relay, id, 'CONFIRMED');
        const executions = await chain.executions(wallet.address, from.number);
        expect(executions.map(({ transactionHash }) => transactionHash)).to.deep.equal([hash]);
      });

      it('takes a transaction that was prepared and signed', async () => {
        const { on, guild } = fixture;
        const wallet = fixture.newAccount();
        await (await on.funded(2).sendTransaction({ to: wallet.address, value: 10n ** 18n })).wait();
        const input = { guild: guild.accessManager, delegatee: wallet.address };
        const { unsignedTransaction } = await prepare({ ...on, chain, relay }, prepareDelegate, wallet, input);
        if (!unsignedTransaction) throw new Error('It was prepared for a contract.');
        const unsigned = Transaction.from(unsignedTransaction.serialized);
        expect(unsigned.type).to.equal(unsignedTransaction.type).and.to.equal(chain.transactionType);
        const rawTransaction = await wallet.signTransaction(unsigned);
        const { id } = await relay.submitSignedTransaction({ rawTransaction, idempotencyKey: name });
        expect((await untilMined(relay, id)).transaction_hash).to.equal(Transaction.from(rawTransaction).hash);
      });
    });
  }
});
