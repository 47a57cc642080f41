import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { runCommand } from '../../scripts/runCommand.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';

type Entry = { id: string; blockHash: string; payloadHash: string };

describe('the proof of an entry in a browser', () => {
  let running: RunningStack;
  let opened: BrowserPage;
  let page: Page;
  let entry: Entry;

  before(async () => {
    running = await runningStack();
    const query = `query ($guild: String!) {
      ledgerEntries(first: 1, where: { guild: $guild, kind: "MILESTONE_RELEASED" }) { id blockHash payloadHash } }`;
    const variables = { guild: running.story.variables.guild };
    const { ledgerEntries } = await queryGraph<{ ledgerEntries: [Entry] }>(running.graphql, query, variables);
    entry = ledgerEntries[0];
    opened = await openBrowserPage();
    page = opened.page;
  });
  after(() => opened?.close());

  const verify = async () => {
    await page.goto(`${running.stack.gatewayUrl}/entries/${entry.id}`);
    await page.getByRole('button', { name: 'Verify here' }).click();
  };
  const claims = (outcome: string) => page.locator(`.claim-${outcome}`).allTextContents();

  it('is checked step by step, and stands on blocks whose hashes can be compared', async () => {
    await verify();
    await page.getByText('✓ The proof holds').waitFor();
    expect(await claims('wrong')).to.deep.equal([]);
    expect((await claims('shown')).some((claim) => claim.includes('after the one whose hash is named'))).to.equal(true);
    // What no proof shows is left to whoever reads: that the blocks are on the chain.
    for (const claim of await claims('not-shown')) expect(claim).to.include('Compare the hash');
    const stands = page.locator('section[aria-labelledby=proof] .fact-hash dd');
    expect(await stands.allTextContents()).to.include(entry.blockHash);
  });

  it('is refused when the gateway shows something else than the chain says', async () => {
    const other = `0x${'11'.repeat(32)}`;
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll(entry.payloadHash, other) });
    });
    await verify();
    await page.getByText('The proof does NOT hold').waitFor();
    expect((await claims('wrong')).join()).to.include(other);
    await page.unroute('**/graphql');
  });

  it('needs no sideways scrolling at phone width', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await verify();
    await page.getByText('✓ The proof holds').waitFor();
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(excess).to.be.at.most(0);
  });

  it('is not all: the guild’s whole certificate can be had, and says how to check it', async () => {
    await page.goto(`${running.stack.gatewayUrl}/entries/${entry.id}`);
    await page.getByRole('button', { name: 'Prepare the certificate' }).click();
    const link = page.getByRole('link', { name: 'Download the certificate' });
    await link.waitFor({ timeout: 180_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const { guild } = running.story.variables;
    expect(download.suggestedFilename()).to.match(new RegExp(`^${guild}-\\d+\\.certificate\\.gz$`));
    const command = (await page.locator('.command').textContent()) ?? '';
    expect(command).to.match(new RegExp(`^npm run verify -- --certificate FILE --guild ${guild} --block-hash 0x`));
    const flags = command
      .replace('npm run verify -- ', '')
      .replace('FILE', await download.path())
      .split(' ');
    const { code, output } = await runCommand('node', ['verify/cli/verify.ts', ...flags], false);
    expect(code, output).to.equal(0);
    // Chromium writes down that a file was not ready yet, which is no fault.
    for (const error of opened.errors.splice(0)) expect(error).to.include('503');
  });

  it('asked nobody else for anything, and no error was in its console', () => {
    expect(opened.outside).to.deep.equal([]);
    expect(opened.errors).to.deep.equal([]);
  });
});
