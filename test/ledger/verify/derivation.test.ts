import { expect } from 'chai';
import { LOCAL_CHAIN_ID } from '../../../local/parts/chain.ts';
import { runningStack } from '../../../testing/stack/runningStack.ts';
import { connectNode } from '../../../verify/chain/node/node.ts';
import { readChain } from '../../../verify/chain/readChain.ts';
import { headByAgreement } from '../../../verify/chain/trustedHead.ts';
import { compareFields, type ServedRow, selectionOf } from '../../../verify/compare/rows.ts';
import { scopeOf, type Table } from '../../../verify/compare/table.ts';
import { tables } from '../../../verify/compare/tables.ts';
import { type Derived, GuildLedger } from '../../../verify/ledger/guildLedger.ts';
import type { Row } from '../../../verify/ledger/records.ts';
import { type PlayedLedger, playedLedger } from '../playedLedger.ts';
import { readAll } from '../readLedger.ts';
import { runVerify } from './runVerify.ts';

describe('the ledger, derived from the chain by docs/proof.md', () => {
  let played: PlayedLedger;
  const rowsOf = new Map<string, Map<string, Row[]>>();
  before(async () => {
    played = await playedLedger();
    for (const guild of played.guilds) rowsOf.set(guild.id, await derive(guild));
  });

  /** All rows of a guild, by type. */
  async function derive({ id }: PlayedLedger['guilds'][number]): Promise<Map<string, Row[]>> {
    const { factory, forwarder } = played.context;
    const lower = (address: string) => address.toLowerCase() as `0x${string}`;
    const ledger = new GuildLedger({ guild: lower(id), factory: lower(factory), forwarder: lower(forwarder) });
    const derived: Derived[] = [];
    const node = connectNode(played.context.rpcUrl);
    const followed = new Set(ledger.followed);
    const to = await headByAgreement([node], BigInt(played.head));
    const range = { chainId: BigInt(LOCAL_CHAIN_ID), from: 0n, to, followed, namedBy: ledger.namedBy.bind(ledger) };
    for await (const block of readChain(node, range)) derived.push(...ledger.add(block));
    const ofType = ({ type }: Table): Row[] => {
      if (type === 'LedgerEntry') return derived.map(({ entry }) => entry);
      if (type === 'Posting') return derived.flatMap(({ postings }) => postings);
      const made = derived.flatMap((one) => one.made.filter((other) => other.type === type));
      return [...ledger.records.of(type), ...made.map(({ row }) => row)];
    };
    return new Map(tables.map((table) => [table.type, ofType(table)]));
  }

  async function serve(table: Table, guild: string, rows: readonly Row[]): Promise<Map<string, ServedRow>> {
    const owners = [...new Set(rows.map((row) => String(row[table.via])))];
    const where = scopeOf(table, guild, owners);
    const served = await readAll<ServedRow>(played.context.ledgerUrl, table.list, selectionOf(table), where);
    return new Map(served.map((row) => [row.id, row]));
  }

  it('is what the gateway serves of the story’s guild', async () => {
    const { stack, graphql } = await runningStack();
    const acted = played.acted.map(({ id }) => id);
    const story = played.guilds.find(({ id }) => !acted.includes(id))?.id ?? '';
    const { code, stdout, stderr } = await runVerify('--rpc', stack.rpcUrl, '--graphql', graphql, '--guild', story);
    expect(code, stdout + stderr).to.equal(0);
    expect(stdout).to.include('✔ verified');
  });

  for (const table of tables) {
    it(`has every ${table.type} of every guild with all its fields, and no other`, async () => {
      let count = 0;
      for (const [guild, types] of rowsOf) {
        const rows = types.get(table.type) ?? [];
        const served = await serve(table, guild, rows);
        for (const row of rows) {
          const found = served.get(row.id);
          const name = `${table.type} ${row.id} ${String(row.kind ?? '')}`;
          expect(found, name).to.not.equal(undefined);
          expect(compareFields(table, row, found ?? {}), name).to.deep.equal([]);
        }
        expect(served.size, guild).to.equal(rows.length);
        count += rows.length;
      }
      expect(count).to.be.greaterThan(0);
    });
  }
});
