import { join } from 'node:path';
import { expect } from 'chai';
import { repositoryRoot } from '../repositoryRoot.ts';
import { LOCAL_NETWORK } from '../stack/dataFolder.ts';
import { StackError } from '../stackError.ts';
import { readOptions } from './options.ts';

describe('options', () => {
  it('are a local stack with the story by default', () => {
    const { stack, story, check } = readOptions([]);
    expect({ story, check }).to.deep.equal({ story: true, check: false });
    expect(stack).to.include({
      network: LOCAL_NETWORK,
      dataFolder: join(repositoryRoot, '.guildhall', 'data', LOCAL_NETWORK),
      rpcUrl: undefined,
    });
    expect(stack.ports).to.deep.equal({});
  });

  it('keep the data of each network apart, and play no story on a chain that is given', () => {
    const { stack, story } = readOptions(['--rpc', 'https://rpc.example/', '--network', 'sepolia']);
    expect(story).to.equal(false);
    expect(stack).to.include({ network: 'sepolia', rpcUrl: 'https://rpc.example' });
    expect(stack.dataFolder).to.equal(join(repositoryRoot, '.guildhall', 'data', 'sepolia'));
    expect(readOptions(['--rpc', 'https://rpc.example', '--network', 'sepolia', '--story']).story).to.equal(true);
  });

  it('read URLs with secrets in them from the environment', () => {
    process.env.GUILDHALL_RPC_URL = 'https://rpc.example/v3/key';
    process.env.GUILDHALL_POSTGRES_URL = 'postgresql://user:password@db.example/postgres';
    try {
      const { stack } = readOptions(['--network', 'sepolia']);
      expect(stack.rpcUrl).to.equal('https://rpc.example/v3/key');
      expect(stack.postgresUrl).to.equal('postgresql://user:password@db.example/postgres');
      expect(readOptions([]).stack.rpcUrl).to.equal(undefined);
      const given = readOptions(['--network', 'sepolia', '--rpc', 'https://other.example']);
      expect(given.stack.rpcUrl).to.equal('https://other.example');
    } finally {
      delete process.env.GUILDHALL_RPC_URL;
      delete process.env.GUILDHALL_POSTGRES_URL;
    }
  });

  for (const [text, ports] of [
    ['auto', 'auto'],
    ['14000', 14_000],
    ['chain=8546,graphNode=8100', { chain: 8546, graphNode: 8100 }],
  ] as const) {
    it(`read --ports ${text}`, () => {
      expect(readOptions(['--ports', text]).stack.ports).to.deep.equal(ports);
    });
  }

  it('reindex only when asked', () => {
    expect(readOptions([]).stack.reindex).to.equal(false);
    expect(readOptions(['--reindex']).stack.reindex).to.equal(true);
  });

  it("find graph-node's other ports beside its first", () => {
    const { graphNode } = readOptions(['--graph-node', 'http://graph.example:8000']).stack;
    expect(graphNode).to.deep.equal({
      queryUrl: 'http://graph.example:8000',
      adminUrl: 'http://graph.example:8020',
      statusUrl: 'http://graph.example:8030/graphql',
    });
  });

  for (const [args, reason] of [
    [['--what'], /--what/],
    [['story'], /story/],
    [['--rpc', 'https://rpc.example'], /--rpc .* and --network go together/],
    [['--network', 'sepolia'], /--rpc .* and --network go together/],
    [['--rpc', 'ftp://rpc.example', '--network', 'sepolia'], /--rpc/],
    [['--postgres', 'http://127.0.0.1'], /--postgres/],
    [['--ports', 'nothing'], /"nothing" is not auto/],
    [['--ports', 'chain=0'], /"chain=0"/],
    [['--ports', 'chain=1=2'], /"chain=1=2"/],
    [['--ports', '65530'], /"65530"/],
    [['--block-time', '-5'], /block-time/],
    [
      ['--reindex', '--graph-node', 'http://graph.example:8000'],
      /--reindex works with the stack’s own graph-node only/,
    ],
    [['--story', '--no-story'], /choose --story or --no-story/],
    [['--rpc', 'https://rpc.example', '--network', 'sepolia', '--block-time', '9'], /local chain only/],
  ] as const) {
    it(`refuse ${args.join(' ')}`, () => {
      expect(() => readOptions(args)).to.throw(StackError, reason);
    });
  }
});
