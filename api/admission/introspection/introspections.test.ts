import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { buildSchema, executeSync, getIntrospectionQuery, parse } from 'graphql';
import { introspectionLimits } from '../limits.ts';
import { createIntrospections } from './introspections.ts';

const SDL = '"""What can be asked."""\ntype Query { "A word." word(of: Int = 3): String @deprecated(reason: "old") }';

describe('createIntrospections', () => {
  const schema = buildSchema(SDL);
  const source = getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true });

  function read(asked: Parameters<ReturnType<typeof createIntrospections>['read']>[0], of = schema) {
    const introspections = createIntrospections(of);
    const question = introspections.read(asked);
    if (!question) throw new Error('The question is not valid.');
    return { introspections, question };
  }

  it('answers as graphql-js does, and keeps the answer for the same question in another layout', async () => {
    const { introspections, question } = read({ source, variables: null });
    expect(introspections.known(question)).to.equal(undefined);
    const answer = await introspections.workOut(question);
    expect(JSON.parse(gunzipSync(answer.gzip).toString())).to.deep.equal(
      JSON.parse(JSON.stringify(executeSync({ schema, document: parse(source) }))),
    );
    const again = introspections.read({ source: `# again\n${source}`, operationName: '', variables: { unused: 1 } });
    expect(again?.key).to.equal(question.key);
    expect(await introspections.known(question)).to.equal(answer);
  });

  it('tells what is wrong with a part beside the rest', async () => {
    const text = 'query ($n: String! = "Query") { __type(name: $n) { name } __schema { queryType { name } } }';
    const { introspections, question } = read({ source: text.replace('!', ''), variables: { n: null } });
    const { gzip } = await introspections.workOut(question);
    const { data, errors } = JSON.parse(gunzipSync(gzip).toString());
    expect(data).to.deep.equal({ __type: null, __schema: { queryType: { name: 'Query' } } });
    expect(errors[0].extensions.code).to.equal('BAD_USER_INPUT');
  });

  it('tells variables apart by their values, defaults included, and reads none that is wrong', () => {
    const text = 'query ($n: String! = "Query") { __type(name: $n) { name } }';
    const key = (variables?: Record<string, unknown>) => read({ source: text, variables }).question.key;
    expect(key({ n: 'Query' })).to.equal(key());
    expect(key({ n: 'Other' })).not.to.equal(key());
    const introspections = createIntrospections(schema);
    for (const n of [1, null, ['Query']])
      expect(introspections.read({ source: text, variables: { n } })).to.equal(undefined);
    expect(introspections.read({ source: '{ __schema { nothing } }' })).to.equal(undefined);
    expect(introspections.read({ source: text, operationName: 'Other' })).to.equal(undefined);
  });

  it('refuses an answer of too many bytes, and keeps nothing of it', async () => {
    const description = 'a'.repeat(introspectionLimits.bytes / 4);
    const large = buildSchema(`"${description}" type Query { word: String }`);
    const types = '{ __schema { queryType { a: description b: description c: description d: description } } }';
    const { introspections, question } = read({ source: types }, large);
    const failure = await introspections.workOut(question).catch((error) => error);
    expect(failure.extensions).to.include({ code: 'QUERY_TOO_COMPLEX' });
    expect(introspections.known(question)).to.equal(undefined);
  });
});
