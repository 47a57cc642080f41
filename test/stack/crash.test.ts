import { expect } from 'chai';
import { Contract, type JsonRpcProvider } from 'ethers';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { follow, prepare, submit } from '../../local/story/act.ts';
import { walletOf } from '../../local/story/people.ts';
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
    const prepared = await prepare(graphql, 'Delegate', {
      guild: story.guild,
      from: signer.address,
      delegatee: walletOf('ada').address,
    });

    await provider.send('evm_setAutomine', [false]);
    let id: string;
    try {
      id = await submit(graphql, signer, prepared, true);
      await stack.gateway.kill('SIGKILL');
      await stack.gateway.start();
      await provider.send('evm_mine', []);
    } finally {
      await provider.send('evm_setAutomine', [true]);
    }
    const rows = await follow(graphql, id);
    expect(rows.map(({ kind }) => kind)).to.include('DELEGATE_CHANGED');

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
