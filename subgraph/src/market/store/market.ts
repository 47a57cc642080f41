import { Address, BigInt, Bytes, DataSourceContext, dataSource } from '@graphprotocol/graph-ts';
import { Market, PairToken, Token } from '../../../generated/schema';
import { UniswapV2Pair } from '../../../generated/templates';
import { Sync as SyncEvent } from '../../../generated/templates/UniswapV2Pair/UniswapV2Pair';
import { GUILD_KEY } from '../../ledger/context';
import { marketId } from '../../lib/id';
import { isPaymentToken } from '../../token/store/paymentToken';

/** Key under which a pair is told the token that its market's prices are in. */
const QUOTE_KEY = 'quote';
/** What prices are multiplied by: 10^36. */
const PRICE_SCALE = BigInt.fromI32(10).pow(36);

/** The market whose pair's log is being handled; the handler that made the data source saved it first. */
export function currentMarket(): Market {
  const context = dataSource.context();
  return Market.load(marketId(context.getBytes(GUILD_KEY), context.getBytes(QUOTE_KEY))) as Market;
}

/**
 * Makes a market of a pair and follows the pair from here on. The pair has written no log before: as long as one of its
 * tokens does not exist, nothing can be put into it.
 */
export function openMarket(guild: Bytes, pairToken: PairToken): void {
  const id = marketId(guild, pairToken.other);
  if (Market.load(id) !== null) return;
  const market = new Market(id);
  market.guild = guild;
  market.pair = pairToken.pair;
  market.token = pairToken.address;
  market.quote = pairToken.other;
  market.quoteToken = pairToken.other;
  market.quoteAllowed = isPaymentToken(guild, pairToken.other);
  market.isToken0 = pairToken.isToken0;
  market.tokenReserve = BigInt.zero();
  market.quoteReserve = BigInt.zero();
  market.pairCreatedAt = pairToken.createdAt;
  startCounts(market);
  market.save();
  followPair(market);
}

/** Makes markets of the pairs that were made before their guild. */
export function openEarlierMarkets(guild: Bytes, token: Bytes): void {
  const pairTokens = (Token.load(token) as Token).pairs.load();
  for (let i = 0; i < pairTokens.length; i++) openMarket(guild, pairTokens[i]);
}

/** Notes in a guild's market with a token, if there is one, whether the guild takes that token as payment. */
export function setQuoteAllowed(guild: Bytes, quote: Bytes, allowed: boolean): void {
  const market = Market.load(marketId(guild, quote));
  if (market === null) return;
  market.quoteAllowed = allowed;
  market.save();
}

/** Sets what the pair holds; the log comes before that of the swap or of the change of liquidity that it is about. */
export function setReserves(market: Market, event: SyncEvent): void {
  const params = event.params;
  market.tokenReserve = market.isToken0 ? params.reserve0 : params.reserve1;
  market.quoteReserve = market.isToken0 ? params.reserve1 : params.reserve0;
  market.price = priceOf(market.quoteReserve, market.tokenReserve);
  market.syncedAt = event.block.timestamp;
  market.save();
}

/** What a smallest unit of the guild token is worth, times 10^36, rounded down; null when one of the amounts is zero. */
export function priceOf(quoteAmount: BigInt, tokenAmount: BigInt): BigInt | null {
  if (quoteAmount.isZero() || tokenAmount.isZero()) return null;
  return quoteAmount.times(PRICE_SCALE).div(tokenAmount);
}

function startCounts(market: Market): void {
  market.tradeCount = BigInt.zero();
  market.buyCount = BigInt.zero();
  market.sellCount = BigInt.zero();
  market.flashCount = BigInt.zero();
  market.liquidityChangeCount = BigInt.zero();
  market.tokenVolume = BigInt.zero();
  market.quoteVolume = BigInt.zero();
}

/** A pair of two guilds' tokens is followed once for each of them: the context is a part of what a data source is. */
function followPair(market: Market): void {
  const context = new DataSourceContext();
  context.setBytes(GUILD_KEY, market.guild);
  context.setBytes(QUOTE_KEY, market.quote);
  UniswapV2Pair.createWithContext(Address.fromBytes(market.pair), context);
}
