import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { buildSchema, parse, print, validate } from 'graphql';
import { pinDocument } from './blocks/pinDocument.ts';
import { planDocument } from './planDocument.ts';

const ledgerSchema = buildSchema(readFileSync(new URL('./served.graphql', import.meta.url), 'utf8'));
const schema = buildSchema(readFileSync(new URL('../published/schema.graphql', import.meta.url), 'utf8'));
const event = { selectionSet: '{ own: payload }', tell: () => ({}) };

function document(source: string) {
  const parsed = parse(source);
  expect(validate(schema, parsed)).to.deep.equal([]);
  return parsed;
}

describe('planDocument', () => {
  for (const [what, source, forwardable, asksLedger, isTold = false] of [
    ['ledger fields', '{ guilds { id entries(first: 1) { actor { id } } } _meta { deployment } }', true, true],
    ['type names', '{ guilds { __typename } }', true, true],
    ['the type name of the root, whose place graph-node changes', '{ __typename guilds { id } }', false, true],
    ['fragments', '{ ...A } fragment A on Query { guilds { ...B } } fragment B on Guild { id }', true, true],
    ['several ledger operations', 'query A { guilds { id } } query B { accounts { id } }', true, true],
    ['fields of the gateway', '{ chain { id } }', false, false],
    ['both', '{ chain { id } guilds { id } }', false, true],
    [
      'a field that the gateway adds to a row',
      '{ guilds { entries { ... { proof { log { header } } } } } }',
      false,
      true,
    ],
    ['both, in a fragment', '{ guilds { id } ...A } fragment A on Query { chain { id } }', false, true],
    ['introspection', '{ __schema { queryType { name } } }', false, false],
    ['introspection and the ledger', '{ __type(name: "Guild") { name } guilds { id } }', false, true],
    ['ledger fields under a field of the gateway', '{ relayRequest(id: "1") { entries { id } } }', false, false],
    ['the key that the gateway asks under', '{ _guildhallBasis: guilds { id } }', false, true],
    ['nothing but a type name', '{ __typename }', false, false],
    [
      'told fields, in fragments too',
      '{ guilds { entries { event { ...E } } } } fragment E on LedgerEvent { __typename args { name } }',
      true,
      true,
      true,
    ],
    ['told fields and others of the gateway', '{ ledgerEntries { event { name } } chain { id } }', false, true, true],
  ] as [string, string, boolean, boolean, boolean?][]) {
    it(`${forwardable && asksLedger ? 'forwards' : 'executes'} ${what}`, () => {
      const plan = planDocument(document(source), schema, ledgerSchema, { LedgerEntry: { event } });
      expect(plan).to.deep.equal({ forwardable, asksLedger, isTold });
    });
  }

  it('executes mutations', () => {
    const mutation =
      'mutation ($i: SubmitSignedTransactionInput!) { submitSignedTransaction(input: $i) { request { entries { id } } } }';
    expect(planDocument(document(mutation), schema, ledgerSchema)).to.deep.equal({
      forwardable: false,
      asksLedger: false,
      isTold: false,
    });
  });
});

describe('pinDocument', () => {
  const basis = { deployment: 'Qm', block: { number: 7, hash: '0xab' } };
  const pin = (source: string, variables = {}) =>
    print(
      pinDocument({ document: document(source), variables }, { gateway: schema, ledger: ledgerSchema }, basis),
    ).replace(/\s+/g, ' ');

  it('pins ledger fields at the root by number and _meta by hash, in fragments too', () => {
    expect(pin('{ chain { id } guilds(first: 1) { id } ...A } fragment A on Query { _meta { deployment } }')).to.equal(
      '{ chain { id } guilds(first: 1, block: {number: 7}) { id } ...A } fragment A on Query { _meta(block: {hash: "0xab"}) { deployment } }',
    );
  });

  it('leaves fields that name a block of their own', () => {
    const source =
      'query ($b: Block_height) { chain { id } guilds(block: $b) { id } accounts(block: {number: 3}) { id } }';
    expect(pin(source, { b: { hash: '0xcd' } })).to.equal(print(parse(source)).replace(/\s+/g, ' '));
  });

  it('pins fields that may stand on any block from a number on, and refuses one that is not there', () => {
    const source =
      'query ($b: Block_height) { chain { id } guilds(block: $b) { id } _meta(block: {number_gte: 7}) { deployment } }';
    expect(pin(source, { b: { number_gte: 3 } })).to.equal(
      'query ($b: Block_height) { chain { id } guilds(block: {number: 7}) { id } _meta(block: {hash: "0xab"}) { deployment } }',
    );
    expect(() => pin(source, { b: { number_gte: 8 } })).to.throw('only indexed up to block 7; block 8 is not there');
  });

  it('leaves fields that take no block', () => {
    expect(pin('{ chain { id } guilds { entries { id } } }')).to.equal(
      '{ chain { id } guilds(block: {number: 7}) { entries { id } } }',
    );
  });
});
