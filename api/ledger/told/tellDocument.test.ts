import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { buildSchema, parse, print } from 'graphql';
import type { Ledger } from '../ledger.ts';
import { tellDocument } from './tellDocument.ts';
import type { RowStanding } from './toldField.ts';

const schema = buildSchema(readFileSync(new URL('../../published/schema.graphql', import.meta.url), 'utf8'));
const basis = { deployment: 'Qm', block: { number: 7, hash: '0xab' } };

/** Told of a row that says `own`. */
const event = {
  selectionSet: '{ own: payload }',
  tell: (row: object, { block }: RowStanding) => ({
    name: (row as { own: string }).own,
    args: [{ name: 'a', type: 'bool', value: { b: [1] } }],
    changes: () => [],
    sentence: async () => `At ${JSON.stringify(await block())}.`,
  }),
};

const telling = (source: string) => tellDocument(parse(source), schema, { LedgerEntry: { event } });
const place = (source: string, data: Record<string, unknown>, named: [string, object][] = []) =>
  telling(source).place(data, { ledger: {} as Ledger, basis, named: new Map(named) });

describe('the told fields of an operation', () => {
  it('are asked for as what they need, with fragments in their place', () => {
    const source = `query ($n: Int) { guild(id: "0x") { ...G all: entries(first: $n) { ...E } } }
      fragment G on Guild { id entries { id } ...H } fragment H on Guild { ...G entries { event { name } } }
      fragment E on LedgerEntry { ... { e: event { ...T } } } fragment T on LedgerEvent { sentence }`;
    expect(print(telling(source).document).replace(/\s+/g, ' ')).to.equal(
      'query ($n: Int) { guild(id: "0x") { id entries { id own: payload } all: entries(first: $n) { own: payload } } }',
    );
  });

  it('are put where the client selects them, and nothing else is', async () => {
    const source = `{ ledgerEntries { k: kind event { __typename name n: name args { value } ...E } id } _meta { deployment } }
      fragment E on LedgerEvent { changes { name } args { type __typename } }`;
    const rows = [{ id: '0x1', k: 'A', own: 'Paid' }];
    const answer = await place(source, { ledgerEntries: rows, _meta: { deployment: 'Qm' } });
    const args = [{ value: { b: [1] }, type: 'bool', __typename: 'AbiValue' }];
    expect(JSON.stringify(answer)).to.equal(
      JSON.stringify({
        ledgerEntries: [
          { k: 'A', event: { __typename: 'LedgerEvent', name: 'Paid', n: 'Paid', args, changes: [] }, id: '0x1' },
        ],
        _meta: { deployment: 'Qm' },
      }),
    );
  });

  it('stand on the block that their root names, or on that of the answer', async () => {
    const source = `{ a: ledgerEntry(id: "0x") { event { sentence } } b: ledgerEntry(id: "0x") { event { sentence } }
      c: ledgerEntry(id: "0x") { event { sentence } } d: ledgerEntry(id: "0x") { event { sentence } } }`;
    const row = { own: '' };
    const named: [string, object][] = [
      ['a', {}],
      ['b', { number: 3 }],
      ['c', { hash: '0xcd' }],
    ];
    expect(await place(source, { a: row, b: row, c: row, d: null }, named)).to.deep.equal({
      a: { event: { sentence: 'At {"number":7}.' } },
      b: { event: { sentence: 'At {"number":3}.' } },
      c: { event: { sentence: 'At {"hash":"0xcd"}.' } },
      d: null,
    });
  });

  it('keep the names that clients give', async () => {
    const source = '{ __proto__: ledgerEntries { __proto__: event { __proto__: sentence } } }';
    const data = JSON.parse('{ "__proto__": [{ "own": "" }] }');
    expect(JSON.stringify(await place(source, data))).to.equal(
      '{"__proto__":[{"__proto__":{"__proto__":"At {\\"number\\":7}."}}]}',
    );
  });

  it('fail the answer when a row does not say them', async () => {
    const sentence = () => Promise.reject(new Error('said too late'));
    const failing = {
      ...event,
      tell: ({ own }: { own?: string }) => (own ? { sentence } : expect.fail('nothing said')),
    };
    const answer = tellDocument(parse('{ ledgerEntries { event { sentence } } }'), schema, {
      LedgerEntry: { event: failing },
    });
    const placed = answer.place(
      { ledgerEntries: [{ own: 'a' }, {}] },
      { ledger: {} as Ledger, basis, named: new Map() },
    );
    // What fails after that, and is heard by nobody, would end the gateway.
    const unheard: unknown[] = [];
    const listen = (reason: unknown) => unheard.push(reason);
    process.on('unhandledRejection', listen);
    expect(await placed.catch(({ message }) => message)).to.equal('nothing said');
    await setImmediate();
    process.off('unhandledRejection', listen);
    expect(unheard).to.deep.equal([]);
  });
});
