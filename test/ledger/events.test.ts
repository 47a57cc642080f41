import { expect } from 'chai';
import { type Interface, Result } from 'ethers';
import { contractOf } from '../../api/events/contractOf.ts';
import { sentences } from '../../api/events/sentenceOf.ts';
import { namesIn } from '../../api/events/sentences/fill.ts';
import { quoted } from '../../api/prepare/words.ts';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { abiOf } from '../../testing/ledger/chainActor.ts';
import { runningStack } from '../../testing/stack/runningStack.ts';
import { type PlayedLedger, playedLedger } from './playedLedger.ts';
import { readAll } from './readLedger.ts';

type Told = { name: string; args: { name: string; value: unknown }[]; sentence: string };
type AboutEntry = {
  number: string;
  contract: { role: string };
  project: { number: string; title: string } | null;
  proposal: { title: string } | null;
  actor: { id: string };
  event: Told;
};
const EVENT = 'event { name args { name value } sentence }';

describe('what the gateway says of entries', () => {
  let ledger: PlayedLedger;
  let graphql: string;
  before(async () => {
    ledger = await playedLedger();
    ({ graphql } = await runningStack());
  });

  it('is each log’s event with its parameters, as ethers reads the log, and a sentence', async () => {
    const interfaces = new Map<string, Interface>();
    for (const guild of ledger.guilds) {
      const entries = await readAll<{ event: Told }>(graphql, 'ledgerEntries', EVENT, `guild: "${guild.id}"`);
      expect(entries.length).to.equal(guild.logs.length);
      for (const [at, { event }] of entries.entries()) {
        const log = guild.logs[at];
        if (log === undefined) throw new Error('an entry without a log');
        const known = interfaces.get(log.contract) ?? (await abiOf(log.contract));
        interfaces.set(log.contract, known);
        const expected = known.parseLog(log.log);
        expect(event.name).to.equal(log.fragment.name);
        expect(event.args.map(({ name }) => name)).to.deep.equal(log.fragment.inputs.map(({ name }) => name));
        for (const [index, { value }] of event.args.entries()) {
          const input = log.fragment.inputs[index];
          const isPlain = /^(?:u?int256|address|bytes32|bool)$/.test(input?.type ?? '');
          if (isPlain) expect(String(value), `${event.name} ${input?.name}`).to.equal(plainText(expected?.args[index]));
        }
        expect(event.sentence).to.match(/^\P{Ll}.*\.$/su);
        expect(event.sentence).to.not.match(/undefined|NaN|\[object/);
      }
    }
  });

  it('names what the entry is about, whether its operation is forwarded or executed', async () => {
    const about = 'number contract { role } project { number title } proposal { title } actor { id }';
    for (const { id } of ledger.guilds) {
      for (let after: string | undefined = '0'; after !== undefined; ) {
        const entries = `ledgerEntries(first: 500, orderBy: number, where: { guild: "${id}", number_gt: "${after}" }) { ${about} ${EVENT} }`;
        const forwarded = (await queryGraph(graphql, `{ ${entries} }`)) as { ledgerEntries: AboutEntry[] };
        const executed = (await queryGraph(graphql, `{ ${entries} chain { id } }`)) as { ledgerEntries: AboutEntry[] };
        expect(forwarded.ledgerEntries).to.deep.equal(executed.ledgerEntries);
        for (const entry of forwarded.ledgerEntries) expectNamed(entry);
        after = forwarded.ledgerEntries[499]?.number;
      }
    }
  });

  it('says the same wherever the entry stands, whatever the client calls its fields', async () => {
    const [guild] = ledger.acted;
    const { direct, nested } = (await queryGraph(
      graphql,
      `{ direct: ledgerEntries(where: { guild: "${guild.id}" }, orderBy: id, first: 3) { payload: kind ...E }
         nested: guild(id: "${guild.id}") { entries(orderBy: id, first: 3) { topic0: id actor: number ...E } } }
       fragment E on LedgerEntry { event { n: name sentence changes { name before after } } }`,
    )) as { direct: { event: object }[]; nested: { entries: { event: object }[] } };
    expect(direct.map(({ event }) => event)).to.deep.equal(nested.entries.map(({ event }) => event));
  });

  it('refuses fields that the client calls as the gateway calls its own', async () => {
    for (const field of ['topic0', 'id', 'entryHash']) {
      const query = `{ ledgerEntries(first: 2) { _guildhall_payload: ${field} event { sentence } } }`;
      const response = await fetch(graphql, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      expect(errors.map(({ extensions }) => extensions.code)).to.include('BAD_USER_INPUT');
    }
  });
});

/** What a sentence asks for, it names as the entry's own record does. */
function expectNamed({ contract, project, proposal, actor, event }: AboutEntry): void {
  const sentence = sentences[`${contractOf(contract.role)} ${event.name}`];
  const names = new Set(namesIn(sentence ?? '').map(({ name }) => name));
  const said = event.sentence.toLowerCase();
  if (project && (names.has('project') || names.has('milestone'))) {
    expect(said).to.include(`project ${project.number} ${quoted(project.title)}`.toLowerCase());
  }
  if (proposal && (names.has('proposal') || names.has('operation'))) {
    expect(said).to.include(`proposal ${quoted(proposal.title)}`.toLowerCase());
  }
  if (names.has('actor')) expect(said).to.match(new RegExp(`${actor.id.slice(0, 6)}…${actor.id.slice(-4)}|the `));
}

function plainText(value: unknown): string {
  if (value instanceof Result) throw new Error('a list is not plain');
  return typeof value === 'string' ? value.toLowerCase() : String(value);
}
