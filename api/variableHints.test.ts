import { expect } from 'chai';
import { buildSchema, parse, validate } from 'graphql';
import { hintOfDefined, hintOfSent } from './variableHints.ts';

const SCHEMA = buildSchema('type Query { guild(id: ID!, where: Int): ID }');

describe('hints at variables', () => {
  for (const [source, hint] of [
    ['query ($guild: ID!) { guild(id: $gild) }', ' Did you mean "$guild"?'],
    ['query Q($guild: ID!, $first: Int) { guild(id: $guild, where: $frist) }', ' Did you mean "$first"?'],
    ['query ($guild: ID!) { guild(id: $elsewhere) }', ''],
    ['query ($guild: ID!) { guilt(id: $guild) }', ''],
  ] as const) {
    it(`${hint === '' ? 'say nothing' : `say${hint}`} of ${source}`, () => {
      const [error] = validate(SCHEMA, parse(source));
      expect(hintOfDefined(error?.message ?? '', error)).to.equal(hint);
    });
  }

  it('say by which name a variable may have been sent', () => {
    const message = 'Variable "$guild" of required type "ID!" was not provided.';
    expect(hintOfSent(message, ['other', 'gild'])).to.equal(' The request sends "gild": did you mean that?');
    expect(hintOfSent(message, ['other'])).to.equal('');
    expect(hintOfSent('Variable "$guild" got invalid value 1.', ['gild'])).to.equal('');
  });
});
