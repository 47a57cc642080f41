import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { repositoryRoot } from '../../../local/repositoryRoot.ts';
import { plainNode } from '../../../testing/client/plainNode.ts';
import { moveToStranger, type Stranger } from '../../../testing/client/stranger.ts';
import { runningStack } from '../../../testing/stack/runningStack.ts';

/** Declared within each program: declared for all, it would clash with whatever types a lent package brings. */
const PROCESS = 'declare const process: { argv: string[] };\n';

/** What a stranger writes; `@ts-expect-error` fails where the types allow it. */
const PROGRAM = `${PROCESS}
import { createClient, GuildhallError, type Entry } from '@guildhall/client';
import { config } from '@guildhall/client/codegen';
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
const { cid } = await client.publish('hello world\\n', 'text/plain');
const others = [config.scalars.BigInt, Object.keys(typePolicies).length > 0];
console.log(JSON.stringify([rows.length > 0, total > 0n, code, isError, cid, ...others]));
`;
const HELLO = 'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4';
const PRINTED = [true, true, 'SIMULATION_REVERTED', true, HELLO, 'bigint', true];

/** Uses what GraphQL Codegen makes of its document. */
const TYPED = `${PROCESS}
import { createClient } from '@guildhall/client';
import { graphql } from './src/gql/gql.js';

const PAID = graphql(\`query Paid($least: BigInt!) { payments(where: { amount_gte: $least }) { amount kind } }\`);
const client = createClient({ url: process.argv[2] ?? '' });
const { payments } = await client.query(PAID, { least: 1n });
const total: bigint = payments.reduce((sum, { amount }) => sum + amount, 0n);
// @ts-expect-error A number loses digits.
client.query(PAID, { least: 1 });
// @ts-expect-error There is no such kind of payment.
const strange = payments.filter(({ kind }) => kind === 'BRIBE');
console.log(total > 0n, strange.length);
`;

const readme = () => readFile(join(repositoryRoot, 'client/README.md'), 'utf8');

describe('the client, packed and used in a stranger’s folder', () => {
  let stranger: Stranger;
  let graphql: string;
  before(async () => {
    graphql = (await runningStack()).graphql;
    stranger = await moveToStranger();
  });
  after(() => stranger?.remove());

  it('brings its own files and no other package', async () => {
    const installed = await readdir(join(stranger.folder, 'node_modules'));
    expect(installed.filter((name) => !name.startsWith('.'))).to.deep.equal(['@guildhall']);
    const packed = await readdir(join(stranger.folder, 'node_modules/@guildhall/client'));
    expect(packed).to.have.members(['LICENSE', 'README.md', 'dist', 'package.json']);
  });

  it('has types, and runs', async () => {
    await stranger.write('program.ts', PROGRAM);
    expect(await stranger.compile(['program.ts'], true)).to.equal('');
    expect(JSON.parse(await stranger.run(process.execPath, 'program.js', graphql))).to.deep.equal(PRINTED);
  });

  it('runs with the machine’s own Node', async function () {
    const node = plainNode();
    if (node === undefined) return this.skip();
    expect(JSON.parse(await stranger.run(node, 'program.js', graphql))).to.deep.equal(PRINTED);
  });

  it('does what its README says', async () => {
    const [, start = ''] = (await readme()).split('\n## ');
    const [, program = '', printed = ''] = /```ts\n(.*?)```\n\nprints\n\n```\n(.*?)```/s.exec(start) ?? [];
    await stranger.lend('ethers');
    await stranger.write('readme.ts', PROCESS + program);
    expect(await stranger.compile(['readme.ts'])).to.equal('');
    const shown = await stranger.run(process.execPath, 'readme.js', graphql);
    expect(shown.replace(/\d+ DELEGATE/, 'N DELEGATE')).to.equal(printed.replace(/\d+ DELEGATE/, 'N DELEGATE'));
  });

  it('types what GraphQL Codegen makes of documents', async () => {
    for (const name of ['graphql', '@graphql-codegen/client-preset', '@graphql-typed-document-node/core'])
      await stranger.lend(name);
    await stranger.write('typed.ts', TYPED);
    const [, config = ''] = /^## Read\n.*?```js\n(.*?)```/ms.exec(await readme()) ?? [];
    const here = config.replace('http://127.0.0.1:4000/graphql', graphql).replace('src/**/*.ts', 'typed.ts');
    await stranger.write('codegen.mjs', here);
    const cli = join(repositoryRoot, 'node_modules/@graphql-codegen/cli/esm/bin.js');
    await stranger.run(process.execPath, cli, '--config', 'codegen.mjs', '--silent');
    expect(await stranger.compile(['typed.ts'])).to.equal('');
    expect(await stranger.run(process.execPath, 'typed.js', graphql)).to.equal('true 0\n');
  });
});
