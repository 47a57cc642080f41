import { expect } from 'chai';
import { type Interface, Result } from 'ethers';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { abiOf } from '../../testing/ledger/chainActor.ts';
import { runningStack } from '../../testing/stack/runningStack.ts';
import { type PlayedLedger, playedLedger } from './playedLedger.ts';
import { readAll } from './readLedger.ts';

type Told = { name: string; args: { name: string; value: unknown }[]; sentence: string };
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

function plainText(value: unknown): string {
  if (value instanceof Result) throw new Error('a list is not plain');
  return typeof value === 'string' ? value.toLowerCase() : String(value);
}
