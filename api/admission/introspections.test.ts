import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { buildSchema, executeSync, getIntrospectionQuery, parse } from 'graphql';
import { createIntrospections } from './introspections.ts';

const SDL = '"""What can be asked."""\ntype Query { "A word." word(of: Int = 3): String @deprecated(reason: "old") }';

describe('createIntrospections', function () {
  this.timeout(60_000);
  const schema = buildSchema(SDL);
  const source = getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true });

  it('answers as graphql-js does, and keeps the answer for the same question in another layout', async () => {
    const introspections = createIntrospections();
    introspections.setSchema(schema);
    expect(introspections.known({ source })).to.equal(undefined);
    const answer = await introspections.workOut({ source, variables: null });
    expect(JSON.parse(gunzipSync(answer?.gzip ?? '').toString())).to.deep.equal(
      JSON.parse(JSON.stringify(executeSync({ schema, document: parse(source) }))),
    );
    expect(await introspections.known({ source: `# again\n${source}`, variables: {} })).to.equal(answer);
    introspections.setSchema(buildSchema('type Query { other: Int }'));
    expect(introspections.known({ source })).to.equal(undefined);
  });

  it('leaves what is not valid to others', async () => {
    const introspections = createIntrospections();
    introspections.setSchema(schema);
    expect(await introspections.workOut({ source: '{ __schema { nothing } }' })).to.equal(undefined);
    expect(await introspections.workOut({ source: 'query ($n: String!) { __type(name: $n) { name } }' })).to.equal(
      undefined,
    );
  });
});
