import { Amount } from '../../../components/ui/Amount.tsx';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { Hex } from '../../../components/ui/Hex.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { formatPrice } from '../../../lib/formatPrice.ts';
import type { Market } from '../queries/markets.ts';
import { priceRange, SPARKLINE, sparkline } from '../sparkline.ts';

/** A market's price for one whole guild token; the title has every digit. */
function MarketPrice({ price, market }: { price: bigint; market: Market }) {
  const { token, quoteToken } = market;
  const { exact, short } = formatPrice(price, token.decimals, quoteToken.decimals);
  return (
    <span className="amount" title={`${exact} ${quoteToken.symbol}, rounded down`}>
      {short} <span className="symbol">{quoteToken.symbol || '(no symbol)'}</span>
    </span>
  );
}

/** The price over the last trades: a small picture, and its bounds in words. */
function PriceHistory({ market }: { market: Market }) {
  const range = priceRange(market.trades);
  if (!range || market.trades.length < 2) return null;
  const { width, height } = SPARKLINE;
  return (
    <div className="market-history">
      <dt>Price after the last {formatCount(market.trades.length)} trades</dt>
      <dd>
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
          <path d={sparkline(market.trades)} />
        </svg>
        <span className="market-range">
          lowest <MarketPrice price={range.lowest} market={market} /> <br />
          highest <MarketPrice price={range.highest} market={market} />
        </span>
      </dd>
    </div>
  );
}

/** What the guild's token trades at on Uniswap V2, in a token that the guild takes as payment. */
export function MarketStrip({ market }: { market: Market }) {
  const { token, quoteToken, pair } = market;
  return (
    <section className="market" aria-label={`Market of ${token.symbol} in ${quoteToken.symbol}`}>
      <dl className="totals">
        <div>
          <dt>Market price of 1 {token.symbol || 'guild token'}</dt>
          <dd>{market.price === null ? 'none' : <MarketPrice price={market.price} market={market} />}</dd>
        </div>
        <div>
          <dt>Trades</dt>
          <dd>{formatCount(market.tradeCount)}</dd>
        </div>
        <div>
          <dt>Traded</dt>
          <dd>
            <Amount value={market.tokenVolume} token={token} />
            <span className="market-volume">
              for <Amount value={market.quoteVolume} token={quoteToken} />
            </span>
          </dd>
        </div>
        <PriceHistory market={market} />
        <div>
          <dt title="Its trades are on the chain, but are not entries of the ledger">Uniswap V2 pair</dt>
          <dd>
            <Hex value={pair} /> <CopyButton text={pair} what="the pair’s address" />
          </dd>
        </div>
      </dl>
    </section>
  );
}
