import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { walletOf } from '../../local/story/people.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';
import { ledgerOf } from './ledgerOf.ts';

describe('the search box in a browser', () => {
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

  const box = () => page.getByRole('combobox', { name: /^Search/ });
  const option = (name: string | RegExp) => page.getByRole('option', { name });
  const look = async (text: string) => {
    await page.goto(ledger.url);
    await box().fill(text);
  };

  it('is reached by Ctrl-K and by “/”, but “/” is written where one writes', async () => {
    await page.goto(ledger.url);
    await ledger.rows().first().waitFor();
    await page.keyboard.press('Control+k');
    expect(await box().evaluate((input) => input === document.activeElement)).to.equal(true);
    await page.keyboard.type('a/b');
    expect(await box().inputValue()).to.equal('a/b');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await box().inputValue()).to.equal('');
    await box().blur();
    await page.keyboard.press('/');
    expect(await box().evaluate((input) => input === document.activeElement)).to.equal(true);
    expect(await box().inputValue()).to.equal('');
  });

  it('finds an entry by its number, with the keyboard alone', async () => {
    const [paid] = await ledger.told({ kind: 'PAID' });
    await look(paid?.number ?? '');
    await option(`Entry ${paid?.number}: Paid`).waitFor();
    expect(await box().getAttribute('aria-expanded')).to.equal('true');
    await page.keyboard.press('ArrowDown');
    const active = (await box().getAttribute('aria-activedescendant')) ?? '';
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).to.equal('true');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/ledger/${paid?.number}`);
    expect(await box().inputValue()).to.equal('');
  });

  it('finds a transaction by its hash', async () => {
    const [paid] = await ledger.told({ kind: 'PAID' });
    await look(paid?.transactionHash ?? '');
    await page.getByRole('group', { name: 'Transactions' }).getByRole('option').click();
    await page.waitForURL(`**/tx/${paid?.transactionHash}`);
  });

  it('finds a project by words, a person by address, and a proposal by its title', async () => {
    await look('heat pumps');
    await page.getByRole('group', { name: 'Projects' }).getByRole('option').first().click();
    await page.waitForURL(/project=0x/);
    const dalia = walletOf('dalia').address;
    await look(dalia);
    await option(dalia).click();
    await page.waitForURL(new RegExp(`party=${dalia.toLowerCase()}`));
    await look('open handbook');
    await page.getByRole('group', { name: 'Proposals' }).getByRole('option').first().click();
    await page.waitForURL(/proposal=0x/);
    const told = await ledger.told({ proposal: new URL(page.url()).searchParams.get('proposal') });
    await ledger.firstIs(told[0]?.number);
  });

  it('finds the entries that name a document', async () => {
    await look('agreement market entry');
    await page.getByRole('group', { name: 'Documents' }).getByRole('option').first().click();
    await page.waitForURL(/document=/);
    const told = await ledger.told({ documentCid: new URL(page.url()).searchParams.get('document') });
    expect(told.length).to.be.above(0);
    await ledger.firstIs(told[0]?.number);
  });

  it('says when it has found nothing', async () => {
    await look('zzzzzz');
    await page.getByText('Nothing was found.').waitFor();
    expect(await page.locator('#search-list').getByRole('option').count()).to.equal(0);
  });

  it('asked nobody else for anything, and no error was in its console', () => {
    expect(opened.outside).to.deep.equal([]);
    expect(opened.errors).to.deep.equal([]);
  });
});
