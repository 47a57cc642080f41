import { expect } from 'chai';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { BASIS_KEY, printWithBasis, takeBasis } from './basis.ts';

const BASIS = '{"deployment":"Qm \\"{}}\\" ü","block":{"number":7,"hash":"0xab"}}';

describe('printWithBasis', () => {
  it('asks last, and changes nothing else of the operation', () => {
    const source = 'fragment F on Query { guilds { id } } query Q($n: Int) { ...F }';
    expect(printWithBasis(parse(source)).replace(/\s+/g, ' ')).to.equal(
      `fragment F on Query { guilds { id } } query Q($n: Int) { ...F ${BASIS_KEY}: _meta { deployment block { number hash } } }`,
    );
  });

  it('asks for it alone when nothing else is left', () => {
    const document = parse('{ a }');
    const [operation] = document.definitions as OperationDefinitionNode[];
    const empty = {
      ...operation,
      selectionSet: { kind: Kind.SELECTION_SET, selections: [] },
    } as OperationDefinitionNode;
    expect(printWithBasis({ ...document, definitions: [empty] }).replace(/\s+/g, ' ')).to.equal(
      `{ ${BASIS_KEY}: _meta { deployment block { number hash } } }`,
    );
  });
});

const take = (answer: string) => {
  const taken = takeBasis(Buffer.from(answer));
  return taken && { ...taken, data: Buffer.concat(taken.data).toString() };
};

describe('takeBasis', () => {
  for (const [where, data, rest] of [
    ['at the end', `{"a":[{"id":"0x"}],"${BASIS_KEY}":${BASIS}}`, '{"a":[{"id":"0x"}]}'],
    ['in the middle', `{"a":null,"${BASIS_KEY}":${BASIS},"b":[]}`, '{"a":null,"b":[]}'],
    ['at the beginning', `{"${BASIS_KEY}":${BASIS},"b":[]}`, '{"b":[]}'],
    ['alone', `{"${BASIS_KEY}":${BASIS}}`, '{}'],
  ] as const) {
    it(`takes it out ${where}`, () => {
      expect(take(`{"data":${data}}`)).to.deep.equal({ data: rest, basis: BASIS });
    });
  }

  it('is not misled by text that looks like it', () => {
    const title = JSON.stringify(`,"${BASIS_KEY}":{"deployment":"x","block":{}}}`);
    const data = `{"a":${title},"${BASIS_KEY}":${BASIS},"b":${title}}`;
    expect(take(`{"data":${data}}`)).to.deep.equal({ data: `{"a":${title},"b":${title}}`, basis: BASIS });
  });

  it('leaves answers with errors, without data and without a basis to the parser', () => {
    const basis = `"${BASIS_KEY}":${BASIS}`;
    expect(take(`{"data":{"a":null,${basis}},"errors":[{"message":"x"}]}`)).to.equal(null);
    expect(take('{"errors":[{"message":"x"}]}')).to.equal(null);
    expect(take('{"data":{"a":{}}}')).to.equal(null);
    expect(take(`{"data":{"${BASIS_KEY}":null,"a":{}}}`)).to.equal(null);
  });
});
