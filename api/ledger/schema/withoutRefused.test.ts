import { expect } from 'chai';
import {
  buildClientSchema,
  buildSchema,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  introspectionFromSchema,
} from 'graphql';
import { withoutRefused } from './withoutRefused.ts';

const OPERATORS = [
  '',
  '_contains',
  '_contains_nocase',
  '_not_contains_nocase',
  '_starts_with',
  '_not_ends_with_nocase',
];
const filters = (field: string) => OPERATORS.map((operator) => `${field}${operator}: String`).join(' ');

const published = introspectionFromSchema(
  buildSchema(`
    scalar Bytes
    enum Kind { A B }
    type Row { id: Bytes! title: String! kind: Kind! other: Row text: Named rows: [Row!]! tags: [String!]! }
    type Named { id: String! kind: Kind! }
    input Row_filter { ${filters('title')} ${filters('other')} ${filters('text')} ${filters('tags')} tags_not_contains: String rows_: Row_filter other_: Row_filter and: [Row_filter] }
    enum Row_orderBy { id title kind other other__title other__kind text text__id rows tags }
    enum Other_thing { kind }
    type Query { rows(where: Row_filter, orderBy: Row_orderBy, kind: Kind, thing: Other_thing): [Row!]! named: Named _logs(level: LogLevel): [_Log_!]! }
    enum LogLevel { DEBUG }
    type _Log_ { level: LogLevel! meta: _LogMeta_! arguments: [_LogArgument_!]! }
    type _LogMeta_ { line: Int! }
    type _LogArgument_ { key: String! }
  `),
);

describe('what the gateway serves of graph-node’s schema', () => {
  const schema = buildClientSchema(withoutRefused(published));

  it('looks into texts, also those that are ids, and not into ids of bytes as if they were', () => {
    const names = Object.keys((schema.getType('Row_filter') as GraphQLInputObjectType).getFields());
    const named = (field: string) => names.filter((name) => name.startsWith(field));
    expect(named('title')).to.have.lengthOf(OPERATORS.length);
    expect(named('text')).to.have.lengthOf(OPERATORS.length);
    expect(named('other')).to.have.members(['other', 'other_contains', 'other_']);
    expect(names).to.include('and');
  });

  it('asks of lists what they contain, and what their rows are', () => {
    const names = Object.keys((schema.getType('Row_filter') as GraphQLInputObjectType).getFields());
    expect(names.filter((name) => /^(tags|rows)/.test(name))).to.have.members(['tags_contains', 'rows_']);
  });

  it('orders by scalars only, of the row or of one that it refers to', () => {
    const names = (schema.getType('Row_orderBy') as GraphQLEnumType).getValues().map(({ name }) => name);
    expect(names).to.have.members(['id', 'title', 'other__title', 'text__id']);
  });

  it('leaves out the subgraph’s log', () => {
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).to.have.members(['rows', 'named']);
    expect(Object.keys(schema.getTypeMap()).filter((name) => /log/i.test(name))).to.deep.equal([]);
  });

  it('keeps everything else', () => {
    for (const name of ['Kind', 'Other_thing']) {
      expect((schema.getType(name) as GraphQLEnumType).getValues()).to.have.length.above(0);
    }
  });
});
