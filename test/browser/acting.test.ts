import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { categoryRules } from '../../local/story/categoryRules.ts';
import { chainTime } from '../../local/story/clock.ts';
import { type Person, walletOf } from '../../local/story/people.ts';
import { type ClientStage, guildInput, startClientStage } from '../../testing/client/clientStage.ts';
import { done } from '../../testing/client/done.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';
import { injectWallet, type TestWallet } from './injectWallet.ts';

const DAY = 86_400;

describe('acting in the page', () => {
  let stage: ClientStage;
  let guild: string;
  let opened: BrowserPage;
  let page: Page;
  let farah: TestWallet;

  before(async () => {
    // What it does must not stand in the story's books, nor move its clock.
    stage = await startClientStage();
    const founding = stage.client.createGuild(await guildInput(stage));
    guild = done(await founding.as(await stage.signer('ada'))).entries[0]?.guild ?? '';
    await accept(await fundProject());
    // Votes count from the second after.
    await stage.pass(1);
    opened = await openBrowserPage();
    page = opened.page;
    farah = await injectWallet(page, 'Farah’s wallet', walletOf('farah'), await stage.provider.getNetwork());
  });
  after(async () => {
    await opened?.close();
    await stage?.stop();
  });

  /** Bruno pays for a milestone that Chen delivers, and Emeka and Farah review. */
  async function fundProject(): Promise<string> {
    const bruno = await stage.signer('bruno');
    const { client, dollar: token } = stage;
    const { guild: found } = await client.query<{ guild: { projects: string } }>(
      'query ($id: ID!) { guild(id: $id) { projects } }',
      { id: guild },
    );
    const amount = 5_000n * 10n ** 6n;
    done(await client.approve({ token, spender: found.projects, amount }).as(bruno));
    const agreement = await stage.publish('agreement.md');
    const dueAt = BigInt((await chainTime(stage.provider)) + 60 * DAY);
    const project = client.createProject({
      guild,
      token,
      title: 'Study',
      milestones: [{ contributor: walletOf('chen').address, amount, dueAt }],
      reviewers: [walletOf('emeka').address, walletOf('farah').address],
      threshold: 2,
      reviewWindow: 30 * DAY,
      grace: DAY,
      maxRevisions: 2,
      maxFeeBps: 500,
      agreementDigest: agreement.digest,
      agreementCid: agreement.cid,
      fundCount: 1,
    });
    return done(await project.as(bruno)).entries.find(({ kind }) => kind === 'PROJECT_CREATED')?.project ?? '';
  }

  /** The guild takes a project on by vote. */
  async function accept(project: string): Promise<void> {
    const { client } = stage;
    const { project: made } = await client.query<{ project: { termsHash: string } }>(
      'query ($id: ID!) { project(id: $id) { termsHash } }',
      { id: project },
    );
    const { votingDelay, votingPeriod, timelockDelay } = categoryRules.RESOURCES;
    const actions = [{ acceptProject: { project, termsHash: made.termsHash } }];
    await stage.pass(1);
    const ada = await stage.signer('ada');
    const { entries } = done(await client.propose({ guild, description: 'Take the study on', actions }).as(ada));
    const proposal = entries.find(({ kind }) => kind === 'PROPOSAL_CREATED')?.proposal ?? '';
    await stage.pass(votingDelay + 1);
    for (const voter of ['ada', 'emeka', 'farah'] as const) {
      done(await client.castVote({ proposal, support: 'FOR' }).as(await stage.signer(voter)));
    }
    await stage.pass(votingPeriod);
    done(await client.finalize({ proposal }).as(ada));
    done(await client.queue({ proposal }).as(ada));
    await stage.pass(timelockDelay);
    done(await client.execute({ proposal }).as(ada));
  }

  const open = (path: string) => page.goto(stage.stack.gatewayUrl + path);
  const dialog = () => page.getByRole('dialog', { name: 'Review' });
  const nameOf = (person: Person) => person.charAt(0).toUpperCase() + person.slice(1);

  async function actAs(person: Person): Promise<void> {
    await page.locator('.account-menu summary').click();
    await page.getByRole('button', { name: `Act as ${nameOf(person)}` }).click();
    await page.locator('.account-menu summary', { hasText: nameOf(person) }).waitFor();
  }

  /** Opens what waits for whom the page acts as. */
  async function openWaiting(sentence: RegExp): Promise<void> {
    await page.getByRole('banner').getByRole('link', { name: /^Me/ }).click();
    await page.getByRole('link', { name: sentence }).first().click();
    await page.locator('.action-form').waitFor();
  }

  async function review(): Promise<void> {
    await page.getByRole('button', { name: 'Review' }).click();
    await dialog().getByRole('button', { name: 'Sign', exact: true }).waitFor();
  }

  /** Signs what is shown; gives the kinds of the entries that it became. */
  async function sign(): Promise<string[]> {
    await dialog().getByRole('button', { name: 'Sign', exact: true }).click();
    return inLedger();
  }

  async function inLedger(): Promise<string[]> {
    const links = dialog().getByRole('link', { name: /^Entry \d+/ });
    await links.first().waitFor();
    const kinds = await links.allInnerTexts();
    await dialog().getByRole('button', { name: 'Close' }).click();
    return kinds.map((text) => text.replace(/^Entry \d+: /, ''));
  }

  const ask = <Result>(query: string) => stage.client.query<Result>(query);

  it('offers the local chain’s people, and says that everybody knows their keys', async () => {
    await open(`/g/${guild}/act`);
    await page.locator('.account-menu summary').click();
    await page.getByText('Everybody knows their keys').waitFor();
    await page.getByRole('button', { name: 'Act as Dalia' }).click();
  });

  it('delegates: to a name, which is shown with its address', async () => {
    await page.getByRole('link', { name: 'Delegate votes' }).click();
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByText('This is needed.').waitFor();
    await page.getByLabel('Delegatee').fill('Emeka');
    await page.locator('[data-field=delegatee] .account-name', { hasText: 'Emeka' }).waitFor();
    await review();
    const shown = await dialog().textContent();
    expect(shown).to.match(/Delegate your votes/);
    expect(shown).to.include(walletOf('dalia').address);
    expect(shown).to.match(/The guild’s relayer/);
    expect(shown).to.match(/succeeds on block \d+/);
    await dialog().getByText('To compare on a hardware wallet').click();
    await dialog().getByText('Hash that is signed').waitFor();
    expect(await sign()).to.include('Delegate changed');
    const { members } = await ask<{ members: { delegate: { id: string } }[] }>(
      `{ members(where: { guild: "${guild}", account: "${walletOf('dalia').address.toLowerCase()}" }) { delegate { id } } }`,
    );
    expect(members[0]?.delegate.id).to.equal(walletOf('emeka').address.toLowerCase());
  });

  it('does nothing for a link that has filled a form in', async () => {
    const asked: string[] = [];
    page.on('request', (request) => /prepare|submit/.test(request.postData() ?? '') && asked.push(request.url()));
    await open(`/g/${guild}/act/propose?description=%22Raise%20the%20fee%22`);
    expect(await page.getByLabel('Description').inputValue()).to.equal('Raise the fee');
    expect([await dialog().count(), asked.length]).to.deep.equal([0, 0]);
    const { headers } = await fetch(stage.stack.gatewayUrl);
    expect(headers.get('content-security-policy')).to.include("frame-ancestors 'none'");
  });

  it('proposes, with an action of typed fields', async () => {
    await actAs('ada');
    await page.getByRole('button', { name: 'Add action' }).click();
    await page.getByLabel('What is to be done').selectOption('setFeeBps');
    await page.getByLabel('Fee', { exact: true }).fill('4.5');
    await review();
    await dialog().getByRole('heading', { name: 'If it passes' }).waitFor();
    expect(await dialog().textContent()).to.match(/4\.5 ?%/);
    expect(await sign()).to.include('Proposal created');
  });

  it('shows what waits, and votes with a reason', async () => {
    await stage.pass(categoryRules.PARAMETERS.votingDelay + 1);
    await stage.stack.indexed(await stage.provider.getBlockNumber());
    await actAs('chen');
    await openWaiting(/vote on the proposal has not been cast/);
    await page.getByLabel('Support').selectOption('FOR');
    await page.getByLabel('Reason').fill('It is time.');
    await review();
    expect(await sign()).to.include('Vote cast');
    const { votes } = await ask<{ votes: object[] }>(
      `{ votes(where: { reason: "It is time." }) { support voter { id } } }`,
    );
    expect(votes).to.deep.equal([{ support: 'FOR', voter: { id: walletOf('chen').address.toLowerCase() } }]);
  });

  it('keeps everything and says why when something is refused', async () => {
    await actAs('bruno');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.locator('.action-form .notice, .action-form .field-fault').first().waitFor();
    expect(await page.getByLabel('Reason').inputValue()).to.equal('It is time.');
    expect(await dialog().count()).to.equal(0);
  });

  it('delivers a document that is written in the page', async () => {
    await actAs('chen');
    await openWaiting(/submit the deliverable/);
    await page.getByLabel('Document').fill('# The study\n\nHeat pumps sell.');
    await page.getByRole('button', { name: 'Publish the text' }).click();
    await page.getByText('Published as').waitFor();
    await review();
    expect(await sign()).to.include('Deliverable submitted');
    const { deliverables } = await ask<{ deliverables: { cid: string }[] }>('{ deliverables { cid } }');
    expect(deliverables[0]?.cid).to.match(/^bafkrei/);
  });

  it('approves, and follows it again after a reload between the relay and the ledger', async () => {
    await actAs('emeka');
    await openWaiting(/approve it or ask/);
    await page.getByLabel('Approved').selectOption('Yes');
    await review();
    await page.route('**/graphql', (route) =>
      /relayRequest\(/.test(route.request().postData() ?? '') ? new Promise(() => {}) : route.continue(),
    );
    await dialog().getByRole('button', { name: 'Sign', exact: true }).click();
    await dialog().locator('.doing-steps .reached', { hasText: 'Submitted' }).waitFor();
    await page.waitForRequest((request) => /relayRequest\(/.test(request.postData() ?? ''));
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await open('/me');
    await page
      .locator('.doings')
      .getByRole('link', { name: /^Entry \d+: Deliverable reviewed/ })
      .first()
      .waitFor();
  });

  it('acts with a wallet of the browser, also after it has refused', async () => {
    await page.locator('.account-menu summary').click();
    await page.getByRole('button', { name: 'Farah’s wallet' }).click();
    await openWaiting(/approve it or ask/);
    await page.getByLabel('Approved').selectOption('Yes');
    farah.refuses = true;
    await review();
    await dialog().getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByText('The signer declined: nothing was signed.').waitFor();
    expect(await page.getByLabel('Approved').inputValue()).to.equal('true');
    farah.refuses = false;
    await review();
    expect(await sign()).to.include('Milestone released');
    expect(farah.signed).to.equal(1);
  });

  it('withdraws what is owed', async () => {
    await actAs('chen');
    await page.getByRole('banner').getByRole('link', { name: /^Me/ }).click();
    await page
      .getByRole('row', { name: /Client Guild.*TUSD/ })
      .getByRole('link', { name: 'Withdraw' })
      .click();
    await review();
    expect(await sign()).to.include('Withdrawn');
  });

  it('raises a finding about an entry', async () => {
    const { ledgerEntries } = await ask<{ ledgerEntries: [{ entryHash: string }] }>(
      `{ ledgerEntries(first: 1, where: { guild: "${guild}" }) { entryHash } }`,
    );
    await open(`/g/${guild}/act/raiseFinding?subject=${ledgerEntries[0].entryHash}`);
    await actAs('hugo');
    await page.getByLabel('Title').fill('No invoice');
    await page.getByLabel('Severity').selectOption({ index: 1 });
    await page.getByLabel('Document').fill('There is no invoice.');
    await page.getByRole('button', { name: 'Publish the text' }).click();
    await page.getByText('Published as').waitFor();
    await review();
    expect(await sign()).to.include('Finding raised');
  });

  it('serves the deadlines as a calendar, and what went wrong is nothing', async () => {
    await page.getByRole('banner').getByRole('link', { name: /^Me/ }).click();
    const href = await page.getByRole('link', { name: 'the calendar of your deadlines' }).getAttribute('href');
    const answer = await fetch(href ?? '');
    expect([answer.status, await answer.text()].join(' ')).to.match(/^200 BEGIN:VCALENDAR/);
    expect(opened.outside).to.deep.equal([]);
    expect(opened.errors).to.deep.equal([]);
  });
});
