import { expect } from 'chai';
import type { Hex } from '../../../verify/chain/types.ts';
import type { Difference } from '../../../verify/compare/difference.ts';
import { type LedgerDatabase, openLedgerDatabase } from './ledgerDatabase.ts';
import { bookTamperings } from './tamperings/books.ts';
import { entryTamperings } from './tamperings/entries.ts';
import { governanceTamperings } from './tamperings/governance.ts';
import { projectTamperings } from './tamperings/projects.ts';
import { recordTamperings } from './tamperings/records.ts';
import { roundsOf } from './tamperings/rounds.ts';
import type { TableTampering } from './tamperings/tampering.ts';
import { type VerifyStage, verifyStage } from './verifyStage.ts';

const tamperings = [
  ...entryTamperings,
  ...bookTamperings,
  ...governanceTamperings,
  ...projectTamperings,
  ...recordTamperings,
];

describe('a ledger whose tables were changed', () => {
  let stage: VerifyStage;
  let database: LedgerDatabase;
  /** What is told of each guild as long as nothing was changed: anchors of a ledger that never was. */
  const told = new Map<string, readonly Difference[]>();
  before(async () => {
    stage = await verifyStage();
    database = await openLedgerDatabase(stage.ledger.databaseUrl);
    for (const guild of stage.guilds) told.set(guild, (await stage.verify(guild)).differences);
  });
  after(() => database?.close());

  it('is equal to the chain before that', () => {
    const others = [...told.values()].flat().filter(({ problem }) => problem !== 'anchor');
    expect(others).to.deep.equal([]);
    expect(told.get(stage.guilds[0])).to.deep.equal([]);
  });

  for (const round of roundsOf(tamperings)) {
    describe(`in one go: ${round.length === 1 ? round[0]?.name : `${round.length} changes`}`, () => {
      let rows: { problem: string; type: string; fields: string[] }[] = [];
      before(async () => {
        rows = await findings(round);
      });

      for (const {
        name,
        told: [problem, type, field],
      } of round) {
        it(`shows it: ${name}`, () => {
          const of = rows.filter((row) => row.problem === problem && row.type === type);
          const isTold = of.some(({ fields }) => field === undefined || fields.includes(field));
          expect(isTold, JSON.stringify(rows).slice(0, 1_000)).to.equal(true);
        });
      }
    });
  }

  /** What is told of a guild while its tables are changed, beyond what is told otherwise. */
  async function findings(
    round: readonly TableTampering[],
  ): Promise<{ problem: string; type: string; fields: string[] }[]> {
    const at = round[0]?.guild ?? 0;
    const [guild, other] = [stage.guilds[at], stage.guilds[1 - at]] as [Hex, Hex];
    const bytes = (id: Hex) => `'\\x${id.slice(2)}'`;
    const sql = round.map((tampering) => tampering.sql).join(';\n');
    const statements = sql.replaceAll('$G', bytes(guild)).replaceAll('$O', bytes(other));
    const { differences } = await database.tamper(statements, () => stage.verify(guild));
    const before = told.get(guild) ?? [];
    return differences
      .filter((one) => !before.some(({ id, problem }) => id === one.id && problem === one.problem))
      .map(({ problem, type, fields }) => ({ problem, type, fields: fields.map(({ field }) => field) }));
  }

  // Nested, so that it comes last.
  describe('whose rows were put back', () => {
    it('is equal to the chain again', async () => {
      for (const guild of stage.guilds) expect((await stage.verify(guild)).differences).to.deep.equal(told.get(guild));
    });
  });
});
