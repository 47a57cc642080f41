import { Contract, type InterfaceAbi, ZeroAddress } from 'ethers';
import { nameOf, type Person, walletOf } from './people.ts';
import { dollars, type Guild, guildTokens, type Story } from './story.ts';

const ERC20 = ['function transfer(address to, uint256 amount) returns (bool)'];
const FACTORY = [
  'function createPair(address tokenA, address tokenB) returns (address)',
  'function getPair(address tokenA, address tokenB) view returns (address)',
];
const PAIR = [
  'function mint(address to) returns (uint256)',
  'function swap(uint256 amount0Out, uint256 amount1Out, address to, bytes data)',
  'function getReserves() view returns (uint112 reserve0, uint112 reserve1, uint32 blockTimestampLast)',
  'function token0() view returns (address)',
];

/** Ada opens a market of the guild's token on Uniswap V2, and others trade there. It is outside the gateway. */
export async function openMarket(story: Story, guild: Guild, factory: string): Promise<void> {
  await send(contractFor(story, 'ada', factory, FACTORY), 'createPair', guild.token, story.stablecoin);
  const pair = await new Contract(factory, FACTORY, story.provider).getFunction('getPair')(
    guild.token,
    story.stablecoin,
  );
  if (pair === ZeroAddress) throw new Error('Uniswap made no pair.');
  await send(contractFor(story, 'ada', guild.token, ERC20), 'transfer', pair, guildTokens(20_000));
  await send(contractFor(story, 'ada', story.stablecoin, ERC20), 'transfer', pair, dollars(10_000));
  await send(contractFor(story, 'ada', pair, PAIR), 'mint', walletOf('ada').address);
  story.log(`${nameOf('ada')}: Open a market on Uniswap V2 with 20,000 guild tokens and 10,000 dollars`);
  await swap(story, 'bruno', { pair, tokenIn: story.stablecoin, amountIn: dollars(500) });
  story.log(`${nameOf('bruno')}: Buy guild tokens for 500 dollars`);
  await swap(story, 'dalia', { pair, tokenIn: guild.token, amountIn: guildTokens(1_000) });
  story.log(`${nameOf('dalia')}: Sell 1,000 guild tokens`);
  await swap(story, 'chen', { pair, tokenIn: story.stablecoin, amountIn: dollars(200) });
  story.log(`${nameOf('chen')}: Buy guild tokens for 200 dollars`);
}

/** Swaps an amount of one token of a pair for as much as the pair gives of the other, without a router. */
async function swap(
  story: Story,
  person: Person,
  { pair, tokenIn, amountIn }: { pair: string; tokenIn: string; amountIn: bigint },
): Promise<void> {
  const contract = new Contract(pair, PAIR, story.provider);
  const [token0, reserves] = await Promise.all([
    contract.getFunction('token0')(),
    contract.getFunction('getReserves')(),
  ]);
  const isToken0 = String(token0).toLowerCase() === tokenIn.toLowerCase();
  const [reserveIn, reserveOut] = isToken0 ? [reserves[0], reserves[1]] : [reserves[1], reserves[0]];
  // Uniswap V2 takes 0.3 % of what comes in.
  const afterFee = amountIn * 997n;
  const amountOut: bigint = (afterFee * reserveOut) / (reserveIn * 1_000n + afterFee);
  await send(contractFor(story, person, tokenIn, ERC20), 'transfer', pair, amountIn);
  const outs = isToken0 ? [0n, amountOut] : [amountOut, 0n];
  await send(contractFor(story, person, pair, PAIR), 'swap', ...outs, walletOf(person).address, '0x');
}

/** A contract as a person calls it. */
function contractFor(story: Story, person: Person, address: string, abi: InterfaceAbi): Contract {
  return new Contract(address, abi, walletOf(person).connect(story.provider));
}

async function send(contract: Contract, name: string, ...args: unknown[]): Promise<void> {
  await (await contract.getFunction(name)(...args)).wait();
}
