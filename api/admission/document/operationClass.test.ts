import { expect } from 'chai';
import { getOperationAST, parse } from 'graphql';
import { laneOf } from './operationClass.ts';

const own = new Map([['Query.chain', { weight: 10 }]]);

function lane(text: string) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('There is no operation.');
  return laneOf(document, operation, own);
}

describe('laneOf', () => {
  for (const [text, expected] of [
    ['{ guilds { id } __typename }', 'ledger'],
    ['{ guilds { id } chain { id } }', 'own'],
    ['{ __typename }', 'ledger'],
    ['{ __typename __schema { queryType { name } } a: __type(name: "A") { name } }', 'schema'],
    ['mutation { submitOne { id } }', 'submit'],
    ['mutation { submitOne { id } prepareOne { id } }', 'own'],
  ] as const) {
    it(`finds ${expected} for ${text}`, () => expect(lane(text)).to.equal(expected));
  }

  for (const text of [
    '{ guilds { id } a: __type(name: "LedgerEntry_filter") { inputFields { name } } }',
    '{ chain { id } __schema { types { name } } }',
    '{ ...A ... { guilds { id } } } fragment A on Query { ...B } fragment B on Query { __schema { types { name } } }',
  ]) {
    it(`refuses ${text}`, () => expect(() => lane(text)).to.throw('in a separate request'));
  }
});
