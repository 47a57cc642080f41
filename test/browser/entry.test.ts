import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';
import { ledgerOf } from './ledgerOf.ts';

/** Digits of an amount as shown, on one scale of 18 decimals; the page must not have rounded it. */
function readAmount(text: string): bigint {
  const [, whole = '', fraction = ''] = /^([\d,]+)(?:\.(\d+))?$/.exec(text.trim()) ?? [];
  return BigInt(whole.replaceAll(',', '') + fraction.padEnd(18, '0'));
}

const textsOf = async (locator: Locator) => (await locator.allTextContents()).map((text) => text.trim());

describe('an entry in a browser', () => {
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

  const stepsUnder = (title: string) =>
    textsOf(page.locator('.story > div', { has: page.getByRole('heading', { name: title }) }).locator('.step-label'));

  it('leads from a payment to its postings, which balance, and to the votes behind it', async () => {
    await page.goto(`${ledger.url}?kind=MILESTONE_RELEASED`);
    await page.locator('.cell-sentence > a').last().click();
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
    expect(await stepsUnder('Up to this entry')).to.deep.equal([
      'Payment',
      'Milestone',
      'Deliverable',
      'Project',
      'Acceptance',
      'Votes',
      'Proposal',
    ]);
    expect(await textsOf(page.locator('.votes .support'))).to.deep.equal(['▲ For', '▲ For', '▲ For', '◆ Abstain']);
  });

  it('tells what was before a deliverable from what came since', async () => {
    const [delivered] = (await ledger.told({ kind: 'DELIVERABLE_SUBMITTED' })).toReversed();
    await page.goto(`${ledger.url}/${delivered?.number}`);
    await page.getByRole('heading', { name: 'The story' }).waitFor();
    expect(await stepsUnder('Since')).to.include('Payment');
    expect(await stepsUnder('Up to this entry')).not.to.include('Payment');
    expect((await stepsUnder('Up to this entry'))[0]).to.equal('Deliverable');
  });

  it('says first what happened and what it moved', async () => {
    const [paid] = await ledger.told({ kind: 'PAID' });
    await page.goto(`${ledger.url}/${paid?.number}`);
    await page.getByText(/^The timelock paid 5,000 TUSD from the treasury/).waitFor();
    expect(await page.locator('.headline-amount').textContent()).to.equal('5,000.00 TUSDwent out');
  });

  it('keeps the evidence folded, and gives the gateway’s answer as a file', async () => {
    const [entry] = await ledger.told({ kind: 'PAID' });
    await page.goto(`${ledger.url}/${entry?.number}`);
    const chain = page.getByRole('heading', { name: 'Hash chain' });
    await page.getByText('Hash chain and record').waitFor();
    expect(await chain.isVisible()).to.equal(false);
    await page.getByText('Hash chain and record').click();
    await page.getByText('✓ its hash is the one below').waitFor();
    await page.getByText('✓ builds on this entry').waitFor();
    await page.getByText('Answer of the gateway, as JSON').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    const { ledgerEntries } = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(ledgerEntries[0].id).to.equal(entry?.id);
    expect(ledgerEntries[0].amount).to.equal(entry?.amount);
  });

  it('is found by its number and by its id, and an unknown number is named', async () => {
    const [entry] = await ledger.told();
    await page.goto(`${running.stack.gatewayUrl}/entries/${entry?.id}`);
    await page.waitForURL(`**/ledger/${entry?.number}`);
    await page.goto(`${ledger.url}/999999`);
    await page.getByRole('heading', { name: 'There is no entry 999,999' }).waitFor();
    await page.getByText(`the entries 1 to ${entry?.number}`).waitFor();
    await page.goto(`${ledger.url}/abc`);
    await page.getByRole('heading', { name: 'That is no number of an entry' }).waitFor();
  });

  it('is shown as it stood at a block, and not before it was', async () => {
    const [delivered] = (await ledger.told({ kind: 'DELIVERABLE_SUBMITTED' })).toReversed();
    const block = Number(delivered?.blockNumber);
    await page.goto(`${ledger.url}/${delivered?.number}?asOf=${block}`);
    await page.getByRole('heading', { name: 'The story' }).waitFor();
    expect(await stepsUnder('Since')).to.deep.equal([]);
    await page.goto(`${ledger.url}/${delivered?.number}?asOf=${block - 1}`);
    await page.getByRole('heading', { name: /^There is no entry/ }).waitFor();
    await page
      .getByText(`at the end of block ${block - 1}`)
      .first()
      .waitFor();
  });

  it('asked nobody else for anything, and no error was in its console', () => {
    expect(opened.outside).to.deep.equal([]);
    expect(opened.errors).to.deep.equal([]);
  });
});
