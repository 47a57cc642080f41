import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { walletOf } from '../../local/story/people.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';
import { ledgerOf, UNFOLDED } from './ledgerOf.ts';

describe('the filters of the ledger in a browser', () => {
  let running: RunningStack;
  let opened: BrowserPage;
  let page: Page;
  let ledger: ReturnType<typeof ledgerOf>;

  before(async () => {
    running = await runningStack();
    opened = await openBrowserPage();
    page = opened.page;
    ledger = ledgerOf(running, page);
  });
  after(() => opened?.close());

  const open = async () => {
    await page.goto(ledger.url);
    await page.getByRole('button', { name: /^Filters/ }).click();
  };
  /** Expects the list to show what the API has under a filter. */
  async function shows(where: object) {
    const told = (await ledger.told(where)).map(({ number }) => number);
    await ledger.listIs(told);
  }

  it('take several categories, keep them in the address, and are taken away one by one', async () => {
    await open();
    await page.getByLabel('Payment', { exact: true }).check();
    await page.waitForURL(/category=PAYMENT/);
    await shows({ ...UNFOLDED, category: 'PAYMENT' });
    await page.getByLabel('Audit', { exact: true }).check();
    await shows({ ...UNFOLDED, category_in: ['PAYMENT', 'AUDIT'] });
    await page.reload();
    await shows({ ...UNFOLDED, category_in: ['PAYMENT', 'AUDIT'] });
    await page.goBack();
    await shows({ ...UNFOLDED, category: 'PAYMENT' });
    await page.getByRole('list', { name: 'Filters that are set' }).getByRole('button', { name: 'Payment' }).click();
    await shows(UNFOLDED);
  });

  it('find kinds by their words, technical ones too, and take several', async () => {
    await open();
    await page.getByLabel('Find a kind').fill('votes');
    await page.getByLabel('Delegate votes changed').check();
    await shows({ kind: 'DELEGATE_VOTES_CHANGED' });
    await page.getByLabel('Find a kind').fill('vote cast');
    await page.getByLabel('Vote cast', { exact: true }).check();
    await shows({ kind_in: ['DELEGATE_VOTES_CHANGED', 'VOTE_CAST'] });
  });

  it('tell who acted from whom an entry is about', async () => {
    const dalia = walletOf('dalia').address;
    const id = dalia.toLowerCase();
    await open();
    await page.getByLabel('Address', { exact: true }).fill(dalia);
    await page.keyboard.press('Enter');
    await shows({ ...UNFOLDED, or: [{ actor: id }, { account: id }] });
    await page.getByRole('combobox', { name: 'who', exact: true }).selectOption('is concerned');
    await shows({ ...UNFOLDED, account: id });
    await page.getByRole('combobox', { name: 'who', exact: true }).selectOption('acted');
    await shows({ ...UNFOLDED, actor: id });
  });

  it('take a token, and bounds of its amounts in whole units', async () => {
    const { dollar, token } = { dollar: 10n ** 6n, token: 'TUSD' };
    await open();
    await page.getByRole('combobox', { name: 'Token' }).selectOption({ label: token });
    await page.getByLabel('At least').fill('5,000');
    await page.keyboard.press('Enter');
    await page.getByLabel('At most').fill('6000');
    await page.keyboard.press('Enter');
    await page.waitForURL(/max=/);
    const bounds = { amount_gte: String(5_000n * dollar), amount_lte: String(6_000n * dollar) };
    await shows({ ...UNFOLDED, token_: { symbol: token }, ...bounds });
    await page.getByLabel('At least').fill('1e3');
    await page.keyboard.press('Enter');
    await page.getByText('“1e3” is no amount').waitFor();
  });

  it('take periods by the clock of the chain, and days', async () => {
    const [newest] = await ledger.told();
    const year = new Date(Number(newest?.timestamp) * 1_000).getUTCFullYear();
    const since = Date.UTC(year, 0, 1) / 1_000;
    await page.goto(ledger.url);
    await page.getByLabel('Period').selectOption('This year');
    await page.waitForURL(new RegExp(`since=${year}-01-01&until=${year}-12-31`));
    await shows({ ...UNFOLDED, timestamp_gte: String(since) });
    await page.getByLabel('Period').selectOption('Last year');
    await page.getByText('No entry matches these filters').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await shows(UNFOLDED);
  });

  it('say in words what they cannot take', async () => {
    await open();
    for (const text of ['1e3', '0x10', '2026-11-24']) {
      await page.getByLabel('From block').fill(text);
      await page.keyboard.press('Enter');
      await page.getByText(`“${text}” is no block number: write digits only.`).waitFor();
    }
    await page.getByLabel('From block').fill('50');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=50/);
    await page.getByLabel('To block').fill('10');
    await page.keyboard.press('Enter');
    await page.getByText('Not applied: from is after to').waitFor();
    await page.getByLabel('Address', { exact: true }).fill('bob');
    await page.keyboard.press('Enter');
    await page.getByText('Not applied: party must be an address').waitFor();
  });

  it('make views that the browser keeps by name', async () => {
    await page.goto(`${ledger.url}?category=AUDIT&order=oldest`);
    await page.locator('summary', { hasText: 'Views' }).click();
    await page.getByLabel('Name of what is shown now').fill('For the auditor');
    await page.getByRole('button', { name: 'Save the view' }).click();
    await page.getByRole('link', { name: 'For the auditor' }).waitFor();
    await page.goto(ledger.url);
    await page.locator('summary', { hasText: 'Views' }).click();
    await page.getByRole('link', { name: 'For the auditor' }).click();
    await page.waitForURL(/category=AUDIT/);
    const told = (await ledger.told({ category: 'AUDIT' })).toReversed().map(({ number }) => number);
    await ledger.firstIs(told[0]);
    await page.locator('summary', { hasText: 'Views' }).click();
    await page.getByRole('button', { name: 'Delete the view For the auditor' }).click();
    await page.getByText('No view is saved in this browser yet').waitFor();
  });

  it('asked nobody else for anything, and no error was in its console', () => {
    expect(opened.outside).to.deep.equal([]);
    expect(opened.errors).to.deep.equal([]);
  });
});
