import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import { allOf } from '../../../testing/certificates/allOf.ts';
import { eachOf } from '../../../testing/certificates/eachOf.ts';
import { packLines, unpackLines } from '../../certificate/lines/lines.ts';
import { Records } from '../../ledger/records.ts';
import { Problem } from '../problem.ts';
import { readState, saveState } from './stateFile.ts';

const HASH = `0x${'12'.repeat(32)}` as const;

describe('the state file of verify', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-verify-'));
  });
  after(() => rm(folder, { recursive: true }));

  const state = {
    task: {
      ...{ chainId: '1', graphql: 'http://one', deployment: 'one' },
      ...{ guild: HASH, factory: HASH, forwarder: HASH },
      head: { number: 9n, hash: HASH },
    },
    block: { number: 7n, hash: HASH },
    progress: { placed: [['LedgerEntry', { count: 3, last: HASH }]], loose: [['Review', [HASH]]] },
    differences: [],
    covered: [{ block: 7n, count: 3n, head: HASH, peaks: [HASH] }],
    anew: [2n],
    described: [{ block: 7n, token: HASH, symbol: 'tUSD', decimals: 6 }],
    made: [[1n, HASH]],
  } satisfies Parameters<typeof saveState>[1];

  it('keeps all of it, large integers too', async () => {
    const file = join(folder, 'state');
    const records = new Records();
    const row = { id: HASH, amount: 2n ** 255n, count: 3, open: true, list: ['0x01'] };
    records.put('Task', { ...row, none: null });
    await saveState(file, state, records);
    expect(await readState(file)).to.deep.equal({ version: 'verify 6', ...state, rows: [['Task', row]] });
  });

  it('is none where no file is', async () => {
    expect(await readState(join(folder, 'none'))).to.equal(undefined);
  });

  it('is refused when it is cut short, or something else', async () => {
    const file = join(folder, 'damaged');
    await saveState(file, state, new Records());
    const bytes = await readFile(file);
    for (const damaged of [bytes.subarray(0, bytes.length - 9), Buffer.from('not gzip'), Buffer.alloc(0)]) {
      await writeFile(file, damaged);
      const error = await readState(file).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(Problem);
    }
  });

  it('is refused when other fields were compared', async () => {
    const file = join(folder, 'other');
    await saveState(file, state, new Records());
    const lines = (await allOf(unpackLines(createReadStream(file)))) as { tables: string }[];
    expect(lines[0]?.tables).to.match(/^0x[0-9a-f]{64}$/);
    await writeFile(file, await buffer(packLines(eachOf([{ ...lines[0], tables: HASH }]))));
    const error = await readState(file).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Problem).with.property('message').that.includes('another schema.graphql');
  });

  it('says so when it cannot be written', async () => {
    const error = await saveState(join(folder, 'none', 'state'), state, new Records()).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(Problem);
  });
});
