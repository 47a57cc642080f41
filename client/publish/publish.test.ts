import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { CID } from 'multiformats/cid';
import { createClient } from '../index.ts';

const HELLO = {
  cid: 'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4',
  digest: `0x${createHash('sha256').update('hello world\n').digest('hex')}`,
};
const URL = 'http://guildhall.example/some/graphql';

type Sent = { url: string; type: string | null; body: string };

/** A client of a gateway that answers so, and what it was sent. */
function clientOf(answers: [status: number, body: object][], url = URL) {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (to, { headers, body } = {}) => {
    const type = new Headers(headers).get('content-type');
    sent.push({ url: String(to), type, body: Buffer.from(body as Uint8Array).toString() });
    const [status, answer] = answers[sent.length - 1] ?? answers.at(-1) ?? [500, {}];
    return Response.json(answer, { status });
  };
  return { client: createClient({ url, fetch }), sent };
}

const refusal = (code: string, retryable: boolean) => ({
  errors: [{ message: code, extensions: { code, retryable } }],
});

describe('publish', () => {
  it('posts a text, bytes or a file beside /graphql, and gives what an action names it by', async () => {
    const bytes = new TextEncoder().encode('hello world\n');
    for (const document of ['hello world\n', bytes, new Blob([bytes])]) {
      const { client, sent } = clientOf([[200, { data: { ...HELLO, size: 12 } }]]);
      expect(await client.publish(document, 'text/markdown')).to.deep.equal(HELLO);
      const url = 'http://guildhall.example/some/documents';
      expect(sent).to.deep.equal([{ url, type: 'text/markdown', body: 'hello world\n' }]);
    }
  });

  it('tries again when the content store is away, and not when the document is refused', async () => {
    const again = clientOf([
      [503, refusal('UPSTREAM_UNAVAILABLE', true)],
      [200, { data: HELLO }],
    ]);
    expect(await again.client.publish('hello world\n', 'text/plain')).to.deep.equal(HELLO);
    const refused = clientOf([[415, refusal('DOCUMENT_NOT_ACCEPTED', false)]]);
    const error = await refused.client.publish('<p>', 'text/plain').catch((caught) => caught);
    expect([error.code, refused.sent.length]).to.deep.equal(['DOCUMENT_NOT_ACCEPTED', 1]);
  });

  for (const [what, answer] of [
    ['another digest', { ...HELLO, digest: `0x${'12'.repeat(32)}` }],
    ['another CID', { ...HELLO, cid: 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku' }],
    ['nothing', {}],
  ] as const) {
    it(`takes no answer that has ${what}`, async () => {
      const { client } = clientOf([[200, { data: answer }]]);
      const error = await client.publish('hello world\n', 'text/plain').catch((caught) => caught);
      expect(error.code).to.equal('NOT_AS_ASKED');
    });
  }

  it('checks the digest alone of what takes several blocks', async () => {
    const text = 'x'.repeat(262_145);
    const digest = `0x${createHash('sha256').update(text).digest('hex')}`;
    const { client } = clientOf([[200, { data: { digest, cid: String(CID.parse(HELLO.cid)) } }]]);
    expect(await client.publish(text, 'text/plain')).to.deep.equal({ digest, cid: HELLO.cid });
  });

  it('needs an address that ends in /graphql', async () => {
    const { client, sent } = clientOf([], 'http://guildhall.example/api');
    const error = await client.publish('words', 'text/plain').catch((caught) => caught);
    expect([error.code, sent]).to.deep.equal(['MISUSED', []]);
  });
});
