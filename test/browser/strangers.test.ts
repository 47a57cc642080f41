import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { guildConfig, openGuild } from '../../testing/ledger/actingGuild.ts';
import { type ChainActor, openChainActor } from '../../testing/ledger/chainActor.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { agreedProject } from '../ledger/agreedProject.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';

/** A name that no line can be broken in, and one that turns the direction of writing. */
const LONG = 'W'.repeat(160);
const TURNED = `gnp\u202eecio <img src=x onerror="window.executed = true">`;

/** What the project with the long name pays, in smallest units of the test dollar. */
const FUNDS = 1_000_000n;

describe('names that strangers have chosen', () => {
  let running: RunningStack;
  let opened: BrowserPage;
  let page: Page;
  let chain: ChainActor;
  let guild: string;

  before(async () => {
    running = await runningStack();
    chain = openChainActor(running.stack.rpcUrl);
    const { GuildFactory, TestDollar } = running.stack.deployments;
    const { founder } = chain.people;
    const factory = await chain.contract('GuildFactory', GuildFactory?.address ?? '');
    const config = guildConfig(chain, TestDollar?.address ?? '', TURNED);
    const parts = await factory.getFunction('predictGuild')(founder.address, config);
    await chain.call(founder, factory, 'createGuild', config);
    const acting = await openGuild(chain, parts, TestDollar?.address ?? '');
    guild = acting.id;
    const { client } = chain.people;
    await chain.call(chain.minter, acting.dollar, 'mint', client.address, FUNDS);
    await chain.call(client, acting.dollar, 'approve', acting.projects.target, FUNDS);
    await agreedProject(acting, [{ amount: FUNDS }], { title: LONG });
    await running.stack.indexed(await running.provider.getBlockNumber());
    opened = await openBrowserPage();
    page = opened.page;
  });
  after(async () => {
    chain?.provider.destroy();
    await opened?.close();
  });

  const excess = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  for (const width of [1440, 390]) {
    it(`do not widen the screen, nor turn what stands beside them: ${width} px`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${running.stack.gatewayUrl}/g/${guild}/ledger`);
      await page
        .locator('.guild-switcher option:checked', { hasText: 'gnp\\u{202e}ecio' })
        .waitFor({ state: 'attached' });
      await page.locator('.of-project', { hasText: LONG }).first().waitFor();
      expect(await excess()).to.be.at.most(0);
      await page.locator('tr', { hasText: 'Project created' }).locator('.cell-sentence > a').click();
      await page.getByRole('heading', { level: 1, name: /Project created/ }).waitFor();
      await page.getByText(LONG).first().waitFor();
      expect(await excess()).to.be.at.most(0);
      await page.goto(`${running.stack.gatewayUrl}/g/${running.story.variables.guild}/ledger`);
      await page.locator('table.ledger tbody tr').first().waitFor();
      expect(await excess()).to.be.at.most(0);
      expect(await page.evaluate(() => 'executed' in window)).to.equal(false);
    });
  }
});
