import { expect } from 'chai';
import { DEFAULT_PORTS } from '../../local/bootstrap/startUsage.mjs';
import { readOptions } from './options.ts';
import { Problem } from './problem.ts';

const GUILD = `0x${'Ab'.repeat(20)}`;

describe('the options of verify', () => {
  it('are those of the stack of npm start when there are none', () => {
    expect(readOptions([])).to.deep.include({
      rpc: [`http://127.0.0.1:${DEFAULT_PORTS.chain}`],
      graphql: `http://127.0.0.1:${DEFAULT_PORTS.gateway}/graphql`,
      guild: undefined,
      block: undefined,
      json: false,
    });
  });

  it('may name several nodes, and write addresses in any case', () => {
    const options = readOptions(['--rpc', 'http://one', '--rpc', 'https://two', '--guild', GUILD, '--block', '12']);
    expect(options).to.deep.include({ rpc: ['http://one', 'https://two'], guild: GUILD.toLowerCase(), block: 12n });
  });

  for (const [line, reason] of [
    [['--rpc', 'localhost:8545'], '--rpc is not an http(s) URL'],
    [['--rpc', 'http://one', '--rpc', 'http://one'], 'names the same node twice'],
    [['--rpc', 'http://one', '--rpc', 'http://two', '--rpc', 'http://two'], 'names the same node twice'],
    [['--graphql', 'file:///etc/passwd'], '--graphql is not an http(s) URL'],
    [['--guild', '0x12'], '--guild is not 20 bytes'],
    [['--block-hash', GUILD], '--block-hash is not 32 bytes'],
    [['--certificate', 'file', '--rpc', 'http://one'], '--rpc has no meaning'],
    [['--follow', '--block', '1'], '--block has no meaning'],
    [['--follow', '--certificate', 'file'], '--certificate has no meaning'],
    [['--status-port', '1'], 'give that too'],
    [['--follow', '--status-port', '65536'], '--status-port is not a port'],
    [['--after', `0x${'00'.repeat(32)}`], '--after is what comes before a certificate'],
    [['--proof', 'file', '--rpc', 'http://one'], '--proof asks nobody, so --rpc has no meaning'],
    [['--proof', 'file', '--certificate', 'file'], '--certificate has no meaning'],
    [['--block-hash', `0x${'00'.repeat(32)}`, '--block-hash', `0x${'11'.repeat(32)}`], 'give one --block-hash'],
    [['--block', 'latest'], '--block is not a block number'],
    [['--block', '1', '--block-hash', `0x${'00'.repeat(32)}`], 'name the block twice'],
  ] as const) {
    it(`are refused: ${line.join(' ')}`, () => {
      expect(() => readOptions([...line])).to.throw(Problem, reason);
    });
  }
});
