import { expect } from 'chai';
import { Interface } from 'ethers';
import type { ChainNode } from '../chain/node/node.ts';
import type { Hex } from '../chain/types.ts';
import { abis } from '../events/abis.ts';
import { joinGuilds, unservedGuilds } from './unservedGuilds.ts';

const factoryAbi = new Interface(abis.GuildFactory as ConstructorParameters<typeof Interface>[0]);
const contractNames = factoryAbi.getFunction('contractsOf')?.outputs[0]?.components?.map(({ name }) => name) ?? [];
const guild = (number: number | bigint): Hex => `0x${number.toString(16).padStart(40, '0')}`;
const factory = guild(0xff);
const head = { number: 9n, hash: `0x${'12'.repeat(32)}` as Hex, standsOn: '' };

/** A node whose factory says to have made so many guilds. */
function nodeOf(count: bigint): ChainNode {
  const send = async (_: string, [{ data }]: readonly [{ data: Hex }]) => {
    const { name = '', args } = factoryAbi.parseTransaction({ data }) ?? {};
    if (name === 'guildCount') return factoryAbi.encodeFunctionResult(name, [count]);
    const contracts = Object.fromEntries(contractNames.map((part) => [part, guild(args?.[0] as bigint)]));
    return factoryAbi.encodeFunctionResult(name, [contracts]);
  };
  return { name: 'node', send, sendAll: async () => [] } as unknown as ChainNode;
}

describe('guilds that nobody serves', () => {
  const served = new Set([guild(2n)]);
  const unserved = (count: number | bigint, ...made: bigint[]) =>
    unservedGuilds(nodeOf(BigInt(count)), {
      factory,
      head,
      served,
      made: new Map(made.map((one) => [one, guild(one)])),
    });

  it('are those that the factory says to have made besides', async () => {
    expect(await unserved(3, 2n)).to.deep.equal([guild(1n), guild(3n)]);
  });

  it('are named though the node says that there are none', async () => {
    expect(await unserved(0, 2n, 4n)).to.deep.equal([guild(1n), guild(3n), guild(4n)]);
  });

  it('have an end, whatever the node says', async () => {
    expect(await unserved(2n ** 256n - 1n, 2n)).to.have.length(100);
  });

  it('are those that any of the readings shows', () => {
    const reading = (of: Hex, number: bigint) => ({ factory: of, made: new Map([[number, guild(number)]]) });
    const all = joinGuilds([reading(factory, 1n), reading(factory, 2n), reading(guild(0xfe), 1n)]);
    expect(all.map(({ made }) => [...made.keys()])).to.deep.equal([[1n, 2n], [1n]]);
  });
});
