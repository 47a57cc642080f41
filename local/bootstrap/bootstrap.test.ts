import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { repositoryRoot } from '../repositoryRoot.ts';
import { committedBuilds, hashOfSources } from './builds.mjs';
import { commands, MEASURED } from './commands.mjs';

type Outcome = { code: number; output: string };

/** Runs the bootstrap of a clone. */
async function bootstrap(root: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const script = join(root, 'local', 'bootstrap.mjs');
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args], {
      env: { ...process.env, ...env },
    });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}

describe('bootstrap', () => {
  let root: string;
  let calls: string;
  let env: NodeJS.ProcessEnv;

  /** A clone with the bootstrap's own files, an entry that tells its arguments, and an npm that notes its calls. */
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'guildhall-bootstrap-'));
    await mkdir(join(root, 'npm', 'bin'), { recursive: true });
    await promisify(execFile)('cp', ['-r', join(repositoryRoot, 'local'), root]);
    await writeFile(join(root, 'package.json'), JSON.stringify({ type: 'module', dependencies: {} }));
    await writeFile(join(root, 'package-lock.json'), '{}');
    await mkdir(join(root, 'bench'));
    for (const name of ['first', 'second']) {
      await writeFile(join(root, 'bench', `${name}.ts`), `console.log('${name}', ...process.argv.slice(2));`);
    }
    await writeFile(
      join(root, 'local', 'cli', 'start.ts'),
      `console.log(JSON.stringify({ args: process.argv.slice(2), path: process.env.PATH }));
       process.exitCode = Number(process.argv.find((arg) => arg.startsWith('exit='))?.slice(5) ?? 0);
       const stop = (signal) => { console.log('stopped by ' + signal); process.exit(); };
       if (process.argv.includes('wait')) {
         for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
         setInterval(() => {}, 1000);
         console.log('waiting');
       }`,
    );
    calls = join(root, 'npm', 'calls');
    await fakeNpm('11.19.1', 0);
    env = { npm_execpath: join(root, 'npm', 'bin', 'npm-cli.js') };
  });
  after(() => rm(root, { recursive: true }));

  async function fakeNpm(version: string, exitCode: number): Promise<void> {
    const script = join(root, 'npm', 'bin', 'npm-cli.js');
    await writeFile(join(root, 'npm', 'package.json'), JSON.stringify({ name: 'npm', version, type: 'commonjs' }));
    await writeFile(
      script,
      `const fs = require('node:fs');
       fs.appendFileSync(${JSON.stringify(calls)}, process.argv.slice(2).join(' ') + '\\n');
       fs.mkdirSync('node_modules', { recursive: true });
       fs.writeFileSync('node_modules/.package-lock.json', '{}');
       if (${exitCode}) console.error('npm error: the registry is on holiday');
       process.exit(${exitCode});`,
    );
    await chmod(script, 0o755);
  }

  async function npmCalls(): Promise<string[]> {
    const text = await readFile(calls, 'utf8').catch(() => '');
    await rm(calls, { force: true });
    return text.split('\n').filter(Boolean);
  }

  it('names the commands when it is given none, or a wrong one', async () => {
    const { code, output } = await bootstrap(root, ['strat'], env);
    expect(code).to.equal(1);
    expect(output).to.contain('✗ command: there is no command "strat"').and.to.contain('start|stop|test');
    expect((await bootstrap(root, [], env)).code).to.equal(1);
    expect(await npmCalls()).to.deep.equal([]);
  });

  it('helps, and refuses what it does not know, before it installs anything', async () => {
    for (const [args, said] of [
      [['start', '--help'], 'graphNodeAdmin 8020'],
      [['test', '--help'], '  check      format, lint'],
      [['bench'], '  first\n  second'],
      [['bench', '--help'], '  first\n  second'],
      [['verify-code', '--help'], '--networks FILE'],
      [['verify', '--help'], '--block-hash H'],
      [['check', '--help'], 'npm run check'],
    ] as const) {
      const { code, output } = await bootstrap(root, [...args], env);
      expect(code, output).to.equal(0);
      expect(output).to.contain(said);
    }
    for (const [args, said] of [
      [['start', '--chek'], "✗ options: Unknown option '--chek'\n"],
      [['start', '--ports'], "'--ports <value>' argument missing"],
      [['test', 'contract'], '✗ options: there is no "contract": there are check, contracts,'],
      [['test', 'local/absent.test.ts'], 'there is no "local/absent.test.ts"'],
      [['test', 'package.json'], 'browser, and files of tests\n'],
      [['test', 'contracts', '--grop', 'x'], "✗ options: Unknown option '--grop'\n"],
      [
        ['bench', 'third'],
        '✗ options: there is no "third": there are first, second\n  What to do: see npm run bench -- --help',
      ],
      [['fix', 'it'], '"it" is no flag, and it takes flags only'],
      [['verify', '--certificat', 'file'], "✗ options: Unknown option '--certificat'\n"],
      [['certify', 'file'], '"file" is no flag'],
    ] as const) {
      const { code, output } = await bootstrap(root, [...args], env);
      // 1 would say that a ledger is false.
      expect(code, output).to.equal(args[0] === 'verify' || args[0] === 'certify' ? 2 : 1);
      expect(output).to.contain(said);
    }
    expect(await npmCalls()).to.deep.equal([]);
    const { code, output } = await bootstrap(root, ['bench', 'second', '--rounds', '3'], env);
    expect(code, output).to.equal(0);
    expect(output).to.contain('second --rounds 3');
    await npmCalls();
    await rm(join(root, '.guildhall'), { recursive: true });
  });

  it('says of each bench what it measures', async () => {
    const files = (await readdir(join(repositoryRoot, 'bench'))).filter((file) => file.endsWith('.ts'));
    for (const [name, what] of Object.entries(MEASURED)) {
      expect(commands.bench?.help).to.match(new RegExp(`^  ${name} {2,}${what}$`, 'm'));
    }
    expect(Object.keys(MEASURED)).to.deep.equal(files.map((file) => file.slice(0, -'.ts'.length)).sort());
  });

  it('says why npm failed and what to do, and tries again the next time', async () => {
    await fakeNpm('11.19.1', 1);
    for (const attempt of [1, 2]) {
      const { code, output } = await bootstrap(root, ['start'], env);
      expect(code).to.equal(1);
      expect(output).to.contain('✗ install packages: npm failed').and.to.contain('the registry is on holiday');
      expect(output).to.contain('What to do: check that npm reaches its registry');
      expect(await npmCalls(), `attempt ${attempt}`).to.have.lengthOf(1);
    }
    await fakeNpm('11.19.1', 0);
  });

  it('installs once, passes arguments on, keeps the exit code, and puts its Node first in PATH', async () => {
    const first = await bootstrap(root, ['start', '--ports', 'auto', '--data', 'exit=7'], env);
    expect(first.code).to.equal(7);
    expect(await npmCalls()).to.have.lengthOf(1);
    const second = await bootstrap(root, ['start', '--ports', 'auto'], env);
    expect(second.code).to.equal(0);
    expect(await npmCalls()).to.deep.equal([]);
    const { args, path } = JSON.parse(second.output) as { args: string[]; path: string };
    expect(args).to.deep.equal(['--ports', 'auto']);
    expect(path.split(':')[0]).to.equal(join(process.execPath, '..'));
  });

  it('is stopped by a signal to npm itself, and when npm is killed', async () => {
    const { scripts } = JSON.parse(await readFile(join(repositoryRoot, 'package.json'), 'utf8'));
    await writeFile(join(root, 'package.json'), JSON.stringify({ type: 'module', dependencies: {}, scripts }));
    for (const [signal, arrives] of [
      ['SIGINT', 'SIGINT'],
      ['SIGTERM', 'SIGTERM'],
      ['SIGKILL', 'SIGTERM'],
    ] as const) {
      const npm = spawn('npm', ['start', '--', '--data', 'wait'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
      let output = '';
      npm.stdout.on('data', (chunk: Buffer) => {
        output += chunk;
        if (output.includes('waiting')) npm.kill(signal);
      });
      await once(npm, 'close');
      expect(output, signal).to.contain(`stopped by ${arrives}`);
    }
  });

  it('installs again when the packages change, and not when a script does', async () => {
    const write = (content: object) => writeFile(join(root, 'package.json'), JSON.stringify(content));
    await write({ type: 'module', dependencies: {}, scripts: { start: 'x' } });
    await bootstrap(root, ['start'], env);
    expect(await npmCalls()).to.deep.equal([]);
    await write({ type: 'module', dependencies: { a: '1.0.0' } });
    await bootstrap(root, ['start'], env);
    expect(await npmCalls()).to.have.lengthOf(1);
  });

  it('installs without the tools what a start needs, and the tools once something is to be compiled or checked', async () => {
    const packages = Object.values(committedBuilds).flatMap((build) => build.packages);
    const lock = {
      packages: Object.fromEntries(packages.map((name) => [`node_modules/${name}`, { version: '1.0.0' }])),
    };
    await writeFile(join(root, 'package-lock.json'), JSON.stringify(lock));
    for (const build of Object.values(committedBuilds)) {
      for (const output of build.outputs) await mkdir(join(root, output), { recursive: true });
      await writeFile(join(root, build.hashFile), hashOfSources(root, build));
    }
    await bootstrap(root, ['start'], env);
    expect((await npmCalls()).join()).to.contain('ci --omit=dev');
    await bootstrap(root, ['start'], env);
    expect(await npmCalls()).to.deep.equal([]);

    await mkdir(join(root, 'contracts'));
    await writeFile(join(root, 'contracts', 'Edited.sol'), '');
    await bootstrap(root, ['start'], env);
    expect((await npmCalls()).join()).to.contain('ci --include=dev');
    await rm(join(root, 'contracts'), { recursive: true });
    await bootstrap(root, ['start'], env);
    expect(await npmCalls()).to.deep.equal([]);

    await rm(join(root, '.guildhall', 'packages.stamp'));
    await bootstrap(root, ['check'], env);
    expect((await npmCalls()).join()).to.contain('ci --include=dev');
  });
});
