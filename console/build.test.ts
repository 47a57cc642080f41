import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { build } from 'vite';

/** A host that a browser could be sent to, in an absolute address. */
const ADDRESS = /\bhttps?:\/\/([a-z0-9.-]+\.[a-z]{2,})/gi;

/** What makes a browser load an address without being asked. */
const LOADS =
  /(?:\bsrc|\bhref)=["']?(?:https?:)?\/\/|url\(\s*["']?(?:https?:)?\/\/|@import\s+["'](?:https?:)?\/\/|(?:import|importScripts|fetch)\(\s*["'`](?:https?:)?\/\//gi;

/**
 * Hosts named in libraries' texts and XML namespaces, which nothing loads: licences, links in error messages, and what
 * GraphiQL's and Monaco's help links to. A new one needs a look at what it is for. ethers knows two gas stations, which it asks
 * for the fees of Polygon's transactions, and a gateway for pictures of ENS names: the page asks it for names only.
 */
const namedHosts = new Set([
  'code.visualstudio.com',
  'commonmark.org',
  'en.wikipedia.org',
  'gasstation-testnet.polygon.technology',
  'gasstation.polygon.technology',
  'gateway.ipfs.io',
  'github.com',
  'json-schema.org',
  'microsoft.com',
  'prettier.io',
  'react.dev',
  'www.w3.org',
  'yarnpkg.com',
]);

describe('the built page', () => {
  let folder: string;
  let files: string[];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-console-'));
    await build({
      configFile: join(import.meta.dirname, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true },
    });
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const texts = async () =>
    Promise.all(
      files
        .filter((file) => /\.(html|js|css|svg)$/.test(file))
        .map(async (file) => [file, await readFile(file, 'utf8')] as const),
    );

  it('loads nothing from another host', async () => {
    const loads = (await texts()).flatMap(([file, text]) =>
      [...text.matchAll(LOADS)].map(([found]) => `${file}: ${found}`),
    );
    expect(loads).to.deep.equal([]);
  });

  it('names no host besides the known ones', async () => {
    const hosts = (await texts()).flatMap(([, text]) =>
      [...text.matchAll(ADDRESS)].map(([, host = '']) => host.toLowerCase()),
    );
    expect([...new Set(hosts)].filter((host) => !namedHosts.has(host)).sort()).to.deep.equal([]);
  });

  it('keeps GraphiQL and its editor out of the first load', async () => {
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    const [, entry = ''] = /<script[^>]+src="\/([^"]+)"/.exec(html) ?? [];
    const first = await readFile(join(folder, entry), 'utf8');
    expect(first.length).to.be.lessThan(700_000);
    expect(first).not.to.include('graphiql-container');
  });

  it('keeps what checks certificates out of it too', async () => {
    const having = (await texts()).filter(([, text]) => text.includes('guildhall-certificate')).map(([file]) => file);
    expect(having.map((file) => file.slice(folder.length + 1)).join()).to.match(
      /^assets\/certificateWorker-[^,]+\.js$/,
    );
  });
});
