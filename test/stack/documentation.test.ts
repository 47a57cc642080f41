import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { CID } from 'multiformats/cid';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { repositoryRoot } from '../../local/repositoryRoot.ts';
import { walletOf } from '../../local/story/people.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { until } from '../../testing/until.ts';

/** The blocks of code in a language below a heading of a document. */
async function blocks(document: string, heading: string, language: string): Promise<string[]> {
  const text = await readFile(join(repositoryRoot, document), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const found = section.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'));
  return [...found].map(([, code = '']) => code);
}

/** All blocks of code in a language of a document. */
async function allBlocks(document: string, language: string): Promise<string[]> {
  const text = await readFile(join(repositoryRoot, document), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code = '']) => code);
}

/** The first of them. */
async function block(document: string, heading: string, language: string): Promise<string> {
  const [code] = await blocks(document, heading, language);
  return code ?? expect.fail(`${document} has no ${language} below ${heading}`);
}

/** Runs a script with an argument, inside the clone, so that it finds ethers there; gives what it printed. */
async function run(script: string, argument: string): Promise<string> {
  const folder = await mkdtemp(join(repositoryRoot, '.guildhall', 'script-'));
  try {
    await writeFile(join(folder, 'script.mjs'), script);
    return (await promisify(execFile)(process.execPath, [join(folder, 'script.mjs'), argument])).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs a script that does not end by itself until it has printed what fits, and gives that. */
async function runUntil(script: string, argument: string, pattern: RegExp): Promise<string> {
  const folder = await mkdtemp(join(repositoryRoot, '.guildhall', 'script-'));
  await writeFile(join(folder, 'script.mjs'), script);
  const child = spawn(process.execPath, ['--experimental-eventsource', join(folder, 'script.mjs'), argument]);
  let printed = '';
  try {
    for (const output of [child.stdout, child.stderr])
      output.setEncoding('utf8').on('data', (text) => (printed += text));
    return await until(`it has printed ${pattern}, and not only: ${printed}`, async () => pattern.exec(printed)?.[0]);
  } finally {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  }
}

describe('README.md', () => {
  let running: RunningStack;
  before(async () => {
    running = await runningStack();
  });

  it('asks what it says, and is answered so', async () => {
    const questions = await blocks('README.md', 'Ask', 'graphql');
    const answers = await blocks('README.md', 'Ask', 'json');
    expect([questions.length, answers.length]).to.deep.equal([2, 2]);
    for (const [i, question] of questions.entries()) {
      const answered = await queryGraph<object>(running.graphql, question, running.story.variables);
      expect(answered).to.deep.equal(JSON.parse(answers[i] ?? ''));
    }
  });

  it('signs and submits as it says', async () => {
    const script = await block('README.md', 'Act', 'js');
    expect(await run(script, running.graphql)).to.match(
      /^Delegate your votes in “Meridian Research Guild” to yourself \[.*kind: 'DELEGATE_CHANGED'.*\]\n$/s,
    );
  });
});

describe('docs/api.md', () => {
  const document = 'docs/api.md';
  let running: RunningStack;
  before(async () => {
    running = await runningStack();
  });

  it('reads all entries in pages, once each and in their order', async () => {
    const page = (await block(document, 'More than', 'graphql')).replace('first: 1000', 'first: 60');
    const { _meta } = await queryGraph<{ _meta: { block: { number: number } } }>(
      running.graphql,
      '{ _meta { block { number } } }',
    );
    const numbers: string[] = [];
    for (let after = '0x', last = false; !last; ) {
      const variables = { after, block: _meta.block.number };
      const { ledgerEntries } = await queryGraph<{ ledgerEntries: { id: string; number: string }[] }>(
        running.graphql,
        page,
        variables,
      );
      numbers.push(...ledgerEntries.map(({ number }) => number));
      last = ledgerEntries.length < 60;
      after = ledgerEntries.at(-1)?.id ?? after;
    }
    expect(numbers.length).to.be.greaterThan(60);
    expect(numbers).to.deep.equal(numbers.map((_, i) => String(i + 1)));
  });

  it('asks what it and docs/reading.md show, as it stands there', async () => {
    const { guilds, projects, _meta } = await queryGraph<{
      guilds: { id: string }[];
      projects: { id: string }[];
      _meta: { block: { number: number } };
    }>(running.graphql, '{ guilds { id } projects { id } _meta { block { number } } }');
    const me = walletOf('ada').address;
    const variables: Record<string, unknown> = {
      guild: guilds[0]?.id,
      project: projects[0]?.id,
      block: _meta.block.number,
      after: '0x',
      account: me,
      me,
      who: walletOf('hugo').address,
    };
    const all = [...(await allBlocks(document, 'graphql')), ...(await allBlocks('docs/reading.md', 'graphql'))];
    expect(all.length).to.be.greaterThan(5);
    for (const query of all) {
      const named = Object.entries(variables).filter(([name]) => query.includes(`$${name}:`));
      const answer = await queryGraph<object>(running.graphql, query, Object.fromEntries(named));
      expect(JSON.stringify(answer), query).to.not.include('"userErrors":[{');
    }
  });

  it('has scalars as it says', async () => {
    const { payments } = await queryGraph<{ payments: unknown[] }>(
      running.graphql,
      await block(document, 'Scalars', 'graphql'),
    );
    expect(payments).to.have.lengthOf(1);
    const shapes = JSON.stringify(payments[0])
      .replace(/"0x[0-9a-f]+"/g, 'bytes')
      .replace(/"\d+"/g, 'digits')
      .replace(/:\d+/g, ':number');
    expect(shapes).to.equal(
      '{"amount":digits,"token":{"decimals":number},"to":{"id":bytes},"entry":{"timestamp":digits}}',
    );
  });

  it('gives an answer that has not changed as a 304', async () => {
    const url = `${running.graphql}?${new URLSearchParams({ query: '{ guilds { id } }' })}`;
    const headers = { accept: 'application/json' };
    const first = await fetch(url, { headers });
    expect(first.headers.get('cache-control')).to.equal('no-cache');
    const again = await fetch(url, { headers: { ...headers, 'if-none-match': first.headers.get('etag') ?? '' } });
    expect([again.status, await again.text()]).to.deep.equal([304, '']);
  });

  it('follows the ledger by WebSocket, and blocks by an event stream', async () => {
    const [bySocket = '', byEvents = ''] = await blocks(document, 'Live', 'js');
    const { ledgerEntries } = await queryGraph<{ ledgerEntries: object[] }>(
      running.graphql,
      '{ ledgerEntries(where: { kind_in: ["DEPOSITED", "WITHDRAWN"] }) { id } }',
    );
    expect(ledgerEntries.length).to.be.greaterThan(0);
    await runUntil(bySocket, running.graphql, new RegExp(`^${ledgerEntries.length} movements$`, 'm'));
    expect(await runUntil(byEvents, running.graphql, /block \d+/)).to.match(/^block [1-9]/);
  });

  it('publishes a file under the digest that a contract asks for, and files it', async () => {
    const [command = ''] = (await block(document, 'Documents', '')).split('\n');
    const folder = await mkdtemp(join(repositoryRoot, '.guildhall', 'clients-'));
    try {
      await writeFile(join(folder, 'memo.md'), 'hello memo\n');
      const local = command.replace('http://127.0.0.1:4000', running.stack.gatewayUrl);
      const { stdout } = await promisify(execFile)('bash', ['-c', local], { cwd: folder });
      const { cid, digest, size } = JSON.parse(stdout).data;
      const hash = createHash('sha256').update('hello memo\n').digest();
      expect([digest, size]).to.deep.equal([`0x${hash.toString('hex')}`, 11]);
      expect(Buffer.from(CID.parse(cid).multihash.digest)).to.deep.equal(hash);
      const filing = await block(document, 'Documents', 'js');
      const named = filing.replace('0x…', digest).replace('bafk…', cid);
      const script = (await block('README.md', 'Act', 'js')).replace(/\n\/\/ Ada's key[\s\S]*/, `\n${named}`);
      expect(await run(script, running.graphql)).to.match(
        /^Raise the finding “A memo is missing” \(low\) at “Meridian Research Guild” \[.*'FINDING_RAISED'.*\]\n$/s,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('has an entry checked by its proof', async () => {
    const command = (await block(document, 'Proofs', 'sh'))
      .replace('http://127.0.0.1:4000/graphql', running.graphql)
      .replace('npm run -s verify --', 'node verify/cli/verify.ts');
    const { stdout } = await promisify(execFile)('bash', ['-o', 'pipefail', '-c', command], { cwd: repositoryRoot });
    expect(stdout)
      .to.match(/^kind +MILESTONE_RELEASED$/m)
      .and.match(/✔ Every claim is shown, if .*\n$/);
  });

  it('has a trusted document answered by its id', async () => {
    const command = (await block(document, 'Trusted documents', 'sh'))
      .replace('http://127.0.0.1:4000/graphql', running.graphql)
      .replace('0x…', running.story.variables.guild);
    const { stdout } = await promisify(execFile)('bash', ['-c', command], { cwd: repositoryRoot });
    expect(JSON.parse(stdout)).to.have.nested.property('data.ledgerEntries[0].kind', 'DEPOSITED');
  });

  it('shows the terms that a payer agrees to', async () => {
    const query = await block(document, 'Terms', 'graphql');
    const { projects } = await queryGraph<{ projects: { id: string }[] }>(running.graphql, '{ projects { id } }');
    for (const { id } of projects) {
      const { project } = await queryGraph<{ project: { termsHash: string; milestones: object[] } }>(
        running.graphql,
        query,
        { project: id },
      );
      expect(project.termsHash).to.match(/^0x[0-9a-f]{64}$/);
      expect(project.milestones).to.have.length.greaterThan(0);
    }
    expect(projects).to.have.length.greaterThan(0);
  });
});

describe('docs/proof.md', () => {
  it('has the proof of a row asked for and checked', async () => {
    const { graphql, stack, story } = await runningStack();
    const query = await block('docs/proof.md', 'Headers, receipts', 'graphql');
    const { guild } = story.variables;
    const found = await queryGraph<{ ledgerEntries: [{ id: string; blockHash: string }] }>(
      graphql,
      `{ ledgerEntries(first: 1, where: { guild: "${guild}", kind: "DEPOSITED" }) { id blockHash } }`,
    );
    const [{ id, blockHash }] = found.ledgerEntries;
    const data = await queryGraph<object>(graphql, query, { entry: id });
    const folder = await mkdtemp(join(repositoryRoot, '.guildhall', 'proof-'));
    try {
      const file = join(folder, 'answer.json');
      await writeFile(file, JSON.stringify({ data }));
      const command = (await block('docs/proof.md', 'Headers, receipts', 'sh'))
        .replace('npm run verify --', 'node verify/cli/verify.ts')
        .replace('answer.json', file)
        .replace('GUILD', String(guild))
        .replace('FACTORY', stack.deployments.GuildFactory?.address ?? '')
        .replace('HASH', blockHash);
      const { stdout } = await promisify(execFile)('bash', ['-c', command], { cwd: repositoryRoot });
      expect(stdout).to.match(/✔ Every claim is shown, if .*\n$/);
      expect(stdout).to.match(new RegExp(`Hash of block \\d+: ${blockHash}\\n +as it was given`));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('docs/how-to/audit.md', () => {
  const document = 'docs/how-to/audit.md';
  let running: RunningStack;
  before(async () => {
    running = await runningStack();
  });

  for (const heading of ['Trial balance', 'Statement', 'Reconciliation', 'Provenance', 'Figures']) {
    it(`asks for “${heading}” as it says, and is answered so`, async () => {
      const { graphql, story, playedTo } = running;
      const { ledgerAccounts } = await queryGraph<{ ledgerAccounts: { id: string }[] }>(
        graphql,
        'query ($guild: String!) { ledgerAccounts(where: { guild: $guild, code: TREASURY }) { id } }',
        story.variables,
      );
      const variables = { ...story.variables, account: ledgerAccounts[0]?.id };
      // Other tests delegate votes, of which figures of now would tell.
      const then = `guild(id: $guild, block: { number: ${playedTo} })`;
      const question = (await block(document, heading, 'graphql')).replace('guild(id: $guild)', then);
      const answered = await queryGraph<object>(graphql, question, variables);
      expect(answered).to.deep.equal(JSON.parse(await block(document, heading, 'json')));
    });
  }
});
