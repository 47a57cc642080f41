import { type Contract, getCreate2Address, keccak256, solidityPacked } from 'ethers';
import { readBytecode } from '../../../contracts/bytecode.ts';
import { deployUniswap } from '../../../contracts/deploy.ts';
import { guildConfig } from '../../../testing/ledger/actingGuild.ts';
import { type ChainActor, openChainActor } from '../../../testing/ledger/chainActor.ts';
import { type LedgerContext, ledgerContext } from '../../../testing/ledger/ledgerContext.ts';
import { addLiquidity, borrow, buy, type PairActor, removeLiquidity, sell, take } from './pairActor.ts';

const HOUR = 3_600;
const TOKEN = 10n ** 18n;
const DOLLAR = 10n ** 6n;

/** A guild that was founded, with what its markets are about. */
export type MarketGuild = { id: string; token: Contract };

/** Two guilds' markets as they were played. */
export type PlayedMarket = {
  context: LedgerContext;
  chain: ChainActor;
  guilds: [MarketGuild, MarketGuild];
  /** The first guild's token against the test dollar; made before the guild. */
  dollarPair: PairActor;
  /** The first guild's token against the second's; made in the block of the second guild. */
  guildPair: PairActor;
  /** The same tokens as `dollarPair`, but of another factory. */
  lookAlike: PairActor;
  /** Dollars that were given to `dollarPair`, in the smallest unit. */
  gift: bigint;
  /** The last block, indexed. */
  head: number;
};

/** Plays two guilds' markets on the real Uniswap V2. */
export async function playMarket(): Promise<PlayedMarket> {
  const context = await ledgerContext();
  const chain = openChainActor(context.rpcUrl);
  const { founder, client, second } = chain.people;
  const dollar = await chain.contract('TestDollar', context.testDollar);
  const uniswap = await chain.contract('UniswapV2Factory', context.uniswapFactory);
  for (const person of [founder, client])
    await chain.call(chain.minter, dollar, 'mint', person.address, 10_000n * DOLLAR);
  const { guilds, dollarPair, guildPair } = await foundWithPairs(chain, context, uniswap, dollar);

  await toNextHour(chain);
  await addLiquidity(dollarPair, founder, 200n * TOKEN, 1_000n * DOLLAR);
  await buy(dollarPair, client, 50n * DOLLAR);
  await sell(dollarPair, second, 20n * TOKEN);
  await buy(dollarPair, client, 1n);
  const lookAlike = await playLookAlike(chain, guilds[0], dollar);

  await toNextHour(chain);
  await borrow(dollarPair, second, 30n * TOKEN);
  await chain.call(client, dollar, 'transfer', dollarPair.pair.target, 60n * DOLLAR);
  await chain.call(client, guilds[0].token, 'transfer', dollarPair.pair.target, 2n * TOKEN);
  await take(dollarPair, client, 5n * TOKEN, 0n);
  await buy(guildPair, second, 3n * TOKEN);

  await toNextHour(chain);
  const gift = 7n * DOLLAR;
  await chain.call(client, dollar, 'transfer', dollarPair.pair.target, gift);
  await chain.call(client, dollarPair.pair, 'sync');
  await removeLiquidity(dollarPair, founder, (await dollarPair.pair.getFunction('balanceOf')(founder.address)) / 2n);
  await sell(dollarPair, client, 1n * TOKEN);
  const head = await chain.provider.getBlockNumber();
  await context.indexed(head);
  return { context, chain, guilds, dollarPair, guildPair, lookAlike, gift, head };
}

/**
 * Makes a pair of a token that is not there yet, then its guild; then a second guild, a pair of both guilds' tokens and its
 * liquidity in one block.
 */
async function foundWithPairs(chain: ChainActor, context: LedgerContext, uniswap: Contract, dollar: Contract) {
  const { founder } = chain.people;
  const factory = await chain.contract('GuildFactory', context.factory);
  const configs = ['Traded guild', 'Other traded guild'].map((name) => guildConfig(chain, context.testDollar, name));
  const predict = async (config: object | undefined): Promise<MarketGuild> => {
    const { accessManager, token } = await factory.getFunction('predictGuild')(founder.address, config);
    return { id: String(accessManager).toLowerCase(), token: await chain.contract('GuildToken', token) };
  };
  const guilds: [MarketGuild, MarketGuild] = [await predict(configs[0]), await predict(configs[1])];
  const [{ token }, { token: otherToken }] = guilds;
  await chain.call(founder, uniswap, 'createPair', dollar.target, token.target);
  await chain.call(founder, factory, 'createGuild', configs[0]);
  const pair = await pairAt(chain, await uniswap.getFunction('getPair')(token.target, dollar.target));
  const guildPair = await pairAt(chain, await pairAddress(uniswap, token, otherToken));
  await chain.callInOneBlock([
    [founder, factory, 'createGuild', configs[1]],
    [founder, uniswap, 'createPair', otherToken.target, token.target],
    [founder, token, 'transfer', guildPair.target, 40n * TOKEN],
    [founder, otherToken, 'transfer', guildPair.target, 90n * TOKEN],
    [founder, guildPair, 'mint', founder.address],
  ]);
  return {
    guilds,
    dollarPair: { chain, pair, token, quote: dollar },
    guildPair: { chain, pair: guildPair, token, quote: otherToken },
  };
}

async function playLookAlike(chain: ChainActor, { token }: MarketGuild, dollar: Contract): Promise<PairActor> {
  const { founder, client } = chain.people;
  const other = await chain.contract('UniswapV2Factory', await deployUniswap(chain.minter));
  await chain.call(founder, other, 'createPair', token.target, dollar.target);
  const pair = await pairAt(chain, await other.getFunction('getPair')(token.target, dollar.target));
  const actor = { chain, pair, token, quote: dollar };
  await addLiquidity(actor, founder, 1n * TOKEN, 900n * DOLLAR);
  await buy(actor, client, 5n * DOLLAR);
  return actor;
}

function pairAt(chain: ChainActor, address: string): Promise<Contract> {
  return chain.contract('UniswapV2Pair', address);
}

/** Where Uniswap's factory will make a pair of two tokens. */
async function pairAddress(uniswap: Contract, a: Contract, b: Contract): Promise<string> {
  const { bytecode } = await readBytecode('UniswapV2Pair');
  const tokens = [String(a.target), String(b.target)].sort((x, y) => (BigInt(x) < BigInt(y) ? -1 : 1));
  const salt = keccak256(solidityPacked(['address', 'address'], tokens));
  return getCreate2Address(String(uniswap.target), salt, keccak256(bytecode));
}

/** The next block is some minutes after the beginning of the next hour: graph-node leaves out what is in its first second. */
async function toNextHour(chain: ChainActor): Promise<void> {
  const next = (Math.floor((await chain.now()) / HOUR) + 1) * HOUR + 600;
  await chain.provider.send('evm_setNextBlockTimestamp', [next]);
}
