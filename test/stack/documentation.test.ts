import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { CID } from 'multiformats/cid';
import { queryGraph } from '../../local/queryGraph.ts';
import { repositoryRoot } from '../../local/repositoryRoot.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';

/** The first block of code in a language below a heading of a document. */
async function block(document: string, heading: string, language: string): Promise<string> {
  const text = await readFile(join(repositoryRoot, document), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const [, code] = section.match(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms')) ?? [];
  if (code === undefined) throw new Error(`${document} has no ${language} below ${heading}`);
  return code;
}

describe('README.md', () => {
  let running: RunningStack;
  before(async () => {
    running = await runningStack();
  });

  it('asks what it says, and is answered so', async () => {
    const question = await block('README.md', 'Ask', 'graphql');
    const answer = await block('README.md', 'Ask', 'json');
    const answered = await queryGraph<object>(running.graphql, question, running.story.variables);
    expect(answered).to.deep.equal(JSON.parse(answer));
  });

  it('signs and submits as it says', async () => {
    const script = await block('README.md', 'Act', 'js');
    // Inside the clone, so that it finds ethers there.
    const folder = await mkdtemp(join(repositoryRoot, '.guildhall', 'readme-'));
    try {
      const file = join(folder, 'delegate.mjs');
      await writeFile(file, script.replace('http://127.0.0.1:4000/graphql', running.graphql));
      const { stdout } = await promisify(execFile)(process.execPath, [file]);
      expect(stdout).to.match(
        /^Delegate your votes in “Meridian Research Guild” to yourself \[.*kind: 'DELEGATE_CHANGED'.*\]\n$/s,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('docs/clients.md', () => {
  const document = 'docs/clients.md';
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

  it('publishes a file under the digest that a contract asks for', async () => {
    const [command = ''] = (await block(document, 'Documents', '')).split('\n');
    const folder = await mkdtemp(join(repositoryRoot, '.guildhall', 'clients-'));
    try {
      await writeFile(join(folder, 'memo.md'), 'hello memo\n');
      const local = command.replace('http://127.0.0.1:5001', running.stack.ipfsUrl);
      const { stdout } = await promisify(execFile)('bash', ['-c', local], { cwd: folder });
      const { digest } = CID.parse(JSON.parse(stdout).Hash).multihash;
      expect(Buffer.from(digest)).to.deep.equal(createHash('sha256').update('hello memo\n').digest());
    } finally {
      await rm(folder, { recursive: true });
    }
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
