import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createClient, fromEthers } from '../../client/index.ts';
import { walletOf } from '../../local/story/people.ts';
import { done } from '../../testing/client/done.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { expectAccessible } from './accessible.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';

const TITLE = 'Petty cash was not counted';
const WORDS = '# Petty cash\n\n<script>document.title = "taken"</script> Nobody has counted it.';
const SOMEBODY = `0x${'5e'.repeat(20)}`;
/** Milliseconds that a slow machine may take to show something. */
const PATIENCE_MS = 120_000;
const YEAR_SECONDS = 31_536_000n;

describe('what auditors and officers wrote, in a browser', () => {
  let running: RunningStack;
  let opened: BrowserPage;
  let page: Page;
  let guild: string;
  /** Last block before this file's findings and notes. */
  let quietUntil: number;

  const part = (heading: string) => page.locator('.guild-part', { has: page.getByRole('heading', { name: heading }) });

  before(async () => {
    running = await runningStack();
    guild = running.story.variables.guild;
    quietUntil = await running.provider.getBlockNumber();
    const client = createClient({ url: running.graphql });
    const hugo = await fromEthers(walletOf('hugo'));
    const gita = await fromEthers(walletOf('gita'));
    const { ledgerEntries } = await client.query<{ ledgerEntries: { entryHash: string }[] }>(
      'query ($guild: String!) { ledgerEntries(first: 1, where: { guild: $guild, kind: "DEPOSITED" }) { entryHash } }',
      { guild },
    );
    const published = await client.publish(new TextEncoder().encode(WORDS), 'text/markdown');
    const subject = ledgerEntries[0]?.entryHash ?? '';
    const finding = client.raiseFinding({ guild, severity: 'HIGH', subject, title: TITLE, ...published });
    done(await finding.as(hugo));
    const now = BigInt((await running.provider.getBlock('latest'))?.timestamp ?? 0);
    const expiresAt = now + YEAR_SECONDS;
    done(await client.setStatus({ guild, account: SOMEBODY, level: 2, jurisdiction: 'NO', expiresAt }).as(gita));
    const reasonDigest = `0x${'07'.repeat(32)}`;
    done(await client.freeze({ guild, account: SOMEBODY, until: expiresAt, reasonDigest }).as(gita));
    opened = await openBrowserPage();
    page = opened.page;
    page.setDefaultTimeout(PATIENCE_MS);
  });
  after(() => opened?.close());

  it('shows an open finding with what it is about, and its document as text', async () => {
    await page.goto(running.stack.gatewayUrl);
    await page.getByRole('navigation', { name: 'Guild' }).getByRole('link', { name: 'Audit' }).click();
    const card = page.locator('.finding', { hasText: TITLE });
    await card.getByText('into the treasury').waitFor();
    await expectAccessible(page);
    expect(await card.textContent()).to.match(/High: a weakness that must be corrected\. Open, not answered yet\./);
    await card.getByText('Read the document').click();
    await card.getByText('<script>document.title = "taken"</script>').waitFor();
    expect(await page.title()).to.equal('Audit · Guildhall');
    await card
      .getByRole('link', { name: /^Entry/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /^Deposited, entry/ }).waitFor();
  });

  it('tells who can change the rules, what was changed, and what is anchored', async () => {
    await page.goto(`${running.stack.gatewayUrl}/g/${guild}/audit`);
    const roles = part('Who could change the rules');
    await roles.getByRole('row', { name: /^Admin: changes every rule and role Timelock/ }).waitFor();
    await roles.getByRole('row', { name: /^Auditor/ }).waitFor();
    expect(await part('Who changed the rules, and when').textContent()).to.contain('The fee of new projects went from');
    const { anchors } = await createClient({ url: running.graphql }).query<{ anchors: { toBlock: bigint }[] }>(
      'query ($guild: String!) { anchors(where: { guild: $guild }) { toBlock } }',
      { guild },
    );
    expect(await part('Anchors').locator('tbody tr').count()).to.equal(anchors.length);
    await page.getByRole('link', { name: 'Verify a certificate that you have' }).click();
    await page.getByRole('heading', { level: 1, name: 'Verify a certificate' }).waitFor();
  });

  it('does not know at an earlier block what came later', async () => {
    await page.goto(`${running.stack.gatewayUrl}/g/${guild}/audit?asOf=${quietUntil}`);
    await part('Who could change the rules').getByText('still has it').first().waitFor();
    expect(await page.locator('.finding', { hasText: TITLE }).count()).to.equal(0);
    await page.getByRole('link', { name: 'Back to now' }).click();
    await page.locator('.finding', { hasText: TITLE }).waitFor();
  });

  it('shows what officers noted about an account, and its freeze', async () => {
    await page.getByRole('link', { name: 'Compliance' }).click();
    const known = part('What is known of accounts').getByRole('row', { name: /^0x5e5E…5e5e/i });
    await known.waitFor();
    await expectAccessible(page);
    expect(await known.locator('td').allTextContents()).to.include.members(['2', 'NO']);
    expect(await known.locator('td[data-title=Frozen]').textContent()).to.match(/^until \d{4}-/);
    const freeze = part('Freezes').getByRole('row', { name: /0x5e5e…5e5e frozen until/i });
    await freeze.getByRole('link', { name: /^Entry/ }).click();
    await page.getByRole('heading', { level: 1, name: /, entry \d+$/ }).waitFor();
    expect(opened.errors).to.deep.equal([]);
  });
});
