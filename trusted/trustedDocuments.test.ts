import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { buildSchema, Kind, OperationTypeNode, parse, validate } from 'graphql';
import { readTrustedDocuments } from './trustedDocuments.ts';

const schema = buildSchema(readFileSync('api/published/schema.graphql', 'utf8'), { assumeValidSDL: true });

describe('trusted documents', () => {
  it('are all questions of an auditor', () => {
    expect(readTrustedDocuments().map(({ name }) => name)).to.deep.equal([
      ...['entries', 'guild', 'project', 'proof', 'proposal', 'provenance', 'reconciliation', 'search', 'statement'],
      ...['trialBalance', 'waitingFor'],
    ]);
  });

  for (const { name, description, source, id } of readTrustedDocuments()) {
    it(`${name} is one query of the published schema that says what it answers`, () => {
      const document = parse(source);
      expect(validate(schema, document)).to.deep.equal([]);
      const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
      expect(operations.map((node) => [node.operation, node.name?.value])).to.deep.equal([
        [OperationTypeNode.QUERY, name],
      ]);
      expect(description).to.match(/^[A-Z].{30,}\.$/);
      const bytes = readFileSync(`trusted/documents/${name}.graphql`);
      expect(id).to.equal(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
    });
  }
});
