import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { pauseProcesses } from '../../testing/pauseProcesses.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';

/** Longer than the page waits for any answer, on a machine that is slow. */
const PATIENCE_MS = 60_000;

describe('the page while somebody behind it hangs', () => {
  let running: RunningStack;
  let opened: BrowserPage;
  let page: Page;

  const pill = (text: string | RegExp) => page.locator('.status-text', { hasText: text });
  async function whilePaused(pid: number, look: () => Promise<void>): Promise<void> {
    const goOn = pauseProcesses(pid);
    try {
      await look();
    } finally {
      goOn();
    }
  }

  before(async () => {
    running = await runningStack();
    opened = await openBrowserPage();
    page = opened.page;
    await page.goto(`${running.stack.gatewayUrl}/g/${running.story.variables.guild}/ledger`);
    await pill('up to date').waitFor();
  });
  after(() => opened?.close());

  it('does not call the ledger up to date when the chain’s node hangs', async () => {
    await whilePaused(running.stack.chain?.pid() ?? 0, async () => {
      await pill(/the chain has been silent for \d+ s/).waitFor({ timeout: PATIENCE_MS });
      expect(await page.locator('.status-late').count()).to.equal(1);
      await page.reload();
      await pill('asking the chain').waitFor();
      expect(await page.locator('.status-good').count()).to.equal(0);
    });
    await pill('up to date').waitFor({ timeout: PATIENCE_MS });
  });

  it('says that the gateway is silent when that hangs, and does not hide its table’s head', async () => {
    await page.locator('table.ledger tbody tr').first().waitFor();
    await whilePaused(running.stack.gateway.pid(), async () => {
      const shown = await page.evaluateHandle(() => {
        const texts: (string | null | undefined)[] = [];
        const look = () => texts.push(document.querySelector('.status-late .status-text')?.textContent);
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
        return texts;
      });
      await pill('Gateway does not answer').waitFor({ timeout: PATIENCE_MS });
      expect((await shown.jsonValue()).join()).to.match(/no answer for \d+ s/);
      expect(await page.locator('.status-bad').count()).to.equal(1);
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2));
      const bottomOf = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => element.getBoundingClientRect().bottom);
      expect(await bottomOf('table.ledger thead th')).to.be.above(await bottomOf('.shell-head'));
    });
    await pill('up to date').waitFor({ timeout: PATIENCE_MS });
  });
});
