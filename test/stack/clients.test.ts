import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { expect } from 'chai';
import { initGraphQLTada } from 'gql.tada';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { ClientError, GraphQLClient } from 'graphql-request';
import { typePolicies } from '../../client/apollo.ts';
import { repositoryRoot } from '../../local/repositoryRoot.ts';
import { runningStack } from '../../testing/stack/runningStack.ts';

const ENTRIES =
  'query Entries($first: Int!) { ledgerEntries(first: $first, orderBy: id) { id number guild { id name } } }';
const WRONG = 'query Wrong { ledgerEntries { nothing } }';
const FAILING = 'query Failing { relayRequestByKey(from: "0x05", idempotencyKey: "a") { id } }';
const SUBMIT = `mutation Submit($input: SubmitSignedTransactionInput!) { submitSignedTransaction(input: $input) {
  request { id }
  userErrors { code message
    ... on SignatureError { expectedSigner recoveredSigner }
    ... on NonceError { expectedNonce givenNonce } } } }`;
const submission = () => ({ input: { rawTransaction: '0x00', idempotencyKey: randomUUID() } });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

type Rows = { ledgerEntries: { id: string; number: string; guild: { name: string } }[] };
type Submitted = { submitSignedTransaction: { request: null; userErrors: { code: string }[] } };

describe('clients that people use, as they come', () => {
  let url: string;
  /** What was sent since the test began: method, and whether the query's text was in it. */
  let sent: string[];
  before(async () => {
    url = (await runningStack()).graphql;
  });
  beforeEach(() => {
    sent = [];
  });

  const watched: typeof fetch = (to, options) => {
    const text = `${to} ${options?.body ?? ''}`;
    sent.push(`${options?.method ?? 'GET'}${/ledgerEntries/.test(text) ? '' : ' hash'}`);
    return fetch(to, options);
  };
  const expectRows = (data: Rows | null | undefined) => {
    expect(data?.ledgerEntries.map(({ number }) => Number(number))).to.have.length(3);
    expect(data?.ledgerEntries[0]?.guild.name).to.equal('Meridian Research Guild');
  };
  const expectSubmitted = (data: Submitted | null | undefined) => {
    expect(data?.submitSignedTransaction.request).to.equal(null);
    expect(data?.submitSignedTransaction.userErrors[0]?.code).to.equal('INVALID_INPUT');
  };

  describe('Apollo Client', () => {
    const apollo = (options: HttpLink.Options = {}, links: ApolloLink[] = [], cache = new InMemoryCache()) => {
      const http = new HttpLink({ uri: url, fetch: watched, ...options });
      return new ApolloClient({ cache, link: ApolloLink.from([...links, http]) });
    };
    const entries = gql(ENTRIES);

    it('asks, by POST and by GET', async () => {
      for (const useGETForQueries of [false, true]) {
        const { data } = await apollo({ useGETForQueries }).query<Rows>({ query: entries, variables: { first: 3 } });
        expectRows(data);
      }
      expect(sent).to.deep.equal(['POST', 'GET']);
    });

    it('asks by the hash of a query, which the gateway learns', async () => {
      const query = gql(`${ENTRIES} # ${randomUUID()}`);
      for (const useGETForHashedQueries of [false, true]) {
        for (const first of [3, 3]) {
          const client = apollo({}, [new PersistedQueryLink({ sha256, useGETForHashedQueries })]);
          expectRows((await client.query<Rows>({ query, variables: { first } })).data);
        }
      }
      expect(sent.slice(-2)).to.deep.equal(['GET hash', 'GET hash']);
      expect(sent[0]).to.equal('POST hash');
    });

    it('is told what is wrong', async () => {
      for (const [text, code] of [
        [WRONG, 'GRAPHQL_VALIDATION_FAILED'],
        [FAILING, 'BAD_USER_INPUT'],
      ] as const) {
        const failure = await apollo()
          .query({ query: gql(text) })
          .catch((error: unknown) => error);
        expect(failure).to.be.an.instanceOf(CombinedGraphQLErrors);
        expect((failure as CombinedGraphQLErrors).errors[0]?.extensions?.code).to.equal(code);
      }
    });

    it('submits', async () => {
      const { data } = await apollo().mutate<Submitted>({ mutation: gql(SUBMIT), variables: submission() });
      expectSubmitted(data);
    });

    it('mixes no hours with days, by the policy of our package', async () => {
      const query = gql`query ($interval: Aggregation_interval!) {
        paymentStats(interval: $interval, current: include) { id timestamp count }
      }`;
      type Buckets = { paymentStats: { id: string; timestamp: string }[] };
      const mixes = async (cache: InMemoryCache) => {
        const client = apollo({}, [], cache);
        const read = async (interval: string, fetchPolicy: 'cache-first' | 'no-cache') =>
          (await client.query<Buckets>({ query, variables: { interval }, fetchPolicy })).data?.paymentStats;
        const hours = await read('hour', 'cache-first');
        expect(hours).to.have.length.above(1);
        await read('day', 'cache-first');
        return JSON.stringify(await read('hour', 'cache-first')) !== JSON.stringify(hours);
      };
      expect(await mixes(new InMemoryCache({ typePolicies }))).to.equal(false);
      expect(await mixes(new InMemoryCache()), 'without the policy they do').to.equal(true);
      const schema = await readFile(join(repositoryRoot, 'api/published/schema.graphql'), 'utf8');
      const series = [...schema.matchAll(/^type (\w+Stat) /gm)].map(([, name]) => name);
      expect(Object.keys(typePolicies)).to.have.members(series);
    });
  });

  describe('urql', () => {
    const urql = (preferGetMethod: boolean, exchanges = [cacheExchange, fetchExchange]) =>
      new Client({ url, fetch: watched, preferGetMethod, exchanges });

    it('asks, by POST and by GET', async () => {
      for (const get of [false, true]) {
        const { data, error } = await urql(get).query<Rows>(ENTRIES, { first: 3 }).toPromise();
        expect(error).to.equal(undefined);
        expectRows(data);
      }
      expect(sent).to.deep.equal(['POST', 'GET']);
    });

    it('asks by the hash of a query, which the gateway learns', async () => {
      const query = `# ${randomUUID()}\n${ENTRIES}`;
      const persisted = persistedExchange({
        generateHash: async (text) => sha256(text),
        preferGetForPersistedQueries: true,
      });
      for (let turn = 0; turn < 2; turn += 1) {
        const client = urql(false, [persisted, fetchExchange]);
        expectRows((await client.query<Rows>(query, { first: 3 }).toPromise()).data);
      }
      expect(sent[0]).to.equal('GET hash');
    });

    it('is told what is wrong, and submits', async () => {
      const { error } = await urql(false).query(WRONG, {}).toPromise();
      expect(error?.graphQLErrors[0]?.extensions.code).to.equal('GRAPHQL_VALIDATION_FAILED');
      expectSubmitted((await urql(false).mutation<Submitted>(SUBMIT, submission()).toPromise()).data);
    });
  });

  describe('graphql-request', () => {
    it('asks by POST and by GET, is told what is wrong, and submits', async () => {
      for (const method of ['POST', 'GET'] as const) {
        const client = new GraphQLClient(url, { method, fetch: watched });
        expectRows(await client.request<Rows>(ENTRIES, { first: 3 }));
        const failure = await client.request(WRONG).catch((error: unknown) => error);
        expect(failure).to.be.an.instanceOf(ClientError);
        expect((failure as ClientError).response.errors?.[0]?.extensions.code).to.equal('GRAPHQL_VALIDATION_FAILED');
      }
      expect(sent).to.deep.equal(['POST', 'POST', 'GET', 'GET']);
      expectSubmitted(await new GraphQLClient(url).request<Submitted>(SUBMIT, submission()));
    });
  });

  describe('gql.tada', () => {
    it('knows the types of the published schema, and asks', async () => {
      const folder = await mkdtemp(join(repositoryRoot, '.guildhall', 'tada-'));
      try {
        const schema = buildSchema(await readFile(join(repositoryRoot, 'api/published/schema.graphql'), 'utf8'));
        const introspection = minifyIntrospection(introspectionFromSchema(schema));
        const types = outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true });
        await writeFile(join(folder, 'introspection.d.ts'), types);
        await writeFile(join(folder, 'typed.ts'), TYPED);
        const options = {
          strict: true,
          noEmit: true,
          module: 'nodenext',
          target: 'esnext',
          skipLibCheck: true,
          types: [],
        };
        await writeFile(
          join(folder, 'tsconfig.json'),
          JSON.stringify({ compilerOptions: options, include: ['typed.ts'] }),
        );
        const tsc = join(repositoryRoot, 'node_modules/typescript/bin/tsc');
        const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', folder]).catch((error) => error);
        expect(stdout).to.equal('');
      } finally {
        await rm(folder, { recursive: true });
      }
      expectRows(await new GraphQLClient(url).request<Rows>(initGraphQLTada()(ENTRIES) as never, { first: 3 }));
    });
  });
});

/** Compiles when gql.tada knows the schema, and only then. */
const TYPED = `
import { initGraphQLTada, type ResultOf, type VariablesOf } from 'gql.tada';
import type { introspection } from './introspection.d.ts';
type Scalars = { Bytes: string; BigInt: string };
const graphql = initGraphQLTada<{ introspection: introspection; scalars: Scalars }>();
const entries = graphql(\`${ENTRIES}\`);
export const variables: VariablesOf<typeof entries> = { first: 3 };
export const read = (data: ResultOf<typeof entries>): string => data.ledgerEntries[0]?.guild.name ?? '';
// @ts-expect-error The schema has no such field.
export const wrong = (data: ResultOf<typeof entries>) => data.ledgerEntries[0]?.nothing;
export const submit = graphql(\`${SUBMIT}\`);
export const code = (data: ResultOf<typeof submit>): string => data.submitSignedTransaction.userErrors[0]?.code ?? '';
`;
