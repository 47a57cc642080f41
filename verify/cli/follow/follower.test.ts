import { expect } from 'chai';
import { startEmptyChain } from '../../../testing/chains/emptyChain.ts';
import { written } from '../../../testing/written.ts';
import type { Hex } from '../../chain/types.ts';
import { difference } from '../../compare/difference.ts';
import type { LedgerServer } from '../../compare/server/ledgerServer.ts';
import { ServerError } from '../../compare/server/serverError.ts';
import type { OpenDifference } from './differences/openDifference.ts';
import { Follower } from './follower.ts';
import { FollowStatus } from './status.ts';
import { Teller } from './teller.ts';

const address = (digits: string): Hex => `0x${digits.padStart(40, '0')}`;

const task = { chainId: 1n, from: 0n, guild: undefined, factory: address('fa'), forwarder: address('0') };

describe('a follower whose server fails now and then', () => {
  const chain = startEmptyChain();
  let deployment = 'one';
  let isFailing = false;
  const server = {
    name: 'server',
    standing: async () => ({ deployment, block: { number: BigInt(chain.number()), hash: chain.newest() } }),
    pin: async () => {
      if (isFailing) throw new ServerError('It fails.');
    },
    rows: async () => [],
    list: async () => ({ rows: [], isWhole: true }),
    query: async () => ({}),
  } as unknown as LedgerServer;
  const follower = new Follower({ nodes: [chain.node], server }, task);
  const status = new FollowStatus(follower, task, 'server');
  const verified = () => status.summary().verified.map(({ hash }) => hash);

  async function lookAtNewBlock(branch?: string): Promise<Hex> {
    chain.mine(branch);
    status.take(await follower.look());
    return chain.newest();
  }

  async function failToLook(): Promise<void> {
    isFailing = true;
    const error = await follower.look().catch((thrown: unknown) => thrown);
    isFailing = false;
    expect(error).to.be.instanceOf(ServerError);
  }

  it('starts, until it has compared all', async () => {
    expect(status.summary()).to.deep.include({ state: 'starting', block: null });
    await lookAtNewBlock();
    expect(status.summary().state).to.equal('following');
    chain.drop();
  });

  it('forgets the blocks that were dropped when it could not look', async () => {
    const kept = await lookAtNewBlock();
    const dropped = await lookAtNewBlock();
    expect(verified()).to.deep.equal([dropped, kept]);
    chain.drop();
    chain.mine('0x01');
    await failToLook();
    status.take(await follower.look());
    expect(verified()).to.deep.equal([chain.newest(), kept]);
  });

  it('says nothing of the blocks that it had compared with another deployment', async () => {
    deployment = 'two';
    await failToLook();
    expect(status.summary().block).to.equal(null);
    status.take(await follower.look());
    expect(verified()).to.deep.equal([chain.newest()]);
  });

  it('tells its verdict once, and again after a while in which nothing changed', async () => {
    const said = async (teller: Teller) => {
      const look = await follower.look();
      return written(process.stdout, () => void teller.tellLook(look, follower));
    };
    const [patient, eager] = [new Teller('server'), new Teller('server', -1)];
    chain.mine();
    const first = await said(patient);
    expect(first).to.match(/^block \d+ \(0x\w+\): 0 entries of 0 guilds; ✔ all is what server serves\n$/);
    expect(await said(patient)).to.equal('');
    chain.mine();
    await said(eager);
    expect(await said(eager)).to.match(/^block .* ✔ all is what server serves\n$/);
  });

  it('names a guild that is served wrong, however much another one has on the chain', async () => {
    const since = '2026-01-01T00:00:00.000Z';
    const block = { number: 1n, hash: chain.newest() };
    const differs = (guild: Hex, problem: 'assets' | 'field', row: number): OpenDifference => {
      const place = { type: 'LedgerAccount', id: `0x${row}`, row: '' };
      return { guild, difference: difference(problem, place), made: undefined, block, since };
    };
    const [hostile, wrong] = [address('1'), address('2')];
    follower.watched.open.add(Array.from({ length: 1_500 }, (_, row) => differs(hostile, 'assets', row)));
    follower.watched.open.add([differs(wrong, 'field', 1)]);
    status.take({ chain: block, served: block, found: [], gone: [], compared: block });
    expect(verified()).to.deep.equal([]);
    expect(status.summary().differing).to.deep.equal({ count: 1, guilds: [wrong] });
  });
});
