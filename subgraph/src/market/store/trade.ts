import { BigInt } from '@graphprotocol/graph-ts';
import { Market, Trade } from '../../../generated/schema';
import { Swap as SwapEvent } from '../../../generated/templates/UniswapV2Pair/UniswapV2Pair';
import { addMarketPoint } from '../../ledger/store/series';
import { TradeSide } from '../../lib/enums';
import { marketRecordId } from '../../lib/id';
import { priceOf } from './market';

const ONE = BigInt.fromI32(1);

/** Records a swap and counts it in its market, which it saves. */
export function createTrade(market: Market, event: SwapEvent): void {
  const trade = newTrade(market, event);
  // What the pair gained; negative what it gave.
  const token = trade.tokenIn.minus(trade.tokenOut);
  const quote = trade.quoteIn.minus(trade.quoteOut);
  trade.side = sideOf(token, quote);
  const isTrade = trade.side != TradeSide.FLASH;
  trade.tokenAmount = isTrade ? token.abs() : BigInt.zero();
  trade.quoteAmount = isTrade ? quote.abs() : BigInt.zero();
  trade.price = priceOf(trade.quoteAmount, trade.tokenAmount);
  trade.save();
  countTrade(market, trade);
  if (isTrade) addMarketPoint(market, trade);
}

function newTrade(market: Market, event: SwapEvent): Trade {
  const params = event.params;
  const trade = new Trade(marketRecordId(event, market.guild));
  trade.market = market.id;
  trade.guild = market.guild;
  trade.tokenIn = market.isToken0 ? params.amount0In : params.amount1In;
  trade.tokenOut = market.isToken0 ? params.amount0Out : params.amount1Out;
  trade.quoteIn = market.isToken0 ? params.amount1In : params.amount0In;
  trade.quoteOut = market.isToken0 ? params.amount1Out : params.amount0Out;
  trade.marketPrice = market.price;
  trade.sender = params.sender;
  trade.recipient = params.to;
  trade.blockNumber = event.block.number;
  trade.timestamp = event.block.timestamp;
  trade.transactionHash = event.transaction.hash;
  trade.transactionFrom = event.transaction.from;
  return trade;
}

function sideOf(token: BigInt, quote: BigInt): string {
  const zero = BigInt.zero();
  if (token.lt(zero) && quote.gt(zero)) return TradeSide.BUY;
  if (token.gt(zero) && quote.lt(zero)) return TradeSide.SELL;
  return TradeSide.FLASH;
}

function countTrade(market: Market, trade: Trade): void {
  if (trade.side == TradeSide.FLASH) market.flashCount = market.flashCount.plus(ONE);
  else market.tradeCount = market.tradeCount.plus(ONE);
  if (trade.side == TradeSide.BUY) market.buyCount = market.buyCount.plus(ONE);
  if (trade.side == TradeSide.SELL) market.sellCount = market.sellCount.plus(ONE);
  market.tokenVolume = market.tokenVolume.plus(trade.tokenAmount);
  market.quoteVolume = market.quoteVolume.plus(trade.quoteAmount);
  market.save();
}
