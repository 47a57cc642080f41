import { expect } from 'chai';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { type PairActor, reserves } from './market/pairActor.ts';
import { type ChainSwap, type PairLogs, readPairLogs } from './market/pairLogs.ts';
import { type PlayedMarket, playMarket } from './market/playMarket.ts';
import { readAll } from './readLedger.ts';

type Row = Record<string, string | null>;

const HOUR = 3_600;
const SCALE = 10n ** 36n;
const lower = (address: unknown) => String(address).toLowerCase();
const price = (quote: bigint, token: bigint) => String((quote * SCALE) / token);

describe('the markets of guild tokens against the chain', () => {
  let played: PlayedMarket;
  let ledgerUrl: string;
  /** The markets that there are: each pair by the guild whose token is priced. */
  let markets: { id: string; actor: PairActor; logs: PairLogs }[];
  before(async () => {
    played = await playMarket();
    ({ ledgerUrl } = played.context);
    const { guilds, dollarPair, guildPair } = played;
    const turned = { ...guildPair, token: guildPair.quote, quote: guildPair.token };
    const all: [string, PairActor][] = [
      [guilds[0].id, dollarPair],
      [guilds[0].id, guildPair],
      [guilds[1].id, turned],
    ];
    markets = await Promise.all(
      all.map(async ([guild, actor]) => ({
        id: guild + lower(actor.quote.target).slice(2),
        actor,
        logs: await readPairLogs(actor),
      })),
    );
  });

  async function marketAt(id: string, fields: string, block = played.head): Promise<Row> {
    const query = `{ market(id: "${id}", block: { number: ${block} }) { ${fields} } }`;
    return (await queryGraph<{ market: Row }>(ledgerUrl, query)).market;
  }

  it('are the pairs of the factory that the ledger follows, also one made before its guild, and one for each of two guilds', async () => {
    const { guilds, dollarPair, guildPair, context } = played;
    const where = `guild_in: ["${guilds[0].id}", "${guilds[1].id}"]`;
    const fields = 'pair quote quoteAllowed quoteToken { symbol }';
    const rows = await readAll<Row>(ledgerUrl, 'markets', fields, where);
    const pair = lower(guildPair.pair.target);
    const quoteToken = { symbol: 'TEST' };
    expect(rows).to.have.deep.members([
      {
        id: markets[0]?.id,
        pair: lower(dollarPair.pair.target),
        quote: lower(context.testDollar),
        quoteAllowed: true,
        quoteToken: { symbol: 'TUSD' },
      },
      { id: markets[1]?.id, pair, quote: lower(guildPair.quote.target), quoteAllowed: false, quoteToken },
      { id: markets[2]?.id, pair, quote: lower(guildPair.token.target), quoteAllowed: false, quoteToken },
    ]);
  });

  it('know nothing of a pair that another factory made of the same tokens', async () => {
    const pair = lower(played.lookAlike.pair.target);
    expect((await readPairLogs(played.lookAlike)).swaps).to.have.length(1);
    const query = `{ markets(where: { pair: "${pair}" }) { id } pairTokens(where: { pair: "${pair}" }) { id } }`;
    expect(await queryGraph(ledgerUrl, query)).to.deep.equal({ markets: [], pairTokens: [] });
  });

  it('have a trade for each swap, with what went in and out and the price paid', async () => {
    const fields =
      'side tokenIn tokenOut quoteIn quoteOut tokenAmount quoteAmount price marketPrice sender recipient transactionHash blockNumber timestamp';
    for (const { id, logs } of markets) {
      const rows = await readAll<Row>(ledgerUrl, 'trades', fields, `market: "${id}"`);
      expect(rows.map(({ id: _, ...row }) => row)).to.deep.equal(logs.swaps.map(expectedTrade));
    }
    const sides = markets.map(({ logs }) => logs.swaps.map((swap) => traded(swap).side));
    expect(sides).to.deep.equal([['BUY', 'SELL', 'BUY', 'FLASH', 'BUY', 'SELL'], ['BUY'], ['SELL']]);
  });

  it('have at each block the reserves of the pair and their price', async () => {
    for (const { id, actor, logs } of markets) {
      expect(logs.syncBlocks.length).to.be.greaterThan(1);
      for (const block of logs.syncBlocks) {
        const { tokenReserve, quoteReserve } = await reserves(actor, block);
        expect(await marketAt(id, 'tokenReserve quoteReserve price', block)).to.deep.equal({
          tokenReserve: String(tokenReserve),
          quoteReserve: String(quoteReserve),
          price: price(quoteReserve, tokenReserve),
        });
      }
    }
  });

  it('hold what was put in and traded, which is what the chain says that the pair holds', async () => {
    for (const { id, actor } of markets) {
      const where = `market: "${id}"`;
      const trades = await readAll<Row>(ledgerUrl, 'trades', 'tokenIn tokenOut quoteIn quoteOut', where);
      const changes = await readAll<Row>(ledgerUrl, 'liquidityChanges', 'kind tokenAmount quoteAmount', where);
      const held = (name: 'token' | 'quote') =>
        trades.reduce((sum, row) => sum + BigInt(row[`${name}In`] ?? '') - BigInt(row[`${name}Out`] ?? ''), 0n) +
        changes.reduce((sum, row) => sum + sign(row.kind) * BigInt(row[`${name}Amount`] ?? ''), 0n);
      const gift = actor === played.dollarPair ? played.gift : 0n;
      const balanceOf = (token: PairActor['token']) => token.getFunction('balanceOf')(actor.pair.target);
      expect(held('token')).to.equal(await balanceOf(actor.token));
      expect(held('quote') + gift).to.equal(await balanceOf(actor.quote));
    }
  });

  const sign = (kind: string | null | undefined) => (kind === 'ADDED' ? 1n : -1n);

  it('count their trades and the volume of both tokens', async () => {
    for (const { id, logs } of markets) {
      const all = logs.swaps.map(traded);
      const trades = all.filter(({ side }) => side !== 'FLASH');
      const count = (wanted: string) => String(all.filter(({ side }) => side === wanted).length);
      const fields = 'tradeCount buyCount sellCount flashCount liquidityChangeCount tokenVolume quoteVolume';
      expect(await marketAt(id, fields)).to.deep.equal({
        tradeCount: String(trades.length),
        buyCount: count('BUY'),
        sellCount: count('SELL'),
        flashCount: count('FLASH'),
        liquidityChangeCount: String(logs.liquidity.length),
        tokenVolume: String(trades.reduce((sum, { token }) => sum + token, 0n)),
        quoteVolume: String(trades.reduce((sum, { quote }) => sum + quote, 0n)),
      });
    }
  });

  it('have rows by the hour with volume and prices', async () => {
    for (const { id, logs } of markets) {
      const query = `{ marketStats(interval: hour, current: include, orderBy: timestamp, orderDirection: asc,
        where: { market: "${id}" }) { timestamp trades tokenVolume quoteVolume open high low close } }`;
      const { marketStats } = await queryGraph<{ marketStats: Row[] }>(ledgerUrl, query);
      expect(marketStats).to.deep.equal(expectedHours(logs.swaps));
    }
    expect(expectedHours(markets[0]?.logs.swaps ?? []).map(({ trades }) => trades)).to.deep.equal(['3', '1', '1']);
  });

  it('are no part of the ledger: no log of a pair or its factory is an entry', async () => {
    const { context, dollarPair, guildPair } = played;
    const addresses = [context.uniswapFactory, dollarPair.pair.target, guildPair.pair.target].map(lower);
    const where = `contract_: { address_in: ${JSON.stringify(addresses)} }`;
    expect(await readAll(ledgerUrl, 'ledgerEntries', '', where)).to.deep.equal([]);
  });
});

/** A swap as the ledger counts it: in and out netted; no trade unless one token went in and the other out. */
function traded(swap: ChainSwap): { side: string; token: bigint; quote: bigint } {
  const token = swap.tokenIn - swap.tokenOut;
  const quote = swap.quoteIn - swap.quoteOut;
  if (token < 0n && quote > 0n) return { side: 'BUY', token: -token, quote };
  if (token > 0n && quote < 0n) return { side: 'SELL', token, quote: -quote };
  return { side: 'FLASH', token: 0n, quote: 0n };
}

function expectedTrade(swap: ChainSwap): Row {
  const { side, token, quote } = traded(swap);
  const { tokenIn, tokenOut, quoteIn, quoteOut, sender, recipient, transactionHash } = swap;
  const amounts = { tokenIn, tokenOut, quoteIn, quoteOut, tokenAmount: token, quoteAmount: quote };
  return {
    side,
    ...Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, String(amount)])),
    price: token === 0n ? null : price(quote, token),
    marketPrice: price(swap.quoteReserve, swap.tokenReserve),
    sender,
    recipient,
    transactionHash,
    blockNumber: String(swap.block),
    timestamp: String(swap.timestamp),
  };
}

/** The rows by the hour that follow from swaps. */
function expectedHours(swaps: ChainSwap[]): Row[] {
  const trades = swaps.filter((swap) => traded(swap).side !== 'FLASH');
  return [...Map.groupBy(trades, ({ timestamp }) => Math.floor(timestamp / HOUR))].map(([hour, ofHour]) => {
    const prices = ofHour.map((swap) => BigInt(price(swap.quoteReserve, swap.tokenReserve)));
    const sorted = prices.toSorted((a, b) => (a < b ? -1 : 1));
    const sum = (name: 'token' | 'quote') => String(ofHour.reduce((total, swap) => total + traded(swap)[name], 0n));
    return {
      timestamp: String(hour * HOUR * 1_000_000),
      trades: String(ofHour.length),
      tokenVolume: sum('token'),
      quoteVolume: sum('quote'),
      open: String(prices[0]),
      high: String(sorted.at(-1)),
      low: String(sorted[0]),
      close: String(prices.at(-1)),
    };
  });
}
