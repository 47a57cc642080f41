import { expect } from 'chai';
import { type OperationDefinitionNode, parse } from 'graphql';
import { askForBasis, BASIS_KEY, takeBasis } from './basis.ts';

const BASIS = '{"deployment":"Qm \\"{}}\\" ü","block":{"number":7,"hash":"0xab"}}';

function operationOf(source: string): OperationDefinitionNode {
  return parse(source).definitions.find((node) => node.kind === 'OperationDefinition') as OperationDefinitionNode;
}

describe('askForBasis', () => {
  it('asks last, and changes nothing else of the document', () => {
    const source = 'fragment F on Query { guilds { id } } query Q($n: Int) { ...F # }\n}';
    expect(askForBasis(source, parse(source), operationOf(source))).to.equal(
      `fragment F on Query { guilds { id } } query Q($n: Int) { ...F # }\n ${BASIS_KEY}: _meta { deployment block { number hash } }}`,
    );
  });

  it('takes the operation out of a document of several, with the fragments that it uses', () => {
    const document = parse(
      'query A { ...F ...G } query B { ...G } fragment F on Query { a } fragment G on Query { b }',
    );
    const asked = askForBasis('', document, document.definitions[1] as OperationDefinitionNode);
    expect(asked.replace(/\s+/g, ' ')).to.equal(
      `query B { ...G ${BASIS_KEY}: _meta { deployment block { number hash } }} fragment G on Query { b }`,
    );
  });
});

describe('takeBasis', () => {
  for (const [where, data, rest] of [
    ['at the end', `{"a":[{"id":"0x"}],"${BASIS_KEY}":${BASIS}}`, '{"a":[{"id":"0x"}]}'],
    ['in the middle', `{"a":null,"${BASIS_KEY}":${BASIS},"b":[]}`, '{"a":null,"b":[]}'],
    ['at the beginning', `{"${BASIS_KEY}":${BASIS},"b":[]}`, '{"b":[]}'],
    ['alone', `{"${BASIS_KEY}":${BASIS}}`, '{}'],
  ] as const) {
    it(`takes it out ${where}`, () => {
      expect(takeBasis(`{"data":${data}}`)).to.deep.equal({ data: rest, basis: BASIS });
    });
  }

  it('is not misled by text that looks like it', () => {
    const title = JSON.stringify(`,"${BASIS_KEY}":{"deployment":"x","block":{}}}`);
    const data = `{"a":${title},"${BASIS_KEY}":${BASIS},"b":${title}}`;
    expect(takeBasis(`{"data":${data}}`)).to.deep.equal({ data: `{"a":${title},"b":${title}}`, basis: BASIS });
  });

  it('leaves answers with errors, without data and without a basis to the parser', () => {
    const basis = `"${BASIS_KEY}":${BASIS}`;
    expect(takeBasis(`{"data":{"a":null,${basis}},"errors":[{"message":"x"}]}`)).to.equal(null);
    expect(takeBasis('{"errors":[{"message":"x"}]}')).to.equal(null);
    expect(takeBasis('{"data":{"a":{}}}')).to.equal(null);
    expect(takeBasis(`{"data":{"${BASIS_KEY}":null,"a":{}}}`)).to.equal(null);
  });
});
