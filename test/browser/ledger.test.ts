import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { createClient, fromEthers } from '../../client/index.ts';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { walletOf } from '../../local/story/people.ts';
import { done } from '../../testing/client/done.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';

type Entries = { id: string; number: string; kind: string; blockNumber: string }[];

/** Digits of an amount as shown, on one scale of 18 decimals; the page must not have rounded it. */
function readAmount(text: string): bigint {
  const [, whole = '', fraction = ''] = /^([\d,]+)(?:\.(\d+))?$/.exec(text.trim()) ?? [];
  return BigInt(whole.replaceAll(',', '') + fraction.padEnd(18, '0'));
}

const textsOf = async (locator: Locator) => (await locator.allTextContents()).map((text) => text.trim());

describe('the page in a browser', () => {
  let running: RunningStack;
  let opened: BrowserPage;
  let page: Page;
  let pageUrl: string;

  const entriesWhere = async (where: object) => {
    const query = `query ($where: LedgerEntry_filter!) {
      ledgerEntries(first: 1000, where: $where, orderBy: id, orderDirection: desc) { id number kind blockNumber } }`;
    const filter = { where: { guild: running.story.variables.guild, ...where } };
    return (await queryGraph<{ ledgerEntries: Entries }>(running.graphql, query, filter)).ledgerEntries;
  };
  const rows = () => page.locator('table.ledger tbody tr');
  const total = (name: string) => page.locator('.totals > div', { hasText: name }).locator('dd');

  before(async () => {
    running = await runningStack();
    pageUrl = `${running.stack.gatewayUrl}/g/${running.story.variables.guild}/ledger`;
    opened = await openBrowserPage();
    page = opened.page;
  });
  after(() => opened?.close());

  it('lists the guild’s ledger, newest first, fifty entries at a time', async () => {
    const entries = await entriesWhere({});
    await page.goto(pageUrl);
    await page.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor();
    await rows().first().waitFor();
    expect(await total('Entries').textContent()).to.equal(entries.length.toString());
    const numbers = await textsOf(rows().locator('.cell-number'));
    expect(numbers).to.deep.equal(entries.slice(0, 50).map(({ number }) => number));
    await page.getByRole('link', { name: 'Older' }).click();
    await rows()
      .locator('.cell-number', { hasText: entries[50]?.number ?? '' })
      .first()
      .waitFor();
    expect((await textsOf(rows().locator('.cell-number')))[0]).to.equal(entries[50]?.number);
  });

  it('filters by category, and keeps the filter in the address', async () => {
    const payments = await entriesWhere({ category: 'PAYMENT' });
    await page.goto(pageUrl);
    await page.getByLabel(/^Category/).selectOption('Payment');
    await page.waitForURL(/category=PAYMENT/);
    await page.locator('section[aria-busy=false]').waitFor();
    expect(await textsOf(rows().locator('.cell-number'))).to.deep.equal(payments.map(({ number }) => number));
    await page.reload();
    await rows().first().waitFor();
    expect(await rows().count()).to.equal(payments.length);
    expect(new Set(await textsOf(rows().locator('.chip')))).to.deep.equal(new Set(['● Payment']));
  });

  it('shows the books as they stood at an earlier block', async () => {
    const entries = await entriesWhere({});
    const block = entries[entries.length - 20]?.blockNumber ?? '';
    const then = entries.filter(({ blockNumber }) => Number(blockNumber) <= Number(block));
    await page.goto(pageUrl);
    await page.locator('.moment summary').click();
    await page.getByLabel('At the end of block').fill(block);
    await page.keyboard.press('Enter');
    await page.getByText(`The books as they stood at the end of block ${block}`).waitFor();
    await page.waitForFunction((n) => document.querySelector('.totals dd')?.textContent === n, String(then.length));
    expect((await textsOf(rows().locator('.cell-number')))[0]).to.equal(then[0]?.number);
  });

  it('leads from a payment to its postings, which balance, and to the votes behind it', async () => {
    await page.goto(`${pageUrl}?kind=MILESTONE_RELEASED`);
    await rows().getByRole('link', { name: 'Milestone released' }).last().click();
    const postings = page.locator('table.postings tbody tr');
    await postings.first().waitFor();
    const side = async (name: string) =>
      (await textsOf(postings.locator(`td[data-label=${name}]`))).filter((text) => text !== '').map(readAmount);
    const [debits, credits] = [await side('Dr'), await side('Cr')];
    const sum = (amounts: bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);
    expect(debits.length + credits.length).to.equal(await postings.count());
    expect(sum(debits)).to.equal(12_000n * 10n ** 18n);
    expect(sum(credits)).to.equal(sum(debits));
    await page.getByText('✓ balanced').waitFor();
    await page.getByText('✓ its hash is the one below').waitFor();
    const steps = await textsOf(page.locator('.steps .step-label'));
    expect(steps).to.deep.equal(['Payment', 'Milestone', 'Deliverable', 'Project', 'Acceptance', 'Proposal', 'Votes']);
    expect(await textsOf(page.locator('.votes .support'))).to.deep.equal(['▲ For', '▲ For', '▲ For', '◆ Abstain']);
  });

  it('shows a new entry without being reloaded', async () => {
    await page.goto(pageUrl);
    await rows().first().waitFor();
    const before = Number(await total('Entries').textContent());
    const delegation = { guild: running.story.guild, delegatee: walletOf('ada').address };
    const farah = await fromEthers(walletOf('farah'));
    const made = done(await createClient({ url: running.graphql }).delegate(delegation).as(farah));
    const newest = String(before + made.entries.length);
    await page.waitForFunction(
      (number) => document.querySelector('.ledger tbody .cell-number')?.textContent === number,
      newest,
    );
    expect(await total('Entries').textContent()).to.equal(newest);
  });

  it('runs an example query in GraphiQL', async () => {
    await page.goto(pageUrl);
    await page.getByRole('link', { name: 'API explorer' }).click();
    await page.getByRole('link', { name: /^Trial balance at a block/ }).click();
    await page.locator('.graphiql-query-editor', { hasText: 'TrialBalance' }).waitFor();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await page.locator('.result-window', { hasText: 'ledgerAccounts' }).waitFor();
    expect(await page.locator('.result-window').textContent()).not.to.include('errors');
  });

  it('prepares the vote of its example for somebody who has not voted yet', async () => {
    await page.goto(`${pageUrl}/explore?example=cast-vote`);
    await page.locator('.graphiql-query-editor', { hasText: 'CastVote' }).waitFor();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await page.locator('.result-window', { hasText: 'Vote for “Take on the study of heat storage”' }).waitFor();
  });

  it('needs no sideways scrolling at phone width', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const explorer = `${running.stack.gatewayUrl}/explore`;
    for (const url of [pageUrl, `${pageUrl}?kind=MILESTONE_RELEASED`, explorer]) {
      await page.goto(url);
      await page
        .locator('main')
        .getByRole(url === explorer ? 'tab' : 'row')
        .first()
        .waitFor();
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(excess, url).to.be.at.most(0);
    }
  });

  it('asked nobody else for anything, and no error was in its console', () => {
    expect(opened.outside).to.deep.equal([]);
    expect(opened.errors).to.deep.equal([]);
  });
});
