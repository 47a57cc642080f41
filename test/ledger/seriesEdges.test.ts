import { expect } from 'chai';
import { ZeroHash } from 'ethers';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { callRpc } from '../../local/http/rpc.ts';
import { type LoggedGuild, startLoggedGuild } from './anyLogs/loggedGuild.ts';

const DAY = 86_400;
const START = (Math.floor(Date.now() / 1000 / DAY) + 2) * DAY;
const ANA = '0xa0a0000000000000000000000000000000000000';
const TOKEN = '0xd0110000000000000000000000000000000000d0';

describe('F-39 time series at their edges', () => {
  let guild: LoggedGuild;
  before(async () => {
    guild = await startLoggedGuild();
  });
  after(() => guild?.stop());

  async function pay(amount: number, timestamp: number): Promise<void> {
    await guild.log('Treasury', 'Paid', [1, ANA, TOKEN, ANA, 0, 0, ZeroHash, 'memo', amount, 0], timestamp);
  }

  async function days(): Promise<(string | number)[][]> {
    const { paymentStats } = await queryGraph<{ paymentStats: { timestamp: string; amount: string; total: string }[] }>(
      guild.ledgerUrl,
      '{ paymentStats(interval: day, current: include, orderBy: timestamp, orderDirection: asc) { timestamp amount total } }',
    );
    return paymentStats.map(({ timestamp, amount, total }) => [Number(timestamp) / 1e6 - START, amount, total]);
  }

  it('are those of the branch that stands after a reorganisation, also when the dropped one had ended a day', async () => {
    await pay(1, START);
    const before = await callRpc(guild.rpcUrl, 'evm_snapshot', []);
    await pay(10, START + 100);
    await pay(100, START + DAY + 1);
    await guild.caughtUp();
    expect(await days()).to.deep.equal([
      [0, '11', '11'],
      [DAY, '100', '111'],
    ]);
    await callRpc(guild.rpcUrl, 'evm_revert', [before]);
    await pay(1_000, START + 200);
    await pay(10_000, START + 300);
    await pay(100_000, START + 2 * DAY + 1);
    await guild.caughtUp();
    expect(await days()).to.deep.equal([
      [0, '11001', '11001'],
      [2 * DAY, '100000', '111001'],
    ]);
  });

  // So does graph-node 0.45; docs/ledger.md tells. When it no longer does, that can go.
  it('leave what happened in the first second of a day out until the day is over', async () => {
    await pay(5, START + 3 * DAY);
    await pay(50, START + 3 * DAY + 1);
    await guild.caughtUp();
    expect((await days()).at(-1)).to.deep.equal([3 * DAY, '50', '111051']);
    await pay(500, START + 4 * DAY + 1);
    await guild.caughtUp();
    expect((await days()).slice(-2)).to.deep.equal([
      [3 * DAY, '55', '111056'],
      [4 * DAY, '500', '111556'],
    ]);
  });
});
