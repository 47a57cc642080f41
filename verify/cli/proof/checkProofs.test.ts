import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { type ProvenEntry, proveEntries } from '../../../testing/chains/provenEntries.ts';
import type { Hex } from '../../chain/types.ts';
import type { CheckedEntry } from '../../proof/checkEntryProof.ts';
import { checkAll } from './checkProofs.ts';
import { findProofs, type GivenProof } from './findProofs.ts';

const { premises, entries } = proveEntries(1, 31_337n);
const [covered, beside] = [entries[3], entries[4]] as [ProvenEntry, ProvenEntry];
const uncovered = entries.at(-1) as ProvenEntry;
const nothing = { factory: undefined, guild: undefined, blockHashes: [] };
const { factory, guild } = premises;

/** A row as the gateway answers it. */
function rowOf({ entry, proof }: ProvenEntry): Record<string, unknown> {
  const { guild: id, contract, number, blockNumber, timestamp, ...others } = entry;
  const texts = { number: `${number}`, blockNumber: `${blockNumber}`, timestamp: `${timestamp}` };
  const row = { ...others, ...texts, guild: { id }, contract: { address: contract }, proof };
  return JSON.parse(JSON.stringify(row));
}

const blockHashes = [covered, entries[0] as ProvenEntry, uncovered].map(({ entry }) => entry.blockHash);
const only = (json: unknown) => findProofs(json)[0] as GivenProof;
const checkProof = (given: GivenProof, known: Parameters<typeof checkAll>[1]) =>
  checkAll([given], known)[0] as CheckedEntry;
const outcomeOf = (json: unknown, known: Parameters<typeof checkAll>[1] = nothing) => {
  const { outcome, steps } = checkProof(only(json), known);
  return [outcome, steps.at(-1)?.reason];
};

describe('verify --proof', () => {
  it('takes a row, an answer with rows, and a proof alone', () => {
    const row = rowOf(covered);
    for (const json of [row, { data: { ledgerEntry: row } }, { data: { guild: { entries: [row] } } }]) {
      expect(outcomeOf(json)).to.deep.equal(['shown', undefined]);
      expect(only(json).claims).to.deep.equal(covered.entry);
    }
    expect(findProofs({ data: { ledgerEntries: [row, rowOf(beside)] } })).to.have.length(2);
    for (const json of [row.proof, { data: { proof: row.proof } }]) {
      const [outcome, reason] = outcomeOf(json);
      expect([outcome, reason]).to.deep.equal(['shown in part', reason]);
      expect(reason).to.include('name `number`, `previousHash` and `entryHash` beside the proof');
    }
  });

  it('knows what is given, and names the rest', () => {
    const { standsOn } = checkProof(only(rowOf(covered)), { factory, guild, blockHashes });
    expect(standsOn.filter(({ isKnown }) => !isKnown)).to.deep.equal([]);
    const [own] = blockHashes as [Hex];
    const partly = checkProof(only(rowOf(covered)), { ...nothing, blockHashes: [own] });
    expect(partly.standsOn.filter(({ isKnown }) => isKnown).map(({ value }) => value)).to.deep.equal([own]);
  });

  it('takes the hashes of all blocks for several proofs, and refuses one of none', () => {
    const rows = findProofs([rowOf(covered), rowOf(uncovered)]);
    const check = (hashes: readonly Hex[]) => checkAll(rows, { factory, guild, blockHashes: [...hashes] });
    const own = (each: ProvenEntry) => each.entry.blockHash;
    expect(check([own(covered), own(uncovered)]).map(({ outcome }) => outcome)).to.deep.equal([
      'shown',
      'shown in part',
    ]);
    const foreign: Hex = `0x${'11'.repeat(32)}`;
    expect(check([own(covered), foreign]).map(({ outcome }) => outcome)).to.deep.equal(['wrong', 'wrong']);
  });

  it('refuses what is not as it is claimed or known', () => {
    const row = rowOf(covered);
    const foreign = `0x${'11'.repeat(20)}` as const;
    for (const [json, known, reason] of [
      [{ ...row, number: '77' }, nothing, 'do not lead from entry 77'],
      [{ ...row, kind: 'DEPOSITED_TWICE' }, nothing, 'shows the kind'],
      [{ ...row, id: `0x${'00'.repeat(12)}` }, nothing, 'shows the id'],
      [{ ...row, guild: { id: foreign } }, nothing, 'shows the guild'],
      [{ ...row, proof: rowOf(beside).proof }, nothing, 'The proof shows'],
      [row, { ...nothing, factory: foreign }, 'shows a log of'],
      [row, { ...nothing, guild: foreign }, 'shows the guild'],
      [row, { ...nothing, blockHashes: [`0x${'11'.repeat(32)}`] }, 'None of its blocks has the hash'],
    ] as [unknown, Parameters<typeof checkAll>[1], string][]) {
      const [outcome, why] = outcomeOf(json, known);
      expect(outcome, reason).to.equal('wrong');
      expect(why).to.include(reason);
    }
  });

  it('does not show what no proof is about', () => {
    const row = { ...rowOf(covered), amount: '5', guild: { id: guild, name: 'Another' } };
    const { outcome, steps } = checkProof(only(row), nothing);
    expect(outcome).to.equal('shown in part');
    expect(steps.filter((step) => step.outcome === 'not shown').map(({ claim }) => claim)).to.deep.equal([
      'Its `guild.name` is "Another".',
      'Its `amount` is "5".',
    ]);
  });

  for (const [what, json, message] of [
    ['nothing', null, 'no proof of an entry in it'],
    ['a text', 'proof', 'no proof of an entry in it'],
    [
      'an error',
      { errors: [{ message: 'Too often.' }], data: null },
      'an error of the gateway, and no proof: Too often.',
    ],
    ['no proof', { data: { ledgerEntry: { id: '0x' } } }, 'no proof of an entry in it'],
    ['the proof of no entry', { data: { proof: null } }, 'the gateway has none of this entry'],
    ['a proof that is none', { proof: { log: 1 } }, 'It is no proof of an entry: proof.log is no object'],
    ['a number that is none', { ...rowOf(covered), number: '0x1' }, 'Its `number` is "0x1": the ledger writes it as'],
    ['capital digits', { ...rowOf(covered), topic0: `0x${'AB'.repeat(32)}` }, 'Its `topic0` is'],
    ['a link that is none', { ...rowOf(covered), guild: { id: null } }, 'Its `guild.id` is null'],
  ] as [string, unknown, string][]) {
    it(`names what is wrong: ${what}`, () => {
      expect(() => findProofs(json)).to.throw(message);
    });
  }

  it('names what lies too deep, and does not follow it', () => {
    let deep: unknown = rowOf(covered);
    for (let depth = 0; depth < 50_000; depth += 1) deep = [deep];
    expect(() => findProofs(deep)).to.throw('no proof of an entry in it');
  });
});

describe('the command verify --proof', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-proof-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function run(flags: string[], input = '') {
    const child = spawn(process.execPath, ['verify/cli/verify.ts', ...flags]);
    child.stdin.end(input);
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { code, stdout, stderr };
  }
  const piped = (json: unknown, ...flags: string[]) => run(['--proof', '-', ...flags], JSON.stringify(json));

  it('exits with 0 when all is shown, and tells what to compare', async () => {
    const file = join(folder, 'answer.json');
    await writeFile(file, JSON.stringify({ data: { ledgerEntry: rowOf(covered) } }));
    const { code, stdout, stderr } = await run(['--proof', file]);
    expect([code, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.include(`kind            ${covered.entry.kind}`).and.include('an unknown factory');
    expect(stdout)
      .to.include('compare it with a node')
      .and.match(/✔ Every claim is shown, if .*\n$/);
  });

  it('holds on what is known alone, as a line of JSON', async () => {
    const hashes = blockHashes.flatMap((hash) => ['--block-hash', hash]);
    const typed = JSON.parse(JSON.stringify(rowOf(covered)), (_, value) =>
      Object(value) === value && !Array.isArray(value) ? { __typename: 'Some', ...value } : value,
    );
    const { code, stdout } = await piped(typed, '--json', '--factory', factory, '--guild', guild, ...hashes);
    expect(code).to.equal(0);
    const report = JSON.parse(stdout);
    expect(report).to.include({ verified: true, outcome: 'shown', verdict: 'The proof holds' });
    expect(report.shown.number).to.equal(String(covered.entry.number));
  });

  it('exits with 1 for one wrong row among others, and with 2 for one that is not all shown', async () => {
    const wrong = await piped([rowOf(covered), { ...rowOf(beside), kind: 'OTHER' }, rowOf(uncovered)]);
    expect([wrong.code, wrong.stdout.includes('✘ The proof does NOT hold')]).to.deep.equal([1, true]);
    const open = await piped([rowOf(uncovered), rowOf(covered)]);
    expect(open.code).to.equal(2);
    const hostile = await piped({ ...rowOf(covered), 'a\u001b[2J': '\u001b[1A\n✔ The proof holds' });
    expect(hostile.code).to.equal(2);
    expect(hostile.stdout).to.not.include('\u001b[').and.not.match(/^✔/m);
    expect(open.stdout).to.include('– The proof holds as far as it goes: 1 of');
  });

  it('exits with 2 when something beside the proofs has none, and names it', async () => {
    const { proof: _, ...bare } = rowOf(beside);
    const rows = await piped({ data: { ledgerEntries: [rowOf(covered), bare] }, extensions: { guildhall: {} } });
    expect(rows.code).to.equal(2);
    expect(rows.stdout).to.include('Nothing shows what is in no row with a proof: `data.ledgerEntries.1.');
    let deep: unknown = rowOf(beside);
    for (let depth = 0; depth < 20; depth += 1) deep = [deep];
    const { code, stdout } = await piped([rowOf(covered), deep], '--json');
    expect(code).to.equal(2);
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '').besides.count).to.equal(1);
  });

  it('exits with 2 for what cannot be read', async () => {
    for (const [flags, input, message] of [
      [['--proof', join(folder, 'nowhere')], '', 'cannot be read (ENOENT'],
      [['--proof', folder], '', 'cannot be read (EISDIR'],
      [['--proof', '-'], '', 'Standard input is not JSON (it is empty)'],
      [['--proof', '-'], '{', 'Standard input is not JSON'],
    ] as [string[], string, string][]) {
      const { code, stdout, stderr } = await run(flags, input);
      expect([code, stdout]).to.deep.equal([2, '']);
      expect(stderr).to.match(/^✘ /).and.include(message);
    }
  });
});
