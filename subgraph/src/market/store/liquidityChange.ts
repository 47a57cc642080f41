import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { LiquidityChange, Market } from '../../../generated/schema';
import { marketRecordId } from '../../lib/id';

/** A change of a market's liquidity, counted there; the market is saved, the caller saves the change. */
export function createLiquidityChange(
  market: Market,
  event: ethereum.Event,
  kind: string,
  amount0: BigInt,
  amount1: BigInt,
  sender: Bytes,
): LiquidityChange {
  const change = new LiquidityChange(marketRecordId(event, market.guild));
  change.market = market.id;
  change.guild = market.guild;
  change.kind = kind;
  change.tokenAmount = market.isToken0 ? amount0 : amount1;
  change.quoteAmount = market.isToken0 ? amount1 : amount0;
  change.sender = sender;
  change.blockNumber = event.block.number;
  change.timestamp = event.block.timestamp;
  change.transactionHash = event.transaction.hash;
  change.transactionFrom = event.transaction.from;
  market.liquidityChangeCount = market.liquidityChangeCount.plus(BigInt.fromI32(1));
  market.save();
  return change;
}
