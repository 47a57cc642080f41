import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { expect } from 'chai';
import { buildSchema } from 'graphql';
import { build } from 'vite';
import { repositoryRoot } from '../local/repositoryRoot.ts';
import { createClient } from './index.ts';

const MOST_BYTES = 15_000;

describe('the client as a package', () => {
  it('has an action for each mutation that prepares one, and no other', async () => {
    const schema = buildSchema(await readFile(join(repositoryRoot, 'api/published/schema.graphql'), 'utf8'));
    const prepared = Object.keys(schema.getMutationType()?.getFields() ?? {}).flatMap((name) => {
      const [, first, rest] = /^prepare(.)(.*)$/.exec(name) ?? [];
      return first ? [`${first.toLowerCase()}${rest}`] : [];
    });
    const others = ['ask', 'at', 'entries', 'events', 'publish', 'query', 'waitingFor'];
    expect(Object.keys(createClient({ url: 'http://127.0.0.1:1/graphql' }))).to.have.members([...prepared, ...others]);
    expect(prepared).to.have.length.above(60);
  });

  it(`is at most ${MOST_BYTES} bytes, bundled and compressed, with all its signers`, async () => {
    const bundled = await build({
      root: join(repositoryRoot, 'client'),
      logLevel: 'silent',
      configFile: false,
      build: { write: false, lib: { entry: 'index.ts', formats: ['es'] }, minify: true },
    });
    const [{ output }] = bundled as unknown as [{ output: { code: string }[] }];
    expect(output).to.have.length(1);
    const { length } = await promisify(gzip)(output[0]?.code ?? '');
    expect(length).to.be.within(1_000, MOST_BYTES);
  });

  it('depends on no other package, and imports nothing of Node', async () => {
    const { dependencies, peerDependencies } = JSON.parse(
      await readFile(join(repositoryRoot, 'client/package.json'), 'utf8'),
    );
    expect([dependencies, peerDependencies]).to.deep.equal([undefined, undefined]);
  });
});
