import { Token } from '../../generated/schema';
import {
  Burn as BurnEvent,
  Mint as MintEvent,
  Swap as SwapEvent,
  Sync as SyncEvent,
} from '../../generated/templates/UniswapV2Pair/UniswapV2Pair';
import { PairCreated as PairCreatedEvent } from '../../generated/UniswapV2Factory/UniswapV2Factory';
import { LiquidityChangeKind } from '../lib/enums';
import { createLiquidityChange } from './store/liquidityChange';
import { currentMarket, openMarket, setReserves } from './store/market';
import { createPairToken } from './store/pairToken';
import { createTrade } from './store/trade';

// The pairs of guild tokens. Their contracts are no guild's: none of these logs is an entry.

export function handlePairCreated(event: PairCreatedEvent): void {
  addToken(event, true);
  addToken(event, false);
}

function addToken(event: PairCreatedEvent, isToken0: boolean): void {
  const pairToken = createPairToken(event, isToken0);
  if (pairToken === null) return;
  const token = Token.load(pairToken.address);
  if (token === null) return;
  const guild = token.guild;
  if (guild !== null) openMarket(guild, pairToken);
}

export function handleSync(event: SyncEvent): void {
  setReserves(currentMarket(), event);
}

export function handleSwap(event: SwapEvent): void {
  createTrade(currentMarket(), event);
}

export function handleMint(event: MintEvent): void {
  const params = event.params;
  const kind = LiquidityChangeKind.ADDED;
  createLiquidityChange(currentMarket(), event, kind, params.amount0, params.amount1, params.sender).save();
}

export function handleBurn(event: BurnEvent): void {
  const params = event.params;
  const kind = LiquidityChangeKind.REMOVED;
  const change = createLiquidityChange(currentMarket(), event, kind, params.amount0, params.amount1, params.sender);
  change.recipient = params.to;
  change.save();
}
