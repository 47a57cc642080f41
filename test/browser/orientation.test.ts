import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';

/** A name of this machine under which a browser does not take the page for served securely. */
const PLAIN_HOST = 'guildhall.test';

describe('finding one’s way in the page', () => {
  let running: RunningStack;
  let opened: BrowserPage;
  let page: Page;

  const heading = () => page.getByRole('heading', { level: 1 });
  const focused = () => page.evaluate(() => document.activeElement?.tagName);
  /** Waits for the screen of a heading; gives its document's title. */
  async function titleOf(name: string | RegExp): Promise<string> {
    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect(await heading().count()).to.equal(1);
    return page.title();
  }

  before(async () => {
    running = await runningStack();
    opened = await openBrowserPage([`--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`]);
    page = opened.page;
  });
  after(() => opened?.close());

  it('tells each screen by its document’s title', async () => {
    const url = running.stack.gatewayUrl;
    for (const [path, name] of [
      [`/g/${running.story.variables.guild}/ledger`, 'Ledger'],
      ['/verify', 'Verify a certificate'],
      ['/explore', 'API explorer'],
      ['/nowhere', 'There is no screen at this address'],
      ['/entries/0x00', 'The ledger has no entry with this id'],
      [`/g/${running.story.variables.guild}/ledger?category=NONE`, 'This link’s filters cannot be read'],
    ] as const) {
      await page.goto(url + path);
      expect(await titleOf(name)).to.equal(`${name} · Guildhall`);
    }
  });

  it('goes to the heading of the screen that a link leads to, and leaves the focus alone at first', async () => {
    await page.goto(`${running.stack.gatewayUrl}/g/${running.story.variables.guild}/ledger`);
    await titleOf('Ledger');
    expect(await focused()).to.equal('BODY');
    await page.locator('table.ledger tbody tr .cell-sentence > a').first().click();
    expect(await titleOf(/, entry \d+$/)).to.match(/^[A-Z][a-z ]+, entry \d+ · Guildhall$/);
    expect(await focused()).to.equal('H1');
    await page.goBack();
    await titleOf('Ledger');
    expect(await focused()).to.equal('H1');
  });

  it('says in one way that there is no such guild, and that one was not there yet', async () => {
    const guild = running.story.variables.guild;
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`${running.stack.gatewayUrl}/g/0x${'ab'.repeat(20)}/ledger`);
    await titleOf('There is no guild with this address');
    expect(await page.locator('.notice').count()).to.equal(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).to.be.at.most(0);
    await page.goto(`${running.stack.gatewayUrl}/g/${guild}/ledger?asOf=1`);
    await page.getByRole('link', { name: 'as it is now' }).click();
    await page.locator('table.ledger tbody tr').first().waitFor();
  });

  it('copies where the page is not served securely', async () => {
    const { port } = new URL(running.stack.gatewayUrl);
    await page.goto(`http://${PLAIN_HOST}:${port}/g/${running.story.variables.guild}/ledger`);
    await page.locator('table.ledger tbody tr .cell-sentence > a').first().click();
    await page.getByText('Hash chain and record').click();
    const copy = page.getByRole('button', { name: 'Copy this entry’s hash' });
    await copy.click();
    await copy.getByText('Copied').waitFor();
    expect(await page.evaluate(() => isSecureContext)).to.equal(false);
    await page.goto(`http://${PLAIN_HOST}:${port}/verify`);
    const field = page.getByLabel('Hash of the certificate’s last block');
    await field.focus();
    await page.keyboard.press('Control+V');
    expect(await field.inputValue()).to.match(/^0x[0-9a-f]{64}$/);
  });
});
