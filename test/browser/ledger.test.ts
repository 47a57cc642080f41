import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createClient, fromEthers } from '../../client/index.ts';
import { technicalKinds } from '../../console/src/features/ledger/technicalKinds.ts';
import { walletOf } from '../../local/story/people.ts';
import { done } from '../../testing/client/done.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';
import { ledgerOf, UNFOLDED } from './ledgerOf.ts';

describe('the ledger in a browser', () => {
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

  const firstEntry = () => page.locator('table.ledger tbody .cell-number', { hasText: /^1$/ });
  /** Presses End until the last line of all, which is the ledger’s first entry. */
  async function toTheEnd() {
    while (!(await firstEntry().isVisible())) {
      await page.keyboard.press('End');
      await page.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(() => resolve(true))));
    }
  }

  it('lists the entries, newest first, and folds the technical ones until they are asked for', async () => {
    const [all, shown] = [await ledger.told(), await ledger.told(UNFOLDED)];
    await page.goto(ledger.url);
    await page.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor();
    await ledger.rows().first().waitFor();
    expect(await page.locator('.entry-count').textContent()).to.equal(all.length.toString());
    const numbers = await ledger.numbers();
    expect(numbers.length).to.be.above(10);
    expect(numbers).to.deep.equal(shown.slice(0, numbers.length).map(({ number }) => number));
    await page.getByText(`${all.length - shown.length} technical entries are folded`).waitFor();
    await page.getByRole('button', { name: 'Show them' }).click();
    await page.getByText('Technical entries are shown too').waitFor();
    const unfolded = await ledger.numbers();
    expect(unfolded).to.deep.equal(all.slice(0, unfolded.length).map(({ number }) => number));
  });

  it('begins on the screen, before anything else of the guild', async () => {
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(ledger.url);
      await ledger.rows().first().waitFor();
      const top = await ledger
        .rows()
        .first()
        .evaluate((row) => row.getBoundingClientRect().top);
      expect(top, `${width} px`).to.be.below(width === 390 ? 560 : 360);
    }
    await page.setViewportSize({ width: 1320, height: 900 });
  });

  it('reads on as one scrolls, draws only what is seen, and comes back to the same place', async () => {
    const all = await ledger.told();
    await page.goto(`${ledger.url}?all=true`);
    await ledger.rows().first().waitFor();
    await toTheEnd();
    expect(await ledger.rows().count()).to.be.below(Math.min(all.length, 80));
    const link = ledger.rows().last().locator('.cell-sentence > a');
    await link.scrollIntoViewIfNeeded();
    const place = await page.evaluate(() => window.scrollY);
    await link.click();
    await page.getByRole('heading', { level: 1, name: /, entry \d+$/ }).waitFor();
    await page.goBack();
    await firstEntry().waitFor();
    expect(Math.abs((await page.evaluate(() => window.scrollY)) - place)).to.be.below(100);
  });

  it('groups the entries of a transaction, and leads to all of it', async () => {
    const [released] = await ledger.told({ kind: 'MILESTONE_RELEASED' });
    const { transactionHash = '', number = '' } = released ?? {};
    const together = (await ledger.told({ transactionHash })).toReversed();
    await page.goto(`${ledger.url}?kind=MILESTONE_RELEASED`);
    await page
      .getByRole('link', { name: /^tx 0x/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /^Transaction 0x/ }).waitFor();
    await page.getByText(transactionHash).waitFor();
    expect(await page.locator('table.ledger .cell-number').allTextContents()).to.deep.equal([
      'No.',
      ...together.map((entry) => entry.number),
    ]);
    await page.getByText(/did not send it: a relayer sent what was signed/).waitFor();
    expect(await page.locator('table.ledger .tx-link').count()).to.equal(1);
    await page.goto(`${running.stack.gatewayUrl}/tx/${transactionHash}`);
    await page.waitForURL(`**/g/${running.story.variables.guild}/tx/${transactionHash}`);
    await page.goto(`${ledger.url}/${number}`);
    await page.getByRole('link', { name: /^0x/, exact: false }).first().waitFor();
    await page.goto(`${running.stack.gatewayUrl}/tx/0x${'ab'.repeat(32)}`);
    await page.getByRole('heading', { name: 'No entry of the ledger is of this transaction' }).waitFor();
  });

  it('tells what came in and what went out, as the postings have it', async () => {
    await page.goto(`${ledger.url}?kind=PAID,DEPOSITED,MILESTONE_RELEASED&order=oldest`);
    await ledger.rows().first().waitFor();
    const flows = await page
      .locator('table.ledger tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [
          row.querySelector('.line-meta')?.textContent?.match(/(Deposited|Paid|Milestone released)/)?.[1],
          row.querySelector('.money')?.className.replace('money', '').trim(),
        ]),
      );
    const flowOf = (kind: string) => new Set(flows.filter(([name]) => name === kind).map(([, flow]) => flow));
    expect([flowOf('Deposited'), flowOf('Paid'), flowOf('Milestone released')]).to.deep.equal([
      new Set(['money-in']),
      new Set(['money-out']),
      new Set(['']),
    ]);
  });

  it('shows the books as they stood at an earlier block', async () => {
    const entries = await ledger.told();
    const block = entries[entries.length - 20]?.blockNumber ?? '';
    const then = entries.filter(({ blockNumber }) => Number(blockNumber) <= Number(block));
    await page.goto(`${ledger.url}?all=true`);
    await page.locator('.moment summary').click();
    await page.getByLabel('At the end of block').fill(block);
    await page.keyboard.press('Enter');
    await page.getByText(`The books as they stood at the end of block ${block}`).waitFor();
    await ledger.firstIs(then[0]?.number);
    expect(await page.locator('.entry-count').textContent()).to.equal(String(then.length));
  });

  it('goes to a number, a block and a day, and from there to what is newer', async () => {
    const shown = await ledger.told(UNFOLDED);
    const middle = shown[Math.floor(shown.length / 2)];
    const go = async (what: string, label: string, value: string) => {
      await page.goto(ledger.url);
      await page.getByText('technical entries are folded').waitFor();
      await page.locator('summary', { hasText: 'Go to' }).click();
      await page.getByLabel('What to go to').selectOption(what);
      await page.getByLabel(label, { exact: true }).fill(value);
      await page.getByRole('button', { name: 'Go', exact: true }).click();
    };
    await go('Entry number', 'Entry number', middle?.number ?? '');
    await ledger.firstIs(middle?.number);
    await page.getByRole('button', { name: 'Show newer entries' }).click();
    await page.waitForFunction((number) => {
      const numbers = [...document.querySelectorAll('table.ledger tbody .cell-number')].map((cell) => cell.textContent);
      return numbers.includes(String(number)) && Number(numbers[0]) > Number(number);
    }, middle?.number);
    const block = Number(middle?.blockNumber);
    await go('Block', 'Block', String(block));
    await ledger.firstIs(shown.find(({ blockNumber }) => Number(blockNumber) <= block)?.number);
    const day = new Date(Number(middle?.timestamp) * 1_000).toISOString().slice(0, 10);
    await go('Day, UTC', 'Day, UTC', day);
    const end = Date.parse(`${day}T23:59:59Z`) / 1_000;
    await ledger.firstIs(shown.find(({ timestamp }) => Number(timestamp) <= end)?.number);
    await go('Entry number', 'Entry number', '999999');
    await page.getByText('The ledger has no entry 999,999.').waitFor();
  });

  it('saves all of a view as CSV, of one block, which the file’s name has', async () => {
    const shown = (await ledger.told(UNFOLDED)).toReversed();
    await page.goto(`${ledger.url}?order=oldest`);
    await ledger.rows().first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).to.match(
      new RegExp(`^ledger-${running.story.variables.guild}-block-\\d+-0x[0-9a-f]{64}\\.csv$`),
    );
    const [heading = '', ...lines] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(heading.split(',').slice(0, 5)).to.deep.equal(['number', 'time (UTC)', 'block', 'transaction', 'kind']);
    const told = shown.map(({ number, timestamp, blockNumber, transactionHash, kind }) =>
      [number, new Date(Number(timestamp) * 1_000).toISOString(), blockNumber, transactionHash, kind].join(','),
    );
    expect(lines.map((line) => line.split(',').slice(0, 5).join(','))).to.deep.equal(told);
    await page.getByText(`${shown.length} entries saved`).waitFor();
    const paid = lines.find((line) => line.includes(',PAID,')) ?? '';
    expect(paid).to.include(',5000,TUSD,0x').and.include(',out,');
  });

  it('asks for nothing of the list while nothing happens', async () => {
    await page.goto(ledger.url);
    await ledger.rows().first().waitFor();
    await page.getByText('technical entries are folded').waitFor();
    // By the next look at the indexed block all has been asked that the screen begins with.
    await page.waitForRequest((request) => request.postData()?.includes('query IndexedBlock') ?? false);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(/query (\w+)/.exec(request.postData() ?? '')?.[1] ?? 'other'));
    while (asked.filter((name) => name === 'IndexedBlock').length < 2) await page.waitForEvent('request');
    expect(new Set(asked.filter((name) => !['IndexedBlock', 'ChainHead'].includes(name)))).to.deep.equal(new Set());
  });

  /** Farah delegates her votes. @returns The newest entry’s number. */
  async function delegateTo(person: 'ada' | 'emeka'): Promise<string> {
    const before = (await ledger.told()).length;
    const delegation = { guild: running.story.guild, delegatee: walletOf(person).address };
    const farah = await fromEthers(walletOf('farah'));
    const made = done(await createClient({ url: running.graphql }).delegate(delegation).as(farah));
    return String(before + made.entries.length);
  }

  it('shows a new entry without being reloaded', async () => {
    await page.goto(`${ledger.url}?all=true`);
    await ledger.rows().first().waitFor();
    const newest = await delegateTo('ada');
    await ledger.firstIs(newest);
    await page.waitForFunction((count) => document.querySelector('.entry-count')?.textContent === count, newest);
    const folded = (await ledger.told({ kind_in: [...technicalKinds] })).length;
    await page.goto(ledger.url);
    await page.getByText(`${folded} technical entries are folded`).waitFor();
  });

  it('shows a new entry also where the gateway tells no news', async () => {
    const refusal = { errors: [{ message: 'No streams here.', extensions: { code: 'FORBIDDEN' } }] };
    await page.route('**/graphql', (route, request) =>
      request.headers().accept === 'text/event-stream' ? route.fulfill({ json: refusal }) : route.fallback(),
    );
    await page.goto(`${ledger.url}?all=true`);
    await ledger.rows().first().waitFor();
    await ledger.firstIs(await delegateTo('emeka'));
    await page.unroute('**/graphql');
  });

  it('runs an example query in GraphiQL', async () => {
    await page.goto(ledger.url);
    await page.getByRole('link', { name: 'API explorer' }).click();
    await page.getByRole('link', { name: /^Trial balance at a block/ }).click();
    await page.locator('.graphiql-query-editor', { hasText: 'TrialBalance' }).waitFor();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await page.locator('.result-window', { hasText: 'ledgerAccounts' }).waitFor();
    expect(await page.locator('.result-window').textContent()).not.to.include('errors');
  });

  it('prepares the vote of its example for somebody who has not voted yet', async () => {
    await page.goto(`${running.stack.gatewayUrl}/explore?example=cast-vote`);
    await page.locator('.graphiql-query-editor', { hasText: 'CastVote' }).waitFor();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await page.locator('.result-window', { hasText: 'Vote for “Take on the study of heat storage”' }).waitFor();
  });

  it('needs no sideways scrolling at phone width', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const explorer = `${running.stack.gatewayUrl}/explore`;
    for (const url of [ledger.url, `${ledger.url}?kind=MILESTONE_RELEASED`, explorer]) {
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
