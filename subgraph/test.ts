import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { glob, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { withLock } from '../local/bootstrap/withLock.mjs';
import { stamped } from '../local/build/stamped.ts';
import { startPostgres } from '../local/parts/postgres.ts';
import { childEnv } from '../local/process/childEnv.ts';
import { choosePorts } from '../local/process/ports.ts';
import { openProcesses, type Processes } from '../local/process/processes.ts';
import { repositoryRoot } from '../local/repositoryRoot.ts';
import { buildForTests, TEST_MANIFEST } from './buildForTests.ts';

const TESTS = join(import.meta.dirname, 'tests');
const DATA = join(repositoryRoot, '.guildhall', 'subgraph-test');
/** What the tests' build is made from, in this folder. */
const INPUTS = ['subgraph.yaml', 'src', 'buildForTests.ts', 'generateTypes.ts', 'runGraph.ts', 'tests/flatEvents.json'];
/** graph-node deploys no full-text search without it. */
const SETTINGS = { RUST_BACKTRACE: '0', GRAPH_ALLOW_NON_DETERMINISTIC_FULLTEXT_SEARCH: 'true' };
/** A file alone takes about two seconds, most of it graph-node's start. */
const AT_ONCE = Math.min(3, availableParallelism());

const help = `Runs the subgraph's tests: node subgraph/test.ts [FILE...]

Each JSON file of subgraph/tests goes through graph-node's own test runner (gnd test), with a database of its own: what
one test left in the store must not answer another's query. Without a file, all run.`;

/** What the tests of one run share. */
type Run = { gnd: string; adminUrl: string };

const { values, positionals } = parseArgs({ options: { help: { type: 'boolean' } }, allowPositionals: true });
if (values.help) console.log(help);
else process.exitCode = await runTests(positionals.map((file) => resolve(file)));

async function runTests(chosen: string[]): Promise<number> {
  const files = chosen.length > 0 ? chosen : await testFiles();
  const processes = openProcesses();
  try {
    const [, database] = await Promise.all([build(), openDatabase(processes)]);
    return await runFiles(files, { gnd: gndFile(), adminUrl: database.adminUrl });
  } finally {
    await processes.stopAll();
    await processes.close();
  }
}

async function testFiles(): Promise<string[]> {
  const files: string[] = [];
  for await (const path of glob('*/*.json', { cwd: TESTS })) files.push(join(TESTS, path));
  return files.sort();
}

/** Builds what has changed, while no stack that starts does the same. */
async function build(): Promise<void> {
  const lock = { folder: join(repositoryRoot, '.guildhall', 'subgraph.lock'), purpose: 'building subgraph' };
  await mkdir(dirname(lock.folder), { recursive: true });
  await withLock(lock, async () => {
    await stamped({
      name: 'subgraph-test',
      inputs: ['schema.graphql', 'abis', ...INPUTS.map((name) => `subgraph/${name}`)],
      packages: ['@graphprotocol/graph-cli', '@graphprotocol/graph-ts'],
      outputs: [dirname(relative(repositoryRoot, TEST_MANIFEST))],
      make: buildForTests,
    });
  });
}

async function openDatabase(processes: Processes): ReturnType<typeof startPostgres> {
  const { postgres: port } = await choosePorts('auto', ['postgres']);
  const logFile = join(DATA, 'postgres.log');
  const password = randomBytes(16).toString('hex');
  return startPostgres({ folder: join(DATA, 'postgres'), fresh: true, password, port, logFile, processes });
}

function gndFile(): string {
  const name = `@graphprotocol/gnd-${process.platform}-${process.arch}/package.json`;
  return join(dirname(createRequire(import.meta.url).resolve(name)), 'bin', 'gnd');
}

/** Runs the files, a few at once, and prints each with its time. */
async function runFiles(files: string[], run: Run): Promise<number> {
  const waiting = files.entries();
  let failing = 0;
  const work = async () => {
    for (const [index, file] of waiting) {
      const started = performance.now();
      const failure = await runFile(file, `test_${index}`, run);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`  ${failure === undefined ? '✔' : '✘'} ${relative(TESTS, file)} (${seconds} s)`);
      if (failure === undefined) continue;
      failing += 1;
      console.log(failure);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  console.log(`\n  ${files.length - failing} passing`);
  if (failing > 0) console.log(`  ${failing} failing`);
  return failing === 0 && files.length > 0 ? 0 : 1;
}

/** @returns What the runner printed when the test failed. */
async function runFile(file: string, database: string, { gnd, adminUrl }: Run): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // graph-node takes no other locale.
    await client.query(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
    const url = Object.assign(new URL(adminUrl), { pathname: `/${database}` }).href;
    const args = ['test', '--skip-build', '--manifest', TEST_MANIFEST, file];
    // On the command line, every user of the machine could read the password.
    const env = childEnv({ ...SETTINGS, POSTGRES_URL: url });
    await promisify(execFile)(gnd, args, { cwd: dirname(TEST_MANIFEST), env });
    return undefined;
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    return `${stdout}${stderr}`.trim() || message;
  } finally {
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await client.end();
  }
}
