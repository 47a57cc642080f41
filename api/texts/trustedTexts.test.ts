import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildSchema } from 'graphql';
import { FREE_LIMITS } from '../../testing/freeAdmission.ts';
import { readTrustedDocuments } from '../../trusted/trustedDocuments.ts';
import { createAdmission } from '../admission/admission.ts';
import { createApp } from '../http/createApp.ts';
import { createHealth } from '../http/health/health.ts';
import { createTrustedTexts } from './trustedTexts.ts';

const OWN = 'mutation Mine { submit }';
const OTHER = '{ guilds { id } }';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });
const guild = readTrustedDocuments().find(({ name }) => name === 'guild') ?? expect.fail('There is no guild.');

/** What a request would be answered by, or the code of its refusal with its words. */
type Told = { status: number; query?: unknown; variables?: unknown; code?: string; message: string };

describe('trusted documents over HTTP', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'guildhall-trusted-'));
    writeFileSync(join(folder, 'own.json'), JSON.stringify({ [hash(OWN)]: OWN }));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Sends a request to an API that answers with the operation that it was given. */
  async function ask(only: boolean, given: object | string): Promise<Told> {
    const trusted = createTrustedTexts({ only, file: join(folder, 'own.json') });
    const admission = createAdmission(FREE_LIMITS, new Map(), trusted.check);
    admission.setSchema(
      buildSchema('type Query { guilds: [Guild] } type Guild { id: ID } type Mutation { submit: Int }'),
    );
    const app = createApp({
      graphql: () => (req, res) => void res.json(req.method === 'POST' ? req.body : req.query),
      admission,
      trusted,
      health: createHealth({}),
      log: { error: (fact: object) => expect.fail(JSON.stringify(fact)) },
    });
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const response =
      typeof given === 'string'
        ? await fetch(url + given)
        : await fetch(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(given),
          });
    server.close();
    const { errors, ...asked } = (await response.json()) as {
      errors?: [{ message: string; extensions: { code: string } }];
    };
    const code = errors?.[0].extensions.code;
    return { status: response.status, ...asked, ...(code && { code }), message: errors?.[0].message ?? '' };
  }

  const variables = { guild: '0x12' };
  const inAddress = (given: Record<string, string>) => `?${new URLSearchParams(given)}`;

  for (const [how, given] of [
    ['by its id', { documentId: guild.id, variables }],
    ['by Apollo’s hash', { extensions: persisted(guild.id.slice('sha256:'.length)), variables }],
  ] as const) {
    for (const only of [false, true]) {
      it(`are named ${how}, ${only ? 'alone' : 'beside others'}`, async () => {
        expect(await ask(only, given)).to.deep.equal({ status: 200, query: guild.source, variables, message: '' });
        const texts = Object.entries(given).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]);
        const told = await ask(only, inAddress(Object.fromEntries(texts)));
        expect(told).to.include({ status: 200, query: guild.source, variables: JSON.stringify(variables) });
      });
    }
  }

  it('are those of the operator’s file, too', async () => {
    expect((await ask(true, { documentId: `sha256:${hash(OWN)}` })).query).to.equal(OWN);
    expect((await ask(true, { query: OWN })).query).to.equal(OWN);
  });

  it('are refused by ids that are not known', async () => {
    for (const documentId of [`sha256:${hash(OTHER)}`, 'guild', '', 5, null]) {
      const told = await ask(false, { documentId });
      expect([told.status, told.code], String(documentId)).to.deep.equal([400, 'DOCUMENT_NOT_TRUSTED']);
      expect(told.message).to.include('or send the text');
    }
    expect((await ask(false, inAddress({ documentId: 'guild' }))).code).to.equal('DOCUMENT_NOT_TRUSTED');
    expect((await ask(false, { documentId: guild.id, query: OTHER })).message).to.include('send one of them');
  });

  it('leave all other texts as they are', async () => {
    for (const given of [{ query: OTHER }, { query: OTHER, extensions: persisted(hash(OTHER)) }]) {
      expect(await ask(false, given)).to.deep.equal({ status: 200, ...given, message: '' });
    }
    expect(await ask(false, { extensions: persisted(hash(OTHER)) })).to.have.nested.property('extensions');
  });

  it('are all that is answered where nothing else is', async () => {
    const refused = [
      { query: OTHER },
      { query: `${guild.source} ` },
      { query: OTHER, extensions: persisted(guild.id.slice('sha256:'.length)) },
      { query: '{ __schema { types { name } } }' },
      inAddress({ query: OTHER }),
      { extensions: persisted(hash(OTHER)) },
    ];
    for (const given of refused) {
      const told = await ask(true, given);
      expect([told.status, told.code], JSON.stringify(given)).to.deep.equal([400, 'DOCUMENT_NOT_TRUSTED']);
      expect(told.message).to.include('ask whoever runs it');
    }
  });

  it('are not read from a file that says something else', () => {
    const read = (text: string) => {
      writeFileSync(join(folder, 'bad.json'), text);
      return () => createTrustedTexts({ only: true, file: join(folder, 'bad.json') });
    };
    expect(read('{"ab": "{ guilds { id } }"}')).to.throw('ab is not the SHA-256 of its text');
    expect(read('[1]')).to.throw('GUILDHALL_TRUSTED_DOCUMENTS_FILE must be JSON');
    expect(() => createTrustedTexts({ only: true, file: join(folder, 'none') })).to.throw('cannot be read');
  });
});
