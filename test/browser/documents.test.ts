import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { getBytes } from 'ethers';
import { CID } from 'multiformats/cid';
import { create as createMultihash } from 'multiformats/hashes/digest';
import type { Page } from 'playwright-core';
import { createClient, fromEthers } from '../../client/index.ts';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { chainTime } from '../../local/story/clock.ts';
import { walletOf } from '../../local/story/people.ts';
import { done } from '../../testing/client/done.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';

type Named = { id: string; number: string; document: { id: string; title: string; size: number; text: string } | null };

const DAY = 24 * 3_600;

/** Codes of multiformats: a file's bytes as they are, and their hash. */
const RAW = 0x55;
const SHA2_256 = 0x12;

const sha256 = (text: string) => `0x${createHash('sha256').update(text).digest('hex')}`;

describe('documents in a browser', () => {
  let running: RunningStack;
  let opened: BrowserPage;
  let page: Page;
  let pageUrl: string;

  const ask = <T>(query: string, variables: object = {}) =>
    queryGraph<T>(running.graphql, query, { guild: running.story.variables.guild, ...variables });

  const named = async (where: object) => {
    const query = `query ($where: LedgerEntry_filter!) {
      ledgerEntries(where: $where, orderBy: id) { id number document { id title size text } } }`;
    return (await ask<{ ledgerEntries: Named[] }>(query, { where })).ledgerEntries;
  };

  /** Bruno makes a project whose agreement has this CID and, as he says, this digest. */
  const makeProject = async (agreementCid: string, agreementDigest: string): Promise<Named> => {
    const { token } = (await ask<{ projects: { token: { id: string } }[] }>('{ projects { token { id } } }'))
      .projects[0] ?? { token: { id: '' } };
    const dueAt = BigInt((await chainTime(running.provider)) + 30 * DAY);
    const agreement = createClient({ url: running.graphql }).createProject({
      guild: running.story.guild,
      token: token.id,
      title: 'A project with an agreement of its own',
      milestones: [{ contributor: walletOf('chen').address, amount: 1_000_000n, dueAt, skill: 1 }],
      reviewers: [walletOf('emeka').address],
      threshold: 1,
      reviewWindow: 5 * DAY,
      grace: 2 * DAY,
      maxRevisions: 2,
      maxFeeBps: 500,
      agreementDigest,
      agreementCid,
      fundCount: 0,
    });
    const made = done(await agreement.as(await fromEthers(walletOf('bruno'))));
    const project = made.entries.find(({ kind }) => kind === 'PROJECT_CREATED')?.project;
    const [entry] = await named({ kind: 'PROJECT_CREATED', project });
    if (!entry) throw new Error('The ledger has no entry of the new project.');
    return entry;
  };

  /** Puts a text on IPFS under a CID of which the gateway cannot tell the digest. */
  const add = async (text: string): Promise<string> => {
    const form = new FormData();
    form.append('file', new Blob([text]), 'agreement.txt');
    const url = `${running.stack.ipfsUrl}/api/v0/add?cid-version=1&raw-leaves=false&pin=true`;
    return ((await (await fetch(url, { method: 'POST', body: form })).json()) as { Hash: string }).Hash;
  };

  /** Waits until the ledger has read a document, which takes another block. */
  const untilRead = async (cid: string): Promise<void> => {
    const read = () => ask<{ document: object | null }>('query ($cid: ID!) { document(id: $cid) { id } }', { cid });
    while ((await read()).document === null) {
      await running.provider.send('evm_mine', []);
      await sleep(200);
    }
  };

  const ledgerUrl = () => `${pageUrl}/g/${running.story.variables.guild}/ledger`;
  const panel = () => page.locator('section.document');
  const openEntry = async ({ id }: Named) => {
    await page.goto(`${pageUrl}/entries/${id}`);
    await panel().waitFor();
  };

  before(async () => {
    running = await runningStack();
    pageUrl = running.stack.gatewayUrl;
    opened = await openBrowserPage();
    page = opened.page;
  });
  after(() => opened?.close());

  it('shows the document that an entry names, and that its bytes are those of the log', async () => {
    const [entry] = await named({ kind: 'PROJECT_CREATED' });
    if (!entry?.document) throw new Error('The story’s agreement was not read.');
    await openEntry(entry);
    await panel().getByText('✓ The bytes match the digest in the log').waitFor();
    expect(await panel().locator('.document-title').textContent()).to.equal(entry.document.title);
    expect(await panel().locator('pre').textContent()).to.equal(entry.document.text);
    expect(await panel().locator('.cid code').textContent()).to.equal(entry.document.id);
    await panel().getByText(`Text, ${entry.document.size} bytes`).waitFor();
    await panel().getByRole('button', { name: 'Copy the document’s CID' }).waitFor();
    expect(await panel().locator('.notice').count()).to.equal(0);
  });

  it('warns when the bytes are others, and links the other entries that name the document', async () => {
    const text = 'An agreement that two projects name.';
    const cid = await add(text);
    const first = await makeProject(cid, sha256(text));
    const entry = await makeProject(cid, sha256('other bytes'));
    await untilRead(cid);
    await openEntry(entry);
    await panel().getByText('The bytes do NOT match the digest in the log').waitFor();
    await panel().getByText(sha256('other bytes')).waitFor();
    expect(await panel().getByText('✓').count()).to.equal(0);
    await panel().getByText('1 other entry names it').waitFor();
    await panel()
      .getByRole('link', { name: `entry ${first.number}` })
      .click();
    await page.waitForURL(`**/ledger/${first.number}`);
    await panel()
      .getByRole('link', { name: `entry ${entry.number}` })
      .waitFor();
  });

  it('shows a document as text, and folds it when it is long', async () => {
    const source = `<b id="injected">bold</b>\n\n${'One line of many.\n'.repeat(60)}the end`;
    const cid = await add(source);
    const entry = await makeProject(cid, sha256(source));
    await untilRead(cid);
    await openEntry(entry);
    expect(await panel().locator('pre').textContent()).to.equal(source);
    expect(await page.locator('#injected').count()).to.equal(0);
    const height = async () => (await panel().locator('pre').boundingBox())?.height ?? 0;
    expect(await height()).to.be.below(300);
    await panel().getByRole('button', { name: 'Show more' }).click();
    expect(await height()).to.be.above(900);
    await panel().getByRole('button', { name: 'Show less' }).waitFor();
  });

  it('says when a document was not read, and nothing when there is none', async () => {
    const digest = sha256('nobody has this');
    const cid = CID.createV1(RAW, createMultihash(SHA2_256, getBytes(digest)));
    const entry = await makeProject(String(cid), digest);
    await openEntry(entry);
    await panel().getByText('Not read yet: nobody serves this CID, or there has been no block since').waitFor();
    await panel().getByText(String(cid)).waitFor();
    await panel().getByText(digest).waitFor();
    const [none] = await named({ documentDigest: null });
    await page.goto(`${pageUrl}/entries/${none?.id}`);
    await page.getByRole('heading', { name: 'What the log says' }).waitFor();
    expect(await panel().count()).to.equal(0);
  });

  it('needs no sideways scrolling at phone width', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const [entry] = await named({ kind: 'PROJECT_CREATED' });
    await page.goto(`${ledgerUrl()}/${entry?.number}`);
    await panel().waitFor();
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(excess).to.be.at.most(0);
  });

  it('asked nobody else for anything, and no error was in its console', () => {
    expect(opened.outside).to.deep.equal([]);
    expect(opened.errors).to.deep.equal([]);
  });
});
