import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { formatAmount } from '../../console/src/lib/formatAmount.ts';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { walletOf } from '../../local/story/people.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { expectAccessible } from './accessible.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';

type Sums = { code: string; debits: string; credits: string; balance: string };
type Balanced = { tokens: { token: { symbol: string; decimals: number }; codes: Sums[] }[] };

const BALANCES = `query ($guild: Bytes!, $at: MomentInput) {
  trialBalance(guild: $guild, at: $at) { tokens { token { symbol decimals } codes { code debits credits balance } } }
}`;
/** An amount as the screens show it: a balance by its side, without a sign. */
const shown = (amount: bigint, decimals: number) => formatAmount(amount < 0n ? -amount : amount, decimals);
const amountIn = (text: string | null | undefined) => /[\d,.]+/.exec(text ?? '')?.[0];
const inWords = (code: string) => code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');

/** Milliseconds that a slow machine may take to show something. */
const PATIENCE_MS = 120_000;

describe('the books in a browser', () => {
  let running: RunningStack;
  let opened: BrowserPage;
  let page: Page;
  let guild: string;

  const balancesAt = async (block?: number) => {
    const variables = { guild, at: block === undefined ? null : { block } };
    return (await queryGraph<{ trialBalance: Balanced }>(running.graphql, BALANCES, variables)).trialBalance;
  };
  const books = (search = '') => page.goto(`${running.stack.gatewayUrl}/g/${guild}/books${search}`);
  const cellsOf = (symbol: string, code: string) =>
    page
      .getByRole('table', { name: `Accounts in ${symbol}` })
      .locator('tr.books-code', { has: page.getByRole('button', { name: new RegExp(`^${inWords(code)} ?\\d+$`) }) })
      .locator('td');
  const download = async (button: string): Promise<string[][]> => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    return text
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
  };

  before(async () => {
    running = await runningStack();
    guild = running.story.variables.guild;
    opened = await openBrowserPage();
    page = opened.page;
    page.setDefaultTimeout(PATIENCE_MS);
  });
  after(() => opened?.close());

  it('shows the trial balance as the API has it, and leads from a figure to its log in three clicks', async () => {
    await page.goto(running.stack.gatewayUrl);
    await page.getByRole('navigation', { name: 'Guild' }).getByRole('link', { name: 'Books' }).click();
    await page.locator('.stands-on').waitFor();
    for (const { token, codes } of (await balancesAt()).tokens) {
      for (const { code, debits, credits, balance } of codes) {
        const [opening, ...cells] = await cellsOf(token.symbol, code).allTextContents();
        const figures = [BigInt(debits), BigInt(credits), BigInt(balance)].map((of) => shown(of, token.decimals));
        expect(
          cells.map((text) => amountIn(text) ?? shown(0n, token.decimals)),
          code,
        ).to.deep.equal(figures);
        expect(amountIn(opening), code).to.equal(shown(0n, token.decimals));
      }
    }
    expect(await page.locator('.controls .verdict-bad').count()).to.equal(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: /Treasury/ }).click();
    await page
      .getByRole('rowheader', { name: /^Treasury of/ })
      .getByRole('link', { name: 'Treasury', exact: true })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Treasury in TUSD' }).waitFor();
    const closing = (await balancesAt()).tokens[0]?.codes.find(({ code }) => code === 'TREASURY')?.balance ?? '0';
    const rows = page.locator('.data-table tbody tr');
    expect(amountIn(await rows.last().locator('td').last().textContent())).to.equal(shown(BigInt(closing), 6));
    await rows
      .last()
      .getByRole('link', { name: /^Entry/ })
      .click();
    await page.getByRole('heading', { level: 1, name: /entry \d+$/ }).waitFor();
  });

  it('opens a period where the blocks before closed, and knows the past', async () => {
    const last = running.playedTo - 20;
    const first = Math.floor(last / 2);
    await books(`?asOf=${last}`);
    await page.getByText('Other days or blocks').click();
    await page.locator('input[name=fromBlock]').fill(String(first));
    await page.getByRole('button', { name: 'Show this period' }).click();
    await page.waitForURL(/from=/);
    await page.locator('.stands-on', { hasText: `end of block ${last}` }).waitFor();
    const [before, after] = [await balancesAt(first - 1), await balancesAt(last)];
    for (const { token, codes } of after.tokens) {
      const opened = before.tokens.find((of) => of.token.symbol === token.symbol)?.codes ?? [];
      for (const { code, balance } of codes) {
        const opening = opened.find((sums) => sums.code === code)?.balance ?? '0';
        const cells = cellsOf(token.symbol, code);
        await cells
          .first()
          .filter({ hasText: shown(BigInt(opening), token.decimals) })
          .waitFor();
        expect(amountIn(await cells.last().textContent())).to.equal(shown(BigInt(balance), token.decimals));
      }
    }
    await page.getByRole('link', { name: 'Back to now' }).click();
    await page.waitForURL((url) => !url.searchParams.has('asOf'));
    expect(page.url()).to.contain('/books');
    await page.getByRole('link', { name: 'Everything' }).click();
    await page.waitForURL((url) => !url.searchParams.has('from'));
    expect(await page.locator('.period-preset.active').allTextContents()).to.deep.equal(['Everything']);
  });

  it('saves every account, whose debits and credits are equal', async () => {
    await books();
    const [titles = [], ...rows] = await download('Every account as CSV');
    const query = `query ($guild: String!) { ledgerAccounts(first: 1000, where: { guild: $guild }) { id } }`;
    const { ledgerAccounts } = await queryGraph<{ ledgerAccounts: { id: string }[] }>(running.graphql, query, {
      guild,
    });
    expect(rows.map((row) => row[titles.indexOf('Account id')])).to.have.members(ledgerAccounts.map(({ id }) => id));
    const sum = (title: string) => rows.reduce((total, row) => total + Number(row[titles.indexOf(title)]), 0);
    expect(sum('Debits')).to.be.above(0).and.to.equal(sum('Credits'));
    expect(sum('Closing')).to.equal(0);
  });

  it('asks the node that the reader names, remembers it, and says when it differs', async () => {
    await books('/reconcile');
    await page.getByText(/Every asset account equals what the chain says/).waitFor();
    await expectAccessible(page);
    const field = page.getByLabel('Your own node of this chain');
    const ask = page.getByRole('button', { name: 'Ask this node' });
    await field.fill(`${running.stack.gatewayUrl}/nowhere`);
    await ask.click();
    await page.getByText('is no node of a chain').waitFor();
    // Browsers log that themselves.
    expect(opened.errors.splice(0).join()).to.match(/ 404 [^,]*$/);
    await field.fill(running.stack.rpcUrl);
    await ask.click();
    const verdicts = page.locator('td[data-title="Your node says"]');
    await verdicts.first().waitFor();
    expect(new Set(await verdicts.allTextContents())).to.deep.equal(new Set(['✓ equal']));
    await page.route(`${running.stack.rpcUrl}/**`, async (route) => {
      if (!route.request().postData()?.includes('eth_call')) return route.fallback();
      const json = { jsonrpc: '2.0', id: 1, result: `0x${'1'.padStart(64, '0')}` };
      return route.fulfill({ json, headers: { 'access-control-allow-origin': '*' } });
    });
    await page.reload();
    expect(await field.inputValue()).to.contain(running.stack.rpcUrl);
    await ask.click();
    await page.getByText('your node says otherwise than the books').first().waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Forget it' }).click();
    expect(await field.inputValue()).to.equal('');
    expect(opened.outside).to.deep.equal([]);
  });

  it('prints a statement without what is for clicking, black on white, with what it stands on', async () => {
    await books('/statement');
    await page.locator('.stands-on').waitFor();
    const balances = (await balancesAt()).tokens[0];
    const fees = balances?.codes.find(({ code }) => code === 'PROJECT_FEES');
    const row = page.getByRole('row', { name: /^Project fees/ }).first();
    expect(amountIn((await row.textContent())?.replace('Project fees', ''))).to.equal(
      shown(BigInt(fees?.balance ?? 0), 6),
    );
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const hidden of ['.shell-head', '.side-bar', '.period', '.books-nav', '.print-button']) {
      expect(await page.locator(hidden).isVisible(), hidden).to.equal(false);
    }
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      return [color, backgroundColor];
    });
    expect(colours).to.deep.equal(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    expect(await page.locator('.stands-on').textContent()).to.match(/Block hash\s*0x[0-9a-f]{64}/);
    await page.emulateMedia({ media: null, colorScheme: null });
  });

  it('gives a contributor a statement of what was due, paid and earned', async () => {
    await books('/statement');
    const dalia = walletOf('dalia').address;
    await page.getByLabel('For one client, contributor or member').fill(dalia);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Statement of account' }).waitFor();
    await page.getByText('became due').first().waitFor();
    await expectAccessible(page);
    const query = `query ($where: LedgerAccount_filter!) { ledgerAccounts(where: $where) { credits } }`;
    const where = { guild, code: 'PAYABLES', holder: dalia.toLowerCase() };
    const { ledgerAccounts } = await queryGraph<{ ledgerAccounts: { credits: string }[] }>(running.graphql, query, {
      where,
    });
    const payables = page.getByRole('row', { name: /^Payables TUSD/ });
    const added = payables.locator('td[data-title=Added]');
    expect(await added.textContent()).to.equal(shown(BigInt(ledgerAccounts[0]?.credits ?? 0), 6));
    const [, ...rows] = await download(`Save movements-${dalia.toLowerCase()} as CSV`);
    expect(rows.length).to.equal(await page.locator('.data').last().locator('tbody tr').count());
    expect(opened.errors).to.deep.equal([]);
  });
});
