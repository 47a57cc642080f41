import { type Contract, concat, dataLength, type HDNodeWallet, toBeHex } from 'ethers';
import type { ChainActor } from '../../../testing/ledger/chainActor.ts';

/** A Uniswap V2 pair and its two tokens, to act in. */
export type PairActor = { chain: ChainActor; pair: Contract; token: Contract; quote: Contract };

const BORROWER = '0xb0220e5e00000000000000000000000000000001';

/** Puts both tokens into a pair, for shares of it. */
export async function addLiquidity(
  { chain, pair, token, quote }: PairActor,
  from: HDNodeWallet,
  tokenAmount: bigint,
  quoteAmount: bigint,
): Promise<void> {
  await chain.call(from, token, 'transfer', pair.target, tokenAmount);
  await chain.call(from, quote, 'transfer', pair.target, quoteAmount);
  await chain.call(from, pair, 'mint', from.address);
}

/** Gives shares of a pair back for both tokens. */
export async function removeLiquidity({ chain, pair }: PairActor, from: HDNodeWallet, shares: bigint): Promise<void> {
  await chain.call(from, pair, 'transfer', pair.target, shares);
  await chain.call(from, pair, 'burn', from.address);
}

/** Buys as much of the token as the pair gives for an amount of the quote token. */
export async function buy(actor: PairActor, from: HDNodeWallet, amount: bigint): Promise<void> {
  const { tokenReserve, quoteReserve } = await reserves(actor);
  await actor.chain.call(from, actor.quote, 'transfer', actor.pair.target, amount);
  await take(actor, from, amountOut(amount, quoteReserve, tokenReserve), 0n);
}

/** Sells an amount of the token for as much of the quote token as the pair gives. */
export async function sell(actor: PairActor, from: HDNodeWallet, amount: bigint): Promise<void> {
  const { tokenReserve, quoteReserve } = await reserves(actor);
  await actor.chain.call(from, actor.token, 'transfer', actor.pair.target, amount);
  await take(actor, from, 0n, amountOut(amount, tokenReserve, quoteReserve));
}

/** Takes tokens out of a pair that has been given enough for them. */
export async function take(
  actor: PairActor,
  from: HDNodeWallet,
  tokenOut: bigint,
  quoteOut: bigint,
  to: string = from.address,
  data = '0x',
): Promise<void> {
  const outs = (await isToken0(actor)) ? [tokenOut, quoteOut] : [quoteOut, tokenOut];
  await actor.chain.call(from, actor.pair, 'swap', ...outs, to, data);
}

/** Borrows tokens from a pair and pays them back in the same call, with Uniswap's fee of 0.3 % on top. */
export async function borrow(actor: PairActor, from: HDNodeWallet, amount: bigint): Promise<bigint> {
  const { chain, pair, token } = actor;
  const repaid = (amount * 1_000n) / 997n + 1n;
  const repay = token.interface.encodeFunctionData('transfer', [pair.target, repaid]);
  await chain.provider.send('hardhat_setCode', [BORROWER, callCode(String(token.target), repay)]);
  await chain.call(from, token, 'transfer', BORROWER, repaid - amount);
  await take(actor, from, amount, 0n, BORROWER, '0x01');
  return repaid;
}

/** What a pair holds by its own account, at a block. */
export async function reserves(
  actor: PairActor,
  blockTag: number | 'latest' = 'latest',
): Promise<{ tokenReserve: bigint; quoteReserve: bigint }> {
  const [reserve0, reserve1] = await actor.pair.getFunction('getReserves')({ blockTag });
  return (await isToken0(actor))
    ? { tokenReserve: reserve0, quoteReserve: reserve1 }
    : { tokenReserve: reserve1, quoteReserve: reserve0 };
}

/** Whether the pair calls the token `token0`. */
export async function isToken0({ pair, token }: PairActor): Promise<boolean> {
  return String(await pair.getFunction('token0')()) === String(token.target);
}

/** Uniswap V2's formula, rounded down. */
function amountOut(amountIn: bigint, reserveIn: bigint, reserveOut: bigint): bigint {
  const afterFee = amountIn * 997n;
  return (afterFee * reserveOut) / (reserveIn * 1_000n + afterFee);
}

/** Code that makes one call whenever it is called: it copies the calldata from behind itself and calls with it. */
function callCode(target: string, calldata: string): string {
  const size = `0x60${toBeHex(dataLength(calldata), 1).slice(2)}`;
  const code = (offset: number) =>
    concat([
      ...[size, `0x60${toBeHex(offset, 1).slice(2)}`, '0x600039'],
      ...['0x60006000', size, '0x60006000', '0x73', target, '0x5af100'],
    ]);
  return concat([code(dataLength(code(0))), calldata]);
}
