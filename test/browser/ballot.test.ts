import { once } from 'node:events';
import { cp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import express from 'express';
import { build } from 'vite';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { repositoryRoot } from '../../local/repositoryRoot.ts';
import { categoryRules } from '../../local/story/categoryRules.ts';
import { walletOf } from '../../local/story/people.ts';
import { type ClientStage, guildInput, startClientStage } from '../../testing/client/clientStage.ts';
import { done } from '../../testing/client/done.ts';
import { moveToStranger, type Stranger } from '../../testing/client/stranger.ts';
import { type BrowserPage, openBrowserPage } from './browserPage.ts';

type Call = { method: string; params: [string, string] };

describe('the frontend of the examples', () => {
  let stage: ClientStage;
  let guild: string;
  let stranger: Stranger;
  let server: Server;
  let opened: BrowserPage;

  before(async () => {
    // What it does must not stand in the story's books, nor move its clock.
    stage = await startClientStage();
    const founding = stage.client.createGuild(await guildInput(stage));
    guild = done(await founding.as(await stage.signer('ada'))).entries[0]?.guild ?? '';
    // Votes count from the second after.
    await stage.pass(1);
    stranger = await moveToStranger();
    await cp(join(repositoryRoot, 'examples/ballot'), stranger.folder, { recursive: true });
    await build({ root: stranger.folder, configFile: false, logLevel: 'silent', base: './' });
    server = createServer(express().use(express.static(stranger.folder))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    opened = await openBrowserPage();
    await opened.page.exposeFunction('walletRequest', wallet);
    await opened.page.addInitScript('window.ethereum = { request: (call) => window.walletRequest(call) }');
    opened.page.on('dialog', (dialog) => dialog.accept());
  });
  after(async () => {
    await opened?.close();
    server?.close();
    await stranger?.remove();
    await stage?.stop();
  });

  /** Emeka's wallet as browsers have one, by EIP-1193. */
  const wallet = async ({ method, params }: Call): Promise<unknown> => {
    const emeka = walletOf('emeka');
    if (method === 'eth_requestAccounts') return [emeka.address];
    if (method !== 'eth_signTypedData_v4') throw new Error(`The page asks for ${method}.`);
    const { domain, types, message } = JSON.parse(params[1]);
    const { EIP712Domain: _, ...signed } = types;
    return emeka.signTypedData(domain, signed, message);
  };

  const propose = async (title: string): Promise<string> => {
    const spent = { token: stage.dollar, amount: 1n, purpose: 'WORK' } as const;
    const actions = [{ pay: { ...spent, to: walletOf('dalia').address, memo: 'Chairs' } }];
    const proposing = stage.client.propose({ guild, description: title, actions });
    const { entries } = done(await proposing.as(await stage.signer('ada')));
    await stage.pass(categoryRules.RESOURCES.votingDelay + 1);
    return entries.find(({ kind }) => kind === 'PROPOSAL_CREATED')?.proposal ?? '';
  };

  for (const [what, path] of [
    ['as it is', '/'],
    ['bundled', '/dist/'],
  ] as const) {
    it(`${what}, shows a guild’s entries and open votes, and votes by the browser’s wallet`, () => votesAt(path));
  }

  async function votesAt(path: string): Promise<void> {
    const { page } = opened;
    const title = `${path} needs <b id="injected">bold</b> chairs`;
    const proposal = await propose(title);
    const { port } = server.address() as AddressInfo;
    const search = new URLSearchParams({ gateway: `${stage.stack.gatewayUrl}/graphql`, guild });
    await page.goto(`http://127.0.0.1:${port}${path}?${search}`);
    await page.getByRole('heading', { name: 'Client Guild' }).waitFor();
    expect(await page.locator('#entries li').count()).to.equal(20);
    await page.locator('#proposals li', { hasText: title }).getByRole('button', { name: 'for' }).click();
    await page.getByText(/Your vote is entry \d+ of the ledger/).waitFor();
    const query =
      'query ($proposal: String!) { votes(where: { proposal: $proposal }) { voter { id } support entry { number } } }';
    type Votes = { votes: { voter: { id: string }; support: string; entry: { number: string } }[] };
    const { votes } = await queryGraph<Votes>(`${stage.stack.gatewayUrl}/graphql`, query, { proposal });
    const [vote] = votes;
    expect([votes.length, vote?.voter.id, vote?.support]).to.deep.equal([
      1,
      walletOf('emeka').address.toLowerCase(),
      'FOR',
    ]);
    await page.locator('#entries li', { hasText: `${vote?.entry.number}: ` }).waitFor();
    expect(await page.locator('#injected').count()).to.equal(0);
  }

  it('asked nobody else for anything, and no error was in its console', () => {
    expect(opened.outside).to.deep.equal([]);
    expect(opened.errors).to.deep.equal([]);
  });
});
