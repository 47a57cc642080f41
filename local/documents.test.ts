import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect } from 'chai';
import { commands } from './bootstrap/commands.mjs';
import { repositoryRoot } from './repositoryRoot.ts';

/** What git keeps, and each folder of it. */
const files = execFileSync('git', ['ls-files'], { cwd: repositoryRoot, encoding: 'utf8' }).trim().split('\n');
const paths = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
const documents = files.filter((file) => /^([A-Z]+\.md|docs\/(how-to\/)?[^/]+\.md|bench\/README\.md)$/.test(file));

function foldersOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

function textOf(document: string): string {
  return readFileSync(join(repositoryRoot, document), 'utf8');
}

/** The anchors that GitHub gives a document's headings. */
function anchorsOf(document: string): string[] {
  return [...textOf(document).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What is wrong with a command line of ours, or null. A bench reads its own flags. */
function faultOf(line: string): string | null {
  const [, name = '', rest = ''] = /^npm (?:run )?([\w-]+)(?: -- (.*))?$/.exec(line) ?? [];
  const command = commands[name];
  if (command === undefined) return `there is no "${line}"`;
  if (name === 'bench') return command.names?.includes(rest.split(' ')[0] ?? '') ? null : `there is no "${line}"`;
  const flags = [...rest.matchAll(/--([\w-]+)/g)].map(([, flag = '']) => flag);
  const unknown = flags.find((flag) => flag !== 'help' && !(flag in (command.flags ?? {})));
  return unknown === undefined ? null : `${name} has no --${unknown}`;
}

/** Whether a command makes a path: git ignores those, except what `npm run deploy` writes, which is kept. */
function isMade(path: string): boolean {
  if (path === 'subgraph/networks.json') return true;
  return spawnSync('git', ['check-ignore', '--quiet', path], { cwd: repositoryRoot }).status === 0;
}

describe('the documents', () => {
  for (const document of documents) {
    it(`${document} names commands and flags that there are`, () => {
      const lines = textOf(document).matchAll(/(?:^|`)(?:GUILDHALL_\S+ )?(npm (?:start|stop|test|run)\b[^`\n#]*)/gm);
      const faults = [...lines].map(([, line = '']) => faultOf(line.trim().replace('bench -- NAME', 'bench -- gas')));
      expect(faults.filter((fault) => fault !== null)).to.deep.equal([]);
    });

    it(`${document} links to files and headings that there are`, () => {
      const links = [...textOf(document).matchAll(/\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g)];
      const broken = links.filter(([, to = '', anchor]) => {
        const target = to === '' ? document : normalize(join(dirname(document), to)).replace(/\/$/, '');
        return !paths.has(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
      });
      expect(broken.map(([link]) => link)).to.deep.equal([]);
    });
  }

  it('name files and folders that there are', () => {
    const rooms = [...new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]))].join('|');
    const named = documents.flatMap((document) =>
      [...textOf(document).matchAll(new RegExp(`\`((?:${rooms})/[\\w./-]*)\``, 'g'))].map(([, path = '']) => path),
    );
    expect(named).to.have.length.greaterThan(20);
    // The how-tos add a thing that does not exist.
    const missing = named.filter(
      (path) => !paths.has(path.replace(/\/$/, '')) && !/thing/i.test(path) && !isMade(path),
    );
    expect(missing).to.deep.equal([]);
  });

  it('README.md tells what each folder is', () => {
    const [, table = ''] = /^## Folders\n(.*?)^[^|\n]/ms.exec(textOf('README.md')) ?? [];
    const folders = [...paths].filter((path) => !path.includes('/') && !path.startsWith('.') && !files.includes(path));
    expect(folders.filter((folder) => !table.includes(`\`${folder}/\``))).to.deep.equal([]);
  });
});
