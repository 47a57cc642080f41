// A guild's open votes and last entries, kept up to date; votes by the browser's wallet.
//   index.html?gateway=URL&guild=ID
import { createClient, fromProvider } from '@guildhall/client';

const settings = new URLSearchParams(location.search);
const client = createClient({ url: settings.get('gateway') ?? 'http://127.0.0.1:4000/graphql' });

const GUILDS =
  'query ($ids: [Bytes!]) { guilds(first: 1, where: { id_in: $ids }) { id name } _meta { block { timestamp } } }';
const ROWS = `query ($guild: String!, $now: BigInt!) {
  proposals(where: { guild: $guild, status: CREATED, voteStart_lt: $now, voteEnd_gte: $now }, orderBy: id) { id title }
  ledgerEntries(where: { guild: $guild }, first: 20, orderBy: id, orderDirection: desc) { id number event { sentence } }
}`;

const element = (id) => document.getElementById(id);

/** What others wrote goes into the page as text, never as HTML. */
function item(text, ...children) {
  const li = document.createElement('li');
  li.append(text, ...children);
  return li;
}

function tell(text) {
  element('status').textContent = text;
}

async function show(guild) {
  const { guilds, _meta } = await client.query(GUILDS, { ids: [guild] });
  const { proposals, ledgerEntries } = await client.query(ROWS, { guild, now: BigInt(_meta.block.timestamp) });
  element('guild').textContent = guilds[0].name;
  element('proposals').replaceChildren(...proposals.map(({ id, title }) => item(`${title} `, ...buttons(id))));
  element('entries').replaceChildren(...ledgerEntries.map(({ number, event }) => item(`${number}: ${event.sentence}`)));
}

function buttons(proposal) {
  return ['FOR', 'AGAINST', 'ABSTAIN'].map((support) => {
    const button = document.createElement('button');
    button.textContent = support.toLowerCase();
    button.onclick = () => vote(proposal, support).catch(({ message }) => tell(message));
    return button;
  });
}

async function vote(proposal, support) {
  if (!window.ethereum) return tell('There is no wallet in this browser: install one, then load the page again.');
  const result = await client.castVote({ proposal, support }).as(await fromProvider(window.ethereum), {
    confirm: ({ summary, payer }) => confirm(`${summary}? The ${payer} pays.`),
    onStatus: ({ status }) => tell(`Your vote is ${status.toLowerCase()}.`),
  });
  if (!result.ok) return tell(result.errors.map(({ message }) => message).join(' '));
  tell(`Your vote is entry ${result.entries.find(({ kind }) => kind === 'VOTE_CAST')?.number} of the ledger.`);
}

async function follow() {
  const wanted = settings.get('guild');
  const { guilds } = await client.query(GUILDS, { ids: wanted ? [wanted] : undefined });
  if (!guilds[0]) return tell('The ledger has no such guild.');
  const { id } = guilds[0];
  await show(id);
  // Time alone opens and ends votes: no log says so.
  setInterval(() => show(id).catch(({ message }) => tell(message)), 15_000);
  // The first message tells where the ledger stands, each other one that something is new.
  for await (const _ of client.events({ where: { guilds: [id] }, onBreak: ({ message }) => tell(message) }))
    await show(id);
}

follow().catch(({ message }) => tell(message));
