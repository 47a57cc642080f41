import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { expectAccessible } from './accessible.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';

const WIDTHS = [1_440, 390];
const SCHEMES = ['light', 'dark'] as const;
/** Of a guild, by the end of its address. */
const SCREENS = ['ledger', 'ledger/1', 'books', 'compliance', 'audit', 'act', 'act/delegate'];

describe('every screen', () => {
  let running: RunningStack;
  let opened: BrowserPage;
  let page: Page;
  let urls: string[];

  before(async () => {
    running = await runningStack();
    opened = await openBrowserPage();
    page = opened.page;
    const { gatewayUrl } = running.stack;
    const guild = `${gatewayUrl}/g/${running.story.variables.guild}`;
    urls = [...SCREENS.map((screen) => `${guild}/${screen}`), `${gatewayUrl}/me`, `${gatewayUrl}/verify`];
  });
  after(() => opened?.close());

  async function show(url: string): Promise<void> {
    await page.goto(url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => !document.querySelector('.notice-wait, [aria-busy=true]'));
  }

  for (const scheme of SCHEMES) {
    for (const width of WIDTHS) {
      it(`can be used by everybody, ${scheme}, ${width} px wide, and needs no sideways scrolling`, async () => {
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width, height: 900 });
        for (const url of urls) {
          await show(url);
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), url).to.be.at.most(0);
        }
      });
    }
  }

  it('is none that a browser complains about', () => {
    expect(opened.errors).to.deep.equal([]);
    expect(opened.outside).to.deep.equal([]);
  });
});
