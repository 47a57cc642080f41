import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { findNpm } from '../../../local/bootstrap/npm/findNpm.mjs';
import { repositoryRoot } from '../../../local/repositoryRoot.ts';
import { runningStack } from '../../../testing/stack/runningStack.ts';

const run = promisify(execFile);

/** What a stranger writes; `@ts-expect-error` fails where the types allow it. */
const PROGRAM = `
import { createClient, GuildhallError, type Entry } from '@guildhall/client';
import { scalars } from '@guildhall/client/codegen';
import { typePolicies } from '@guildhall/client/apollo';

const client = createClient({ url: process.argv[2] ?? '' });
const rows: Entry[] = [];
for await (const entry of client.entries({ categories: ['PAYMENT'] })) rows.push(entry);
const total: bigint = rows.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n);
// @ts-expect-error There is no such kind of vote.
client.castVote({ proposal: '0x', support: 'PERHAPS' });
// @ts-expect-error An amount is a bigint.
client.burn({ guild: '0x', amount: 1 });
const refused = await client.burn({ guild: rows[0]?.guild ?? '', amount: 1n }).prepare('0x' + '12'.repeat(20));
const code = refused.ok ? 'none' : refused.errors[0]?.code;
const isError = (await client.query('{ nothing }').catch((error: unknown) => error)) instanceof GuildhallError;
console.log(JSON.stringify([rows.length > 0, total > 0n, code, isError, scalars.BigInt, Object.keys(typePolicies).length > 0]));
`;

describe('the client, packed and used in a stranger’s folder', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-stranger-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const npm = async (cwd: string, ...args: string[]) => {
    const [command = '', ...first] = findNpm(process.env).command;
    const env = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };
    return (await run(command, [...first, ...args], { cwd, env })).stdout;
  };

  const compile = async (stranger: string, files: object, more: object = {}) => {
    const options = { strict: true, module: 'nodenext', target: 'es2022', lib: ['es2022', 'dom'], types: [] };
    const strict = { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
    const compilerOptions = { ...options, ...strict, ...more };
    await writeFile(join(stranger, 'tsconfig.json'), JSON.stringify({ compilerOptions, ...files }));
    const tsc = join(repositoryRoot, 'node_modules/typescript/bin/tsc');
    const { stdout } = await run(process.execPath, [tsc, '-p', stranger]).catch((error) => error);
    expect(stdout).to.equal('');
  };

  it('installs offline, has types, and runs', async () => {
    const { graphql } = await runningStack();
    await npm(join(repositoryRoot, 'client'), 'pack', '--silent', '--pack-destination', folder);
    const [tarball = ''] = await readdir(folder);
    const stranger = join(folder, 'stranger');
    await mkdir(stranger);
    await writeFile(join(stranger, 'package.json'), '{ "type": "module", "private": true }');
    await npm(stranger, 'install', '--offline', '--no-audit', '--no-fund', join(folder, tarball));
    await writeFile(join(stranger, 'program.ts'), PROGRAM);
    await writeFile(join(stranger, 'process.d.ts'), 'declare const process: { argv: string[] };');
    await compile(stranger, { include: ['program.ts', 'process.d.ts'] });
    const { stdout } = await run(process.execPath, [join(stranger, 'program.js'), graphql]);
    expect(JSON.parse(stdout)).to.deep.equal([true, true, 'SIMULATION_REVERTED', true, 'bigint', true]);
    const installed = await readdir(join(stranger, 'node_modules'));
    expect(
      installed.filter((name) => !name.startsWith('.')),
      'it brings no other package',
    ).to.deep.equal(['@guildhall']);
    const readme = await readFile(join(repositoryRoot, 'client/README.md'), 'utf8');
    const [, start = ''] = readme.split('\n## ');
    const [, program = '', printed = ''] = /```ts\n(.*?)```\n\nprints\n\n```\n(.*?)```/s.exec(start) ?? [];
    await symlink(join(repositoryRoot, 'node_modules/ethers'), join(stranger, 'node_modules/ethers'));
    await writeFile(join(stranger, 'readme.ts'), program);
    await compile(stranger, { include: ['readme.ts'] }, { skipLibCheck: true });
    const shown = (await run(process.execPath, [join(stranger, 'readme.js'), graphql])).stdout;
    expect(shown.replace(/\d+ DELEGATE/, 'N DELEGATE')).to.equal(printed.replace(/\d+ DELEGATE/, 'N DELEGATE'));
    const packed = await readdir(join(stranger, 'node_modules/@guildhall/client'));
    expect(packed).to.have.members(['LICENSE', 'README.md', 'dist', 'package.json']);
  });
});
