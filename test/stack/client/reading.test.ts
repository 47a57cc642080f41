import { expect } from 'chai';
import {
  createClient,
  type Entry,
  type GuildhallClient,
  GuildhallError,
  type WhichEntries,
} from '../../../client/index.ts';
import { queryGraph } from '../../../local/http/queryGraph.ts';
import { walletOf } from '../../../local/story/people.ts';
import { changedFetch } from '../../../testing/client/changedFetch.ts';
import { type RunningStack, runningStack } from '../../../testing/stack/runningStack.ts';

describe('the client reads', () => {
  let running: RunningStack;
  let client: GuildhallClient;
  before(async () => {
    running = await runningStack();
    client = createClient({ url: running.graphql });
  });

  const collect = async (entries: AsyncIterable<Entry>) => {
    const rows: Entry[] = [];
    for await (const entry of entries) rows.push(entry);
    return rows;
  };
  const idsOf = async (where: string, block = '') => {
    const query = `{ ledgerEntries(first: 1000, orderBy: id, where: { ${where} } ${block}) { id } }`;
    return (await queryGraph<{ ledgerEntries: { id: string }[] }>(running.graphql, query)).ledgerEntries.map(
      ({ id }) => id,
    );
  };
  const failureOf = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: GuildhallError) => error,
    );

  it('any document, with integers as bigint and the block that the answer stands on', async () => {
    const document = '{ payments(first: 1, orderBy: id) { sum: amount memo } _meta { block { hash } } }';
    type Read = { payments: { sum: bigint; memo: string | null }[]; _meta: { block: { hash: string } } };
    const { data, basis } = await client.ask<Read>(document);
    expect(data.payments[0]?.sum).to.be.a('bigint');
    expect(basis.block?.hash).to.equal(data._meta.block.hash);
  });

  it('entries, all or those that are asked for, as the ledger has them', async () => {
    const chen = walletOf('chen').address;
    const guild = running.story.guild;
    for (const [filter, where] of [
      [{}, ''],
      [{ guilds: [guild.toUpperCase().replace('0X', '0x')] }, `guild: "${guild.toLowerCase()}"`],
      [{ kinds: ['DEPOSITED', 'WITHDRAWN'] }, 'kind_in: ["DEPOSITED", "WITHDRAWN"]'],
      [
        { categories: ['PAYMENT'], accounts: [chen] },
        `category: PAYMENT, or: [{ actor: "${chen.toLowerCase()}" }, { account: "${chen.toLowerCase()}" }]`,
      ],
      [{ kinds: [] }, 'kind_in: []'],
    ] satisfies [WhichEntries, string][]) {
      const snapshot = await client.at();
      const rows = await collect(snapshot.entries(filter));
      expect(rows.map(({ id }) => id)).to.deep.equal(await idsOf(where, `block: { number: ${snapshot.block.number} }`));
      expect(rows.length > 0).to.equal(where !== 'kind_in: []');
      for (const { contract } of rows) expect(contract).to.match(/^0x[0-9a-f]{40}$/);
    }
  });

  it('the ledger of a date and of a block', async () => {
    const all = await collect(client.entries());
    const [early, late] = [all[40], all[41]].map((entry) => entry?.timestamp ?? 0n) as [bigint, bigint];
    const date = new Date(Number(early) * 1_000);
    const at = await client.at({ date });
    const there = all.filter(({ timestamp }) => timestamp <= early);
    expect(await collect(at.entries())).to.deep.equal(there);
    expect((await client.at({ date: date.toISOString() })).block).to.deep.equal(at.block);
    expect((await client.at({ block: at.block.number })).block).to.deep.equal(at.block);
    const next = await running.provider.getBlock(at.block.number + 1);
    expect(BigInt(next?.timestamp ?? 0) > early, 'it is the last one').to.equal(true);
    expect(late >= early).to.equal(true);
    const guilds = 'query ($block: Block_height!) { guilds(block: $block) { head { entryCount } } }';
    expect(await at.query(guilds)).to.deep.equal({ guilds: [{ head: { entryCount: BigInt(there.length) } }] });
  });

  it('pages of one block while others arrive, without a gap', async () => {
    let pages = 0;
    const fetch = changedFetch({
      body: (text) => text.replace('first: 1000', 'first: 10'),
      before: async () => {
        pages += 1;
        await running.provider.send('evm_mine', []);
      },
    });
    const paging = createClient({ url: running.graphql, fetch });
    const snapshot = await paging.at();
    const rows = await collect(snapshot.entries());
    expect(rows.map(({ id }) => id)).to.deep.equal(await idsOf('', `block: { number: ${snapshot.block.number} }`));
    expect(pages).to.be.above(15);
  });

  it('nothing from who leaves an entry out, swaps one, or stops early', async () => {
    for (const [spoil, words] of [
      [(rows: object[]) => rows.toSpliced(6, 1), /Entry 8 .* after entry 6/],
      [(rows: object[]) => rows.with(2, { ...rows[2], entryHash: '0x00' }), /does not continue entry 3/],
      [(rows: object[]) => rows.slice(0, -1), /has \d+ entries/],
    ] as const) {
      const fetch = changedFetch({
        answer(text, body) {
          if (!body.includes('query Entries')) return text;
          const { data, ...rest } = JSON.parse(text);
          // What was left out is not given on the next page either.
          const ledgerEntries = body.includes('"after":"0x"') ? spoil(data.ledgerEntries) : [];
          return JSON.stringify({ ...rest, data: { ledgerEntries } });
        },
      });
      const failure = await failureOf(collect(createClient({ url: running.graphql, fetch }).entries()));
      expect(failure).to.be.an.instanceOf(GuildhallError).with.property('code', 'BROKEN_LEDGER');
      expect(failure?.message).to.match(words);
    }
  });

  it('faults as one error, with a code and whether to try again', async () => {
    const mine = AbortSignal.abort(new GuildhallError('', { code: 'MINE' }));
    const snapshot = await client.at();
    for (const [ask, code, retryable] of [
      [() => client.query('{ nothing }'), 'GRAPHQL_VALIDATION_FAILED', false],
      [() => client.at({ date: 'the day before' }), 'MISUSED', false],
      [() => client.at({ date: '1970-01-01' }), 'MISUSED', false],
      [() => snapshot.query('{ guilds { id } }'), 'MISUSED', false],
      [() => createClient({ url: running.stack.rpcUrl }).query('{ guilds { id } }'), 'NO_GATEWAY', false],
      [() => client.query('{ guilds { id } }', {}, mine), 'MINE', false],
      [() => client.at({ block: 10 ** 6 }), 'BLOCK_NOT_INDEXED', true],
    ] as const) {
      const failure = await failureOf(ask());
      expect([failure?.name, failure?.code, failure?.retryable]).to.deep.equal(['GuildhallError', code, retryable]);
    }
  });

  it('again what may succeed later', async () => {
    let failures = 2;
    const fetch = changedFetch({
      before: () => {
        failures -= 1;
        if (failures >= 0) throw new TypeError('fetch failed');
      },
    });
    const { guilds } = await createClient({ url: running.graphql, fetch }).query<{ guilds: object[] }>(
      '{ guilds { id } }',
    );
    expect(guilds).to.have.length(1);
    expect(failures).to.equal(-1);
  });
});
