import { expect } from 'chai';
import { Contract, type JsonRpcProvider } from 'ethers';
import { createClient, fromEthers } from '../../client/index.ts';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { walletOf } from '../../local/story/people.ts';
import { done } from '../../testing/client/done.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';

const FORWARDER = [
  'event ExecutedForwardRequest(address indexed signer, uint256 nonce, bool success)',
  'function nonces(address) view returns (uint256)',
];

describe('a crash', () => {
  let running: RunningStack;
  let provider: JsonRpcProvider;
  before(async () => {
    running = await runningStack();
    provider = running.provider;
  });

  it('of the gateway between accepting a request and its mining sends the transaction exactly once', async () => {
    const { graphql, stack, story } = running;
    const signer = walletOf('chen');
    const forwarder = new Contract(stack.deployments.Forwarder?.address ?? '', FORWARDER, provider);
    const nonce: bigint = await forwarder.getFunction('nonces')(signer.address);
    const chen = await fromEthers(signer);
    const delegation = createClient({ url: graphql }).delegate({
      guild: story.guild,
      delegatee: walletOf('ada').address,
    });
    const key = 'before the crash';

    await provider.send('evm_setAutomine', [false]);
    const leaving = new AbortController();
    try {
      await new Promise((resolve, reject) => {
        delegation.as(chen, { key, onStatus: resolve, signal: leaving.signal }).catch(reject);
      });
      leaving.abort();
      await stack.gateway.kill('SIGKILL');
      await stack.gateway.start();
      await provider.send('evm_mine', []);
    } finally {
      await provider.send('evm_setAutomine', [true]);
    }
    const { entries } = done(await delegation.as(chen, { key }));
    expect(entries.map(({ kind }) => kind)).to.include('DELEGATE_CHANGED');

    const executions = await forwarder.queryFilter(forwarder.getEvent('ExecutedForwardRequest')(signer.address), 0);
    const ofThisNonce = executions.filter((log) => 'args' in log && log.args.nonce === nonce);
    expect(ofThisNonce).to.have.lengthOf(1);
    expect(await forwarder.getFunction('nonces')(signer.address)).to.equal(nonce + 1n);
  });

  it('of graph-node loses nothing: it goes on where it stopped', async () => {
    const { graphql, stack } = running;
    const query = '{ guilds { head { entryCount hash } } }';
    const before = await queryGraph(graphql, query);
    await stack.graphNode?.restart();
    await stack.indexed(await provider.getBlockNumber());
    expect(await queryGraph(graphql, query)).to.deep.equal(before);
  });
});
