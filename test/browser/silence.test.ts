import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';

/** Longer than the page waits for any answer, on a machine that is slow. */
const PATIENCE_MS = 60_000;

describe('the page while somebody behind it hangs', () => {
  let running: RunningStack;
  let opened: BrowserPage;
  let page: Page;

  const pill = (text: string | RegExp) => page.locator('.status-text', { hasText: text });
  /** Stops a process without ending it, and lets it go on when the rest is done. */
  async function whileStopped(pid: number, look: () => Promise<void>): Promise<void> {
    process.kill(pid, 'SIGSTOP');
    try {
      await look();
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  }

  before(async () => {
    running = await runningStack();
    opened = await openBrowserPage();
    page = opened.page;
    await page.goto(running.stack.gatewayUrl);
    await pill('up to date').waitFor();
  });
  after(() => opened?.close());

  it('does not call the ledger up to date when the chain’s node hangs', async () => {
    await whileStopped(running.stack.chain?.pid() ?? 0, async () => {
      await pill(/the chain has been silent for \d+ s/).waitFor({ timeout: PATIENCE_MS });
      expect(await page.locator('.status-late').count()).to.equal(1);
      await page.reload();
      await pill('asking the chain').waitFor();
      expect(await page.locator('.status-good').count()).to.equal(0);
    });
    await pill('up to date').waitFor({ timeout: PATIENCE_MS });
  });

  it('says that the gateway is silent when that hangs, and does not hide its table’s head', async () => {
    await whileStopped(running.stack.gateway.pid(), async () => {
      await pill(/no answer for \d+ s/).waitFor({ timeout: PATIENCE_MS });
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2));
      const bottomOf = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => element.getBoundingClientRect().bottom);
      expect(await bottomOf('table.ledger thead th')).to.be.above(await bottomOf('.shell-head'));
      await pill('Gateway does not answer').waitFor({ timeout: PATIENCE_MS });
      expect(await page.locator('.status-bad').count()).to.equal(1);
    });
    await pill('up to date').waitFor({ timeout: PATIENCE_MS });
  });
});
