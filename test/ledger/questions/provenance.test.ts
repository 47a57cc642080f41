import { expect } from 'chai';
import { playedLedger } from '../playedLedger.ts';
import { type AskedGuild, askedGuilds } from './askedGuilds.ts';
import { expectProvenance, type JudgedEntry, pays, readJudged } from './expectProvenance.ts';
import { allNodes, answerOf, askGateway } from './gatewayOf.ts';

type Step = { id: string; event: { sentence: string } };
type Edge = { cursor: string; role: string; node: Step };
type Provenance = { edges: Edge[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

const QUERY = `query ($id: ID!, $after: String, $first: Int) {
  ledgerEntry(id: $id) {
    provenance(first: $first, after: $after) {
      edges { cursor role node { id event { sentence } } } pageInfo { hasNextPage endCursor }
    }
  }
}`;

describe('the provenance of a payment', () => {
  let guilds: AskedGuild[];
  const entriesOf = new Map<string, JudgedEntry[]>();
  before(async () => {
    const asked = await askedGuilds();
    ({ guilds } = asked);
    const { context } = await playedLedger();
    for (const { id } of guilds) entriesOf.set(id, await readJudged(context.ledgerUrl, id, asked.head));
  });

  async function edgesOf(id: string, first: number): Promise<Edge[]> {
    return allNodes<Edge>(async (after) => {
      const { ledgerEntry } = await askGateway<{ ledgerEntry: { provenance: Provenance } }>(QUERY, {
        id,
        after,
        first,
      });
      const { edges, pageInfo } = ledgerEntry.provenance;
      return { edges: edges.map((edge) => ({ cursor: edge.cursor, node: edge })), pageInfo };
    });
  }

  it('leads from where the money came from over who decided to each payment of every guild', async () => {
    const kinds = new Set<string>();
    for (const { id } of guilds) {
      const all = entriesOf.get(id) as JudgedEntry[];
      const byId = new Map(all.map((entry) => [entry.id, entry]));
      for (const payment of all.filter(pays)) {
        const edges = await edgesOf(payment.id, 100);
        const steps = edges.map(({ node, role }) => ({ ...(byId.get(node.id) as JudgedEntry), role }));
        expectProvenance(payment, steps, all);
        for (const { node } of edges) expect(node.event.sentence).to.not.equal('');
        kinds.add(payment.kind);
      }
    }
    expect(kinds.size).to.equal(11);
  });

  it('is the same however it is paged', async () => {
    const [guild] = guilds as [AskedGuild];
    const payment = entriesOf.get(guild.id)?.find(({ kind }) => kind === 'WITHDRAWN') as JudgedEntry;
    expect(await edgesOf(payment.id, 2)).to.deep.equal(await edgesOf(payment.id, 500));
  });

  it('names each step of a milestone of the story, and what it does', async () => {
    const [guild] = guilds as [AskedGuild];
    const payment = entriesOf.get(guild.id)?.find(({ kind }) => kind === 'MILESTONE_RELEASED') as JudgedEntry;
    const edges = await edgesOf(payment.id, 100);
    expect(edges.map(({ role }) => role)).to.deep.equal([
      ...['AGREEMENT', 'FUNDING', 'FUNDING', 'PROPOSAL', 'VOTE', 'VOTE', 'VOTE', 'VOTE', 'EXECUTION', 'EXECUTION'],
      ...['ACCEPTANCE', 'EXECUTION', 'EXECUTION', 'DELIVERABLE', 'REVIEW', 'REVIEW', 'PAYMENT'],
    ]);
  });

  it('is null for an entry that pays nothing, and refused for a page that is none', async () => {
    const [guild] = guilds as [AskedGuild];
    const [created] = entriesOf.get(guild.id) as [JudgedEntry];
    const ask = (first: number, after?: string) => answerOf<object>(QUERY, { id: created.id, first, after });
    expect((await ask(10)).data).to.deep.equal({ ledgerEntry: { provenance: null } });
    const payment = entriesOf.get(guild.id)?.find(pays) as JudgedEntry;
    for (const page of [{ first: 0 }, { first: 501 }, { first: 5, after: 'x' }]) {
      const [error] = (await answerOf(QUERY, { id: payment.id, ...page })).errors ?? [];
      expect(error?.extensions.code).to.equal('BAD_USER_INPUT');
    }
  });
});
