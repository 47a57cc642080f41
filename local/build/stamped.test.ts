import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'chai';
import { hashOfSources } from '../bootstrap/builds.mjs';
import { repositoryRoot } from '../repositoryRoot.ts';
import { stamped } from './stamped.ts';

describe('a build whose outputs are committed', () => {
  const guildhall = join(repositoryRoot, '.guildhall');
  let folder: string;
  let made = 0;
  let printed: string[] = [];

  beforeEach(() => {
    mkdirSync(guildhall, { recursive: true });
    folder = mkdtempSync(join(guildhall, 'stamped-'));
    writeFileSync(join(folder, 'source'), 'one');
    writeFileSync(join(folder, 'output'), 'made of one');
    made = 0;
    printed = [];
  });
  afterEach(() => {
    rmSync(join(guildhall, 'build', `${relative(guildhall, folder)}.stamp`), { force: true });
    rmSync(folder, { recursive: true });
  });

  const inFolder = (name: string) => relative(repositoryRoot, join(folder, name));
  const step = () => ({
    name: relative(guildhall, folder),
    inputs: [inFolder('source')],
    packages: [],
    outputs: [inFolder('output')],
    hashFile: inFolder('hash'),
    make: async () => {
      made += 1;
    },
  });
  const build = (isTrusted?: boolean) => stamped(step(), isTrusted, (line) => printed.push(line));
  const commit = () => writeFileSync(join(folder, 'hash'), hashOfSources(repositoryRoot, step()));

  it('is not built for the same sources, and nothing is said', async () => {
    commit();
    expect(await build()).to.equal(false);
    expect([made, printed]).to.deep.equal([0, []]);
  });

  it('is built when its sources have changed, which is said before', async () => {
    commit();
    writeFileSync(join(folder, 'source'), 'two');
    expect(await build()).to.equal(true);
    expect(made).to.equal(1);
    expect(printed).to.have.lengthOf(1);
    expect(printed[0]).to.contain(inFolder('source')).and.to.contain('changed since').and.to.contain('builds');
    expect(await build()).to.equal(false);
    expect(printed).to.have.lengthOf(1);
  });

  it('is built when something of it is missing, which is said before', async () => {
    expect(await build()).to.equal(true);
    expect(printed).to.have.lengthOf(1);
    expect(printed[0]).to.contain(`${inFolder('hash')} is missing`);
  });

  it('is built when nobody trusts what is committed, for which there is no other reason', async () => {
    commit();
    expect(await build(false)).to.equal(true);
    expect([made, printed]).to.deep.equal([1, []]);
  });
});
