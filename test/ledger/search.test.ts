import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { ZeroHash } from 'ethers';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { openContentBlocks } from '../../local/parts/contentBlocks.ts';
import { expectHealthy } from './anyLogs/expectWhole.ts';
import { type LoggedGuild, startLoggedGuild } from './anyLogs/loggedGuild.ts';
import { documentsRead } from './documents/documentsRead.ts';

type Found = { proposalSearch: { proposalId: string; title: string }[] };
type Waiting = {
  tasks: { kind: string; dueAt: string | null; milestone: { index: number } | null }[];
  proposals: { title: string; votes: unknown[] }[];
  actionPolicies: { action: string; agreement: { current: { title: string; acceptances: unknown[] } } }[];
};

const ANA = '0xa0a0000000000000000000000000000000000000';
const BO = '0xb0b0000000000000000000000000000000000000';
const TOKEN = '0xd0110000000000000000000000000000000000d0';
const GUILD = '0xa000000000000000000000000000000000000001';
const NOW = Math.floor(Date.now() / 1000);
/** So much is cut off before it is searched. */
const SEARCH_LIMIT = 16_384;
/**
 * Each word is three to PostgreSQL, an address, its host and its path: more than its full-text index takes, which stops a
 * ledger that indexes the text as it is.
 */
const MONSTER = Array.from({ length: 36_000 }, (_, i) => `${i.toString(36)}.io/${i.toString(36)}`).join(' ');

describe('what the ledger finds', () => {
  let guild: LoggedGuild;
  before(async () => {
    guild = await startLoggedGuild();
    await propose(1, '# Translate the handbook\n\nInto Welsh, and pay the translators.');
    await propose(2, `# Monstrous\n\n${MONSTER} afterwards`);
    await createProject(1, MONSTER);
    await propose(3, '# Audit the treasury');
    await createProject(2, 'Handbook in Welsh');
    await playAgreements();
    await playDocuments();
    await guild.caughtUp();
  });
  after(() => guild?.stop());

  async function propose(id: number, description: string, voteEnd = NOW + 1_000): Promise<void> {
    await guild.log('GuildGovernor', 'ProposalCreated', [id, ANA, [], [], [], [], NOW - 1, voteEnd, description]);
  }

  async function createProject(id: number, title: string): Promise<void> {
    const milestones = [[BO, 60, NOW + 500, 0, 0]];
    const terms = [TOKEN, title, milestones, [ANA], 1, 10, 10, 1, 0, ANA, 0, ZeroHash, 'bafy'];
    await guild.log('Projects', 'ProjectCreated', [id, ANA, TOKEN, terms, 500, 60, ZeroHash]);
    await guild.log('Projects', 'MilestoneFunded', [id, 0, ANA, 60]);
    await guild.log('Projects', 'ProjectAccepted', [id, ANA, ZeroHash]);
  }

  async function playAgreements(): Promise<void> {
    await guild.log('Compliance', 'AgreementPublished', [1, 1, ANA, 'Privacy', ZeroHash, 'bafy']);
    await guild.log('Compliance', 'AgreementPublished', [2, 1, ANA, 'Unused', ZeroHash, 'bafy']);
    await guild.log('Compliance', 'ActionPolicySet', [2, ANA, [false, 0, 0], [true, 0, 1]]);
    await guild.log('Compliance', 'ActionPolicySet', [3, ANA, [false, 0, 0], [true, 1, 0]]);
    await guild.log('Compliance', 'AgreementAccepted', [BO, 1, 1, ZeroHash, BO]);
    await guild.log('GuildGovernor', 'VoteCast', [BO, 1, 1, 5, '']);
  }

  async function playDocuments(): Promise<void> {
    const blocks = await openContentBlocks(guild.contentFolder);
    const documents = ['# Handbook\n\nFor translators.', '{"name":"Glossary","description":"Gwell dysg na golud"}'];
    const cids: string[] = [];
    for (const [i, document] of documents.entries()) {
      const { cid } = await blocks.add(new TextEncoder().encode(document), { cidVersion: 1, rawLeaves: true });
      await guild.log('Compliance', 'AgreementPublished', [10 + i, 1, ANA, 'Document', ZeroHash, String(cid)]);
      cids.push(String(cid));
    }
    await documentsRead(guild, cids);
  }

  async function search(text: string): Promise<string[]> {
    const query = `{ proposalSearch(text: ${JSON.stringify(text)}) { proposalId title } }`;
    return (await queryGraph<Found>(guild.ledgerUrl, query)).proposalSearch.map(({ title }) => title);
  }

  it('finds proposals by words of their descriptions, in any of their forms', async () => {
    expect(await search('welsh')).to.deep.equal(['Translate the handbook']);
    expect(await search('handbooks')).to.deep.equal(['Translate the handbook']);
    expect(await search('translator & pay')).to.deep.equal(['Translate the handbook']);
    expect(await search('audi:*')).to.deep.equal(['Audit the treasury']);
    expect(await search('welsh & audit')).to.deep.equal([]);
  });

  it('finds projects by words of their titles', async () => {
    const { projectSearch } = await queryGraph<{ projectSearch: { number: string }[] }>(
      guild.ledgerUrl,
      '{ projectSearch(text: "welsh") { number } }',
    );
    expect(projectSearch).to.deep.equal([{ number: '2' }]);
  });

  it('finds documents by words of their titles, descriptions and texts', async () => {
    const searchDocuments = async (text: string) => {
      const query = `{ documentSearch(text: "${text}") { title mentions { kind } } }`;
      return (await queryGraph<{ documentSearch: unknown[] }>(guild.ledgerUrl, query)).documentSearch;
    };
    const mentions = [{ kind: 'AGREEMENT_PUBLISHED' }];
    expect(await searchDocuments('translator')).to.deep.equal([{ title: 'Handbook', mentions }]);
    expect(await searchDocuments('dysg & glossary')).to.deep.equal([{ title: 'Glossary', mentions }]);
    expect(await searchDocuments('glossary & translator')).to.deep.equal([]);
  });

  it('F-2 searches the beginning of a monstrous text, keeps all of it and goes on', async () => {
    expect(await search('monstrous')).to.deep.equal(['Monstrous']);
    expect(await search('afterwards')).to.deep.equal([]);
    const { proposals } = await queryGraph<{ proposals: { description: string; searchText: string }[] }>(
      guild.ledgerUrl,
      '{ proposals(where: { title: "Monstrous" }) { description searchText } }',
    );
    const [{ description, searchText } = { description: '', searchText: '' }] = proposals;
    expect(description).to.have.length.greaterThan(MONSTER.length);
    expect(searchText).to.equal(description.slice(0, SEARCH_LIMIT));
    await expectHealthy(guild);
  });

  it('tells in one query what waits for an account: its tasks, votes and agreements', async () => {
    const docs = await readFile(new URL('../../docs/ledger.md', import.meta.url), 'utf8');
    const query = /```graphql\n(query WaitingFor[^`]*)```/.exec(docs)?.[1] ?? '';
    const ask = (account: string) =>
      queryGraph<Waiting>(guild.ledgerUrl, query, { account, guild: GUILD, now: String(NOW) });
    const ofAna = await ask(ANA);
    const ofBo = await ask(BO);
    const open = (waiting: Waiting) =>
      waiting.proposals.filter(({ votes }) => votes.length === 0).map(({ title }) => title);
    const unaccepted = ({ actionPolicies }: Waiting) =>
      actionPolicies
        .filter(({ agreement }) => agreement.current.acceptances.length === 0)
        .map(({ action, agreement }) => `${action} ${agreement.current.title}`);
    expect(open(ofAna)).to.have.members(['Translate the handbook', 'Monstrous', 'Audit the treasury']);
    expect(open(ofBo)).to.have.members(['Monstrous', 'Audit the treasury']);
    expect(unaccepted(ofAna)).to.deep.equal(['WITHDRAW Privacy']);
    expect(unaccepted(ofBo)).to.deep.equal([]);
    expect(ofAna.tasks).to.deep.equal([]);
    expect(ofBo.tasks.map(({ kind, dueAt }) => [kind, dueAt])).to.deep.equal([
      ['DELIVERABLE', String(NOW + 500)],
      ['DELIVERABLE', String(NOW + 500)],
    ]);
  });
});
