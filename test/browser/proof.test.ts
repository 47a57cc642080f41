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

  it('is checked step by step, and names all that it stands on and the reader must compare', async () => {
    await verify();
    await page.getByText('✓ Every claim is shown, if what the proof stands on is true').waitFor();
    expect([await claims('wrong'), await claims('not-shown')]).to.deep.equal([[], []]);
    expect((await claims('shown')).some((claim) => claim.includes('after the one whose hash is named'))).to.equal(true);
    const stands = await page.locator('section[aria-labelledby=proof] .fact-hash').allTextContents();
    const { deployments } = running.stack;
    for (const value of [
      entry.blockHash,
      '31337',
      deployments.GuildFactory?.address.toLowerCase() ?? 'a factory',
      running.story.variables.guild,
    ]) {
      const named = stands.filter((text) => text.includes(value));
      expect(named.join(), value).to.include('Compare it with');
    }
    expect(stands.join()).to.include('unknown factory');
  });

  it('never says that it holds beside a claim that is not shown', async () => {
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      if (answer.data?.proof) answer.data.proof.anchor = null;
      await route.fulfill({ response, json: answer });
    });
    await verify();
    await page.getByText(/holds as far as it goes: 1 of \d+ claims are not shown/).waitFor();
    expect(await claims('not-shown')).to.have.length(1);
    expect(await page.locator('section[aria-labelledby=proof] .verdict-good').count()).to.equal(0);
    await page.unroute('**/graphql');
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
    await page.getByText('✓ Every claim is shown').waitFor();
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(excess).to.be.at.most(0);
  });

  it('is not all: the guild’s whole certificate can be had, and says how to check it', async () => {
    await page.goto(`${running.stack.gatewayUrl}/g/${running.story.variables.guild}/ledger`);
    await page.locator('summary', { hasText: 'Certificate' }).click();
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
