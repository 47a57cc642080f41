import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Part } from '../../local/parts/part.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';

type Answer = { extensions?: { guildhall?: { block?: { number: number; hash: string }; verified?: object } } };

/** A verifier that was just started looks slowly on a busy machine. */
const PATIENCE_MS = 120_000;

describe('what the page says of the verifier', () => {
  let running: RunningStack;
  let opened: BrowserPage;
  let page: Page;
  let verifier: Part;
  before(async () => {
    running = await runningStack();
    opened = await openBrowserPage();
    page = opened.page;
  });
  after(() => opened?.close());

  const pill = () => page.locator('.status-text');

  /** Shows the page with another word of the verifier's, made from the block that an answer stands on. */
  async function showWith(word: (block: { number: number; hash: string }) => object | undefined) {
    await page.unroute('**/graphql');
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as Answer;
      const { block, ...told } = answer.extensions?.guildhall ?? {};
      if (block !== undefined) answer.extensions = { guildhall: { ...told, block, verified: word(block) } } as object;
      await route.fulfill({ response, json: answer });
    });
    await page.goto(running.stack.gatewayUrl);
  }

  for (const [name, word, text, tone] of [
    ['nothing', () => undefined, /up to date$/, 'good'],
    ['verified', (block) => ({ state: 'VERIFIED', block }), /up to date, verified up to [\d,]+$/, 'good'],
    ['behind', (block) => ({ state: 'BEHIND', block: { ...block, number: 1 } }), /verified up to 1$/, 'late'],
    ['unknown', () => ({ state: 'UNKNOWN', block: null }), /up to date, not verified$/, 'late'],
    [
      'differs',
      (block) => ({ state: 'DIFFERS', block, guilds: [`0x${'12'.repeat(20)}`] }),
      /differs from the chain$/,
      'bad',
    ],
  ] as [string, Parameters<typeof showWith>[0], RegExp, string][]) {
    it(`is shown in both color schemes, and needs no sideways scrolling at phone width: ${name}`, async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [1320, 360]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 740 });
          await showWith(word);
          await pill().filter({ hasText: text }).waitFor();
          expect(await page.locator(`.status-${tone}`).count()).to.equal(1);
          const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(excess).to.be.at.most(0);
        }
      }
    });
  }

  it('is the verifier’s own word', async () => {
    await page.unroute('**/graphql');
    verifier = (await running.stack.startVerifier?.()) as Part;
    await page.goto(running.stack.gatewayUrl);
    await pill()
      .filter({ hasText: /verified up to [\d,]+$/ })
      .waitFor({ timeout: PATIENCE_MS });
    await verifier.kill('SIGTERM');
    await pill().filter({ hasText: 'not verified' }).waitFor({ timeout: PATIENCE_MS });
  });

  it('asked nobody else for anything, and no error was in its console', () => {
    expect(opened.outside).to.deep.equal([]);
    expect(opened.errors).to.deep.equal([]);
  });
});
