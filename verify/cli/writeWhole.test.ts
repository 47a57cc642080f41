import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { writeWhole } from './writeWhole.ts';

describe('a file that is there whole or not at all', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-whole-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('is that of one of those who write it at once, and nothing is left of the others', async () => {
    const file = join(folder, 'file');
    let isBegun = () => {};
    const begun = new Promise<void>((resolve) => {
      isBegun = resolve;
    });
    const late = Promise.withResolvers<void>();
    async function* slowly(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('slow ');
      isBegun();
      await late.promise;
      yield Buffer.from('and whole');
    }
    const slow = writeWhole(file, slowly(), '');
    await begun;
    await writeWhole(file, quickly(), '');
    expect(await readFile(file, 'utf8')).to.equal('quick');
    late.resolve();
    await slow;
    expect(await readFile(file, 'utf8')).to.equal('slow and whole');
    expect(await readdir(folder)).to.deep.equal(['file']);
  });
});

async function* quickly(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('quick');
}
