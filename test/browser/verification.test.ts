import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { packed, type ServedCertificate, servedCertificate } from '../../testing/certificates/servedCertificate.ts';
import { type Line, tamperings } from '../../testing/certificates/tamperings.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';

const OTHER_GUILD = `0x${'11'.repeat(20)}`;

describe('a certificate that is verified in a browser', () => {
  let running: RunningStack;
  let opened: BrowserPage;
  let page: Page;
  let guild: string;
  let whole: ServedCertificate;
  let periods: [ServedCertificate, ServedCertificate];
  /** What the page has asked for since it was shown. */
  let asked: string[];

  before(async () => {
    running = await runningStack();
    guild = String(running.story.variables.guild);
    const { gatewayUrl } = running.stack;
    whole = await servedCertificate(gatewayUrl, guild);
    const { fromBlock, toBlock } = whole.lines[0] as Line;
    const middle = Math.floor((Number(fromBlock) + Number(toBlock)) / 2);
    periods = [
      await servedCertificate(gatewayUrl, `${guild}?to=${middle}`),
      await servedCertificate(gatewayUrl, `${guild}?from=${middle + 1}&to=${toBlock}`),
    ];
    opened = await openBrowserPage();
    page = opened.page;
    await page.goto(`${gatewayUrl}/verify`);
    await page.locator('input[type=file]').waitFor();
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(() => Array.from(document.images).every(({ complete }) => complete));
    asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.context().setOffline(true);
  });
  after(() => opened?.close());

  const notice = () => page.locator('.verify .notice').first();

  /** Has the page verify files, and gives what it says. */
  async function verify(...files: (readonly [name: string, bytes: Buffer])[]): Promise<string> {
    const chosen = files.map(([name, buffer]) => ({ name, mimeType: 'application/gzip', buffer }));
    await page.locator('input[type=file]').setInputFiles(chosen);
    await page.locator('.verify .notice, .check-progress').first().waitFor();
    // As long as it tells of progress.
    await page.locator('.check-progress').waitFor({ state: 'detached', timeout: 0 });
    return (await notice().textContent()) ?? '';
  }

  /** Says what the reader knows. */
  async function know(named: { guild?: string; hash?: string }) {
    await page.getByLabel('Guild that you mean').fill(named.guild ?? '');
    await page.getByLabel('Hash of the certificate’s last block').fill(named.hash ?? '');
  }

  const tampered = (name: string) =>
    packed((tamperings[name] as (typeof tamperings)[string])(structuredClone(whole.lines)));

  it('shows the ledger, and what it stands on', async () => {
    expect(await verify(['whole.gz', whole.bytes])).to.include('All of it follows from its last block: compare');
    const [head, end] = [whole.lines[0] as Line, (whole.lines.at(-1) as Line).end as Line];
    const shown = (await page.locator('.check-result').textContent()) ?? '';
    for (const value of [head.guild, head.blockHash, head.factory, head.forwarder, head.chainId]) {
      expect(shown).to.include(value);
    }
    for (const value of [end.head, end.root, end.digest]) expect(shown).to.include(value);
    expect(shown).to.include(`${end.entryCount}, each with`).and.include('an unknown factory');
    expect(shown).to.include('Compare it with a node or an explorer').and.include('What it does not show');
  });

  it('is compared with what the reader knows', async () => {
    const { blockHash } = whole.lines[0] as Line;
    await know({ guild, hash: blockHash });
    expect(await notice().textContent()).to.include('Verified: all of it follows from the block whose hash you gave');
    expect(await page.getByText('✓ It is what you gave.').count()).to.equal(2);
    await know({ hash: `0x${'22'.repeat(32)}` });
    expect(await notice().textContent()).to.include('has another hash than the one that you gave');
    await know({ guild: OTHER_GUILD });
    expect(await notice().textContent())
      .to.include('another guild')
      .and.include(guild);
    await know({});
  });

  it('of periods goes on from the one before, in whatever order they are chosen', async () => {
    const [first, second] = periods;
    const said = await verify(['second.gz', second.bytes], ['first.gz', first.bytes]);
    expect(said).to.include('All of it follows from its last block');
    expect(await page.locator('.check-result').textContent()).to.include('in 2 periods');
    expect(await verify(['second.gz', second.bytes])).to.include('Verified in part');
    const { entryCount } = (second.lines[0] as Line).opening;
    const { end } = second.lines.at(-1) as Line;
    expect(await page.locator('.check-result').textContent())
      .to.include('Opening state')
      .and.include(`${BigInt(end.entryCount) - BigInt(entryCount)}, each with`)
      .and.include(`${end.entryCount} with those before`);
    expect(await verify(['one.gz', first.bytes], ['two.gz', first.bytes])).to.include('check it as the first one');
  });

  it('is refused when anything in it is altered', async () => {
    const lines = structuredClone(whole.lines);
    const posting = lines.find((line) => line.postings?.length > 0)?.postings[0];
    posting.amount = `${BigInt(posting.amount) + 1n}`;
    const said = await verify(['raised.gz', await packed(lines)]);
    expect(said).to.include('NOT verified: 1 row does not follow').and.include('Do not rely on raised.gz');
    expect(await page.locator('.differences').textContent())
      .to.include('amount')
      .and.include(posting.amount);
    for (const [name, reason] of [
      ['an altered header', 'blocks prove nothing'],
      ['the last block left out', 'blocks prove nothing'],
      ['another version', 'is of version 1'],
    ] as const) {
      expect(await verify(['altered.gz', await tampered(name)]), name)
        .to.include('NOT verified: altered.gz')
        .and.include(reason);
    }
  });

  it('is refused when it is cut short, or is none', async () => {
    const half = whole.bytes.subarray(0, whole.bytes.length / 2);
    for (const [bytes, reason] of [
      [half, 'not a whole gzip file'],
      [await packed(whole.lines.slice(0, -1)), 'it is cut short'],
      [await packed([{ hello: 'world' }]), 'no certificate of Guildhall'],
      [Buffer.from('hello'), 'not a whole gzip file'],
      [Buffer.alloc(0), 'not a whole gzip file'],
    ] as const) {
      expect(await verify(['file.gz', bytes]), reason)
        .to.include('NOT verified: file.gz')
        .and.include(reason);
    }
    expect(await page.locator('.check-result').count()).to.equal(0);
  });

  it('asked the network for nothing, and left no error in the console', () => {
    expect(asked).to.deep.equal([]);
    expect(opened.errors).to.deep.equal([]);
  });

  it('needs no sideways scrolling at phone width', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await verify(['a-certificate-with-a-name-that-is-long-and-has-no-spaces-at-all.certificate.gz', whole.bytes]);
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(excess).to.be.at.most(0);
  });

  it('is found from the guild’s certificate, and knows which guild is meant', async () => {
    await page.context().setOffline(false);
    await page.goto(`${running.stack.gatewayUrl}/verify?guild=${guild}`);
    expect(await page.getByLabel('Guild that you mean').inputValue()).to.equal(guild);
    await page.getByRole('link', { name: 'Guildhall' }).click();
    await page.getByRole('link', { name: 'Verify', exact: true }).click();
    await page.getByRole('heading', { name: 'Verify a certificate' }).waitFor();
  });
});
