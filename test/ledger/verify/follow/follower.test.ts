import { expect } from 'chai';
import type { Follower } from '../../../../verify/cli/follow/follower.ts';
import type { Look } from '../../../../verify/cli/follow/look.ts';
import { tableOf } from '../../../../verify/compare/newRows.ts';
import { LedgerServer } from '../../../../verify/compare/server/ledgerServer.ts';
import { type LedgerDatabase, openLedgerDatabase } from '../ledgerDatabase.ts';
import { type FollowStage, lookAll, startFollowStage } from './followStage.ts';

describe('a follower of chain and ledger', () => {
  let stage: FollowStage;
  let follower: Follower;
  let database: LedgerDatabase;
  before(async () => {
    stage = await startFollowStage();
    follower = stage.follower();
    await stage.indexed();
    database = await openLedgerDatabase(stage.ledger.databaseUrl);
  });
  after(async () => {
    await database?.close();
    await stage?.stop();
  });

  const ids = () => [...follower.watched.derivation.ledgers.guilds];
  const kinds = (look: Look) => look.found.map(({ difference: { problem, type } }) => `${problem} ${type}`);

  async function expectAllEqual(): Promise<Look> {
    await stage.indexed();
    const look = await lookAll(follower);
    expect(look.found.map(({ difference }) => difference)).to.deep.equal([]);
    expect(follower.watched.open.all).to.deep.equal([]);
    return look;
  }

  it('finds all guilds equal, from their first blocks on', async () => {
    await expectAllEqual();
    expect(ids()).to.deep.equal(stage.guilds.map(({ id }) => id));
  });

  it('goes on with each block, and with guilds that are made meanwhile', async () => {
    const before = follower.watched.derivation.ledgers.ledger(ids()[0] ?? '0x').head.entryCount;
    const made = await stage.act(3);
    await stage.found('A third guild');
    await expectAllEqual();
    expect(ids().length).to.equal(3);
    expect(follower.watched.derivation.ledgers.ledger(ids()[0] ?? '0x').head.entryCount).to.equal(
      before + BigInt(made),
    );
  });

  it('goes back when the chain drops blocks, and forgets a guild that was made in them', async () => {
    const { provider } = stage.chain;
    const head = await provider.getBlockNumber();
    const snapshot: unknown = await provider.send('evm_snapshot', []);
    await stage.act(2);
    await stage.found('A guild of a dropped branch');
    await expectAllEqual();
    expect(ids().length).to.equal(4);
    await provider.send('evm_revert', [snapshot]);
    for (let i = 0; i < 3; i++) await stage.mine();
    await stage.act(1);
    const look = await expectAllEqual();
    expect(look.dropped).to.equal(BigInt(head + 1));
    expect(ids().length).to.equal(3);
  });

  it('names a head, an entry and a row of a quiet guild that were changed, within one block, until they are gone', async () => {
    await stage.act(1);
    await stage.indexed();
    const lies = [
      `update ledger_head set hash = '\\x${'12'.repeat(32)}' where guild = '\\x${stage.guilds[1].id.slice(2)}'`,
      `update ledger_entry set amount = 7 where number = (select max(number) from ledger_entry)`,
    ];
    await database.tamper(lies.join(';'), async () => {
      const look = await lookAll(follower);
      expect(kinds(look)).to.have.members(['field LedgerHead', 'field LedgerEntry']);
      const head = look.found.find(({ difference }) => difference.type === 'LedgerHead');
      expect(head?.guild).to.equal(stage.guilds[1].id);
      expect(head?.difference.fields[0]).to.deep.include({ field: 'hash', served: `"0x${'12'.repeat(32)}"` });
      expect(head?.block).to.deep.equal(follower.compared);
      await stage.mine();
      await stage.indexed();
      expect(kinds(await lookAll(follower))).to.deep.equal([]);
      expect(follower.watched.open.all.length).to.equal(2);
    });
    await stage.mine();
    await stage.indexed();
    expect((await lookAll(follower)).gone.length).to.equal(2);
    await expectAllEqual();
  });

  for (const [type, lie] of [
    ['Skill', "update skill set name = 'lying'"],
    ['Token', 'update token set decimals = decimals + 1'],
  ] as const) {
    it(`names a row that no block has changed, as it looks at all rows again in turn: ${type}`, async () => {
      await database.tamper(lie, async () => {
        const found: string[] = [];
        for (let blocks = 0; blocks < 200 && found.length === 0; blocks++) {
          await stage.mine();
          await stage.indexed();
          found.push(...kinds(await lookAll(follower)));
        }
        expect(new Set(found)).to.deep.equal(new Set([`field ${type}`]));
      });
      await stage.mine();
      await expectAllEqual();
    });
  }

  for (const [what, type, table, columns] of [
    [
      'an entry of the block',
      'LedgerEntry',
      'ledger_entry',
      `id = $B || '\\x00000007'::bytea, block_number = $N, block$ = $N`,
    ],
    ['an entry that hides when it came', 'LedgerEntry', 'ledger_entry', `id = $B || '\\x00000007'::bytea`],
    ['a member', 'Member', 'member', `id = id || '\\x01'::bytea, block_range = int4range($N, null)`],
  ] as const) {
    it(`names what is one too many in a block in which nothing happened, within that block: ${what}`, async () => {
      await stage.mine();
      await stage.indexed();
      const number = await stage.chain.provider.getBlockNumber();
      const bytes = `'\\x${number.toString(16).padStart(16, '0')}'::bytea`;
      const set = columns.replaceAll('$N', String(number)).replaceAll('$B', bytes);
      const lie = `create temporary table strays as select * from ${table} order by vid desc limit 1;
        update strays set vid = (select max(vid) + 1 from ${table}), ${set};
        insert into ${table} select * from strays; drop table strays`;
      await database.tamper(lie, async () => {
        const look = await lookAll(follower);
        expect(kinds(look)).to.deep.equal([`extra ${type}`]);
        expect(stage.guilds.map(({ id }) => id)).to.include(look.found[0]?.guild);
      });
      await stage.mine();
      await stage.indexed();
      await lookAll(follower);
      await expectAllEqual();
    });
  }

  it('names a guild that nobody has made', async () => {
    const strange = `\\x${'34'.repeat(20)}`;
    const lie = `insert into ledger_head select (jsonb_populate_record(ledger_head, jsonb_build_object(
      'id', '${strange}', 'vid', (select max(vid) + 1 from ledger_head)))).*
      from ledger_head where guild = '\\x${stage.guilds[1].id.slice(2)}' limit 1`;
    await stage.mine();
    await stage.indexed();
    await database.tamper(lie, async () => {
      const look = await lookAll(follower);
      expect(kinds(look)).to.deep.equal(['extra LedgerHead']);
    });
    await stage.mine();
    await expectAllEqual();
  });

  it('names a row that is left out of lists, and served to who knows its id', async () => {
    const server = new LedgerServer(stage.ledger.queryUrl);
    const contracts = tableOf('GuildContract');
    const served = () => new LedgerServer(stage.ledger.queryUrl).list(contracts, '', { expected: 100 });
    const known = await served();
    let hidden: unknown;
    const query = server.query.bind(server);
    server.query = async (text, schema) => {
      const answer = await query(text, schema);
      return text.includes('id_in') ? answer : withoutRow(answer, hidden);
    };
    const other = stage.follower({ server });
    await lookAll(other);
    await stage.found('A guild with a hidden contract');
    await stage.indexed();
    const made = await served();
    hidden = made.rows.find(({ id }) => known.rows.every((one) => one.id !== id))?.id;
    expect(kinds(await lookAll(other))).to.deep.equal(['unlisted GuildContract']);
    hidden = undefined;
    await stage.mine();
    await stage.indexed();
    expect((await lookAll(other)).gone.length).to.equal(1);
  });

  it('waits for a ledger that is behind, or on another branch', async () => {
    const server = new LedgerServer(stage.ledger.queryUrl);
    const other = stage.follower({ server });
    await lookAll(other);
    const at = other.compared;
    const standing = await server.standing();
    const lookWhileAt = async (block: typeof standing.block) => {
      server.standing = async () => ({ ...standing, block });
      return other.look();
    };
    const { number } = standing.block;
    const earlier = await stage.chain.provider.getBlock(Number(number) - 2);
    const behind = await lookWhileAt({ number: number - 2n, hash: earlier?.hash as `0x${string}` });
    expect(behind).to.deep.include({ wait: 'server behind', found: [] });
    const branch = await lookWhileAt({ number, hash: `0x${'12'.repeat(32)}` });
    expect(branch).to.deep.include({ wait: 'other branch', found: [] });
    expect(other.compared).to.deep.equal(at);
  });

  it('derives all anew when another deployment answers', async () => {
    const server = new LedgerServer(stage.ledger.queryUrl);
    const other = stage.follower();
    await lookAll(other);
    Object.assign(other, { deployment: 'QmOther' });
    const look = await other.look();
    expect(look.anew).to.include('deployment');
    expect(look.derived?.from).to.equal(0n);
    expect((await server.standing()).deployment).to.equal(other.deployment);
  });
});

/** An answer whose lists leave out a row. */
function withoutRow<T>(answer: T, id: unknown): T {
  const lists = Object.entries(answer as { [list: string]: unknown });
  return Object.fromEntries(
    lists.map(([list, rows]) => [list, Array.isArray(rows) ? rows.filter((row) => row.id !== id) : rows]),
  ) as T;
}
