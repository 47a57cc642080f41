import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { queryGraph } from '../../local/queryGraph.ts';
import { repositoryRoot } from '../../local/repositoryRoot.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';

describe('README.md', () => {
  let running: RunningStack;
  let text: string;
  before(async () => {
    running = await runningStack();
    text = await readFile(join(repositoryRoot, 'README.md'), 'utf8');
  });

  /** The blocks of code in one language below a heading. */
  function blocks(heading: string, language: string): string[] {
    const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
    return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code = '']) => code);
  }

  it('asks what it says, and is answered so', async () => {
    const [question = ''] = blocks('Ask', 'graphql');
    const [answer = ''] = blocks('Ask', 'json');
    const answered = await queryGraph<object>(running.graphql, question, running.story.variables);
    expect(answered).to.deep.equal(JSON.parse(answer));
  });

  it('signs and submits as it says', async () => {
    const [script = ''] = blocks('Act', 'js');
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
