import { expect } from 'chai';
import { compareFields, type ServedRow, selectionOf } from '../../../verify/compare/rows.ts';
import { accountTable, entryTable, headTable, postingTable, type Table } from '../../../verify/compare/tables.ts';
import { type Derived, GuildLedger } from '../../../verify/ledger/guildLedger.ts';
import type { Row } from '../../../verify/ledger/records.ts';
import { type PlayedLedger, playedLedger } from '../playedLedger.ts';
import { readAll } from '../readLedger.ts';
import { readChainBlocks } from './chainBlocks.ts';

describe('the ledger, derived from the chain by docs/proof.md', () => {
  let played: PlayedLedger;
  const ledgers = new Map<string, { ledger: GuildLedger; derived: Derived[] }>();
  before(async () => {
    played = await playedLedger();
    for (const guild of played.guilds) ledgers.set(guild.id, await derive(guild));
  });

  async function derive({ id, contracts }: PlayedLedger['guilds'][number]) {
    const { factory, forwarder } = played.context;
    const lower = (address: string) => address.toLowerCase() as `0x${string}`;
    const ledger = new GuildLedger({ guild: lower(id), factory: lower(factory), forwarder: lower(forwarder) });
    const derived: Derived[] = [];
    const blocks = readChainBlocks(played.chain.provider, [...contracts.keys()]);
    for await (const block of blocks) derived.push(...ledger.add(block));
    return { ledger, derived };
  }

  /** Compares all rows of a guild in a table with those derived. */
  async function expectServed(table: Table, guild: string, rows: Iterable<Row>): Promise<void> {
    const where = `guild: "${guild}"`;
    const served = await readAll<ServedRow>(played.context.ledgerUrl, table.list, selectionOf(table), where);
    const byId = new Map(served.map((row) => [row.id, row]));
    let count = 0;
    for (const row of rows) {
      count += 1;
      const found = byId.get(row.id);
      expect(found, `${table.type} ${row.id}`).to.not.equal(undefined);
      expect(compareFields(table, row, found ?? {}), `${table.type} ${row.id} ${String(row.kind ?? '')}`).to.deep.equal(
        [],
      );
    }
    expect(served.length).to.equal(count);
  }

  it('has every entry of every guild with all its fields', async () => {
    for (const [guild, { derived }] of ledgers)
      await expectServed(
        entryTable,
        guild,
        derived.map(({ entry }) => entry),
      );
    const kinds = new Set([...ledgers.values()].flatMap(({ derived }) => derived.map(({ entry }) => entry.kind)));
    expect(kinds.size).to.be.greaterThan(100);
  });

  it('has every posting of every entry', async () => {
    for (const [guild, { derived }] of ledgers) {
      await expectServed(
        postingTable,
        guild,
        derived.flatMap(({ postings }) => postings),
      );
    }
    const postings = [...ledgers.values()].flatMap(({ derived }) => derived.flatMap((one) => one.postings));
    expect(postings.length).to.be.greaterThan(100);
  });

  it('has the head, and the balance of every account of the books', async () => {
    for (const [guild, { ledger }] of ledgers) {
      await expectServed(headTable, guild, ledger.records.of('LedgerHead'));
      await expectServed(accountTable, guild, ledger.records.of('LedgerAccount'));
    }
  });
});
