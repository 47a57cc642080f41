import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { CertificateError } from '../certificateError.ts';
import { LineReader } from './lineReader.ts';
import { unpackLines } from './lines.ts';

const HASH = `0x${'11'.repeat(32)}`;
const END = `${JSON.stringify({ end: { entryCount: '1', head: HASH, root: HASH, digest: HASH } })}\n`;

/** A reader of lines behind a first one. */
async function reading(text: string, behind = ''): Promise<LineReader> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.concat([gzipSync(`{}\n${text}`), Buffer.from(behind)]);
  }
  const lines = new LineReader(unpackLines(bytes()));
  await lines.first();
  return lines;
}

async function failure(act: () => Promise<unknown>): Promise<unknown> {
  return act().then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('the lines of a hostile certificate', () => {
  it('are refused with bytes behind the file, as any that cannot be read', async () => {
    const error = await failure(async () => (await reading(END, 'more')).last());
    expect(error).to.be.instanceOf(CertificateError);
  });

  it('are not gathered without end: the one too many is told, and more are out of place', async () => {
    const lines = await reading('{"account":{"id":"0x"}}\n'.repeat(5) + END);
    expect(await lines.takeUpTo('account', 2)).to.have.length(3);
    expect(String(await failure(() => lines.last()))).to.include('out of place');
  });

  for (const [what, account] of [
    ['nested without end', `{"id":"0x","amount":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['an id that is no text', '{"id":{"toString":1}}'],
    ['a field that JSON alone can make', '{"id":"0x","__proto__":{}}'],
  ]) {
    it(`are refused with ${what}`, async () => {
      const error = await failure(async () => {
        const lines = await reading(`{"account":${account}}\n${END}`);
        await lines.last();
      });
      expect(error)
        .to.be.instanceOf(CertificateError)
        .with.property('message')
        .that.matches(/malformed|500 levels/);
    });
  }

  it('are refused with many faults as soon as the first is seen, in few words', async () => {
    const { many, few } = { many: '1,'.repeat(1_000_000), few: '"0x",'.repeat(100) };
    for (const line of [
      `{"header":"0x","receipts":[${few}${many}1]}`,
      `{"header":"0x","transactions":[${many}1]}`,
      `{"peaks":[${many}1]}`,
      `{"type":"x","record":{"id":"0x","list":[${many}1]}}`,
      `{"entry":{"id":"0x","list":[${many}1]},"postings":[]}`,
      `{"entry":{},"postings":[${many}1]}`,
      `{"entry":{"${'k'.repeat(100_000)}":{}},"postings":[]}`,
      `{"end":{"${'k'.repeat(100_000)}":1},"${'e'.repeat(100_000)}":1}`,
    ]) {
      const error = await failure(() => reading(`${line}\n${END}`));
      expect(error).to.be.instanceOf(CertificateError);
      expect(String(error)).to.include('malformed').and.to.have.length.below(400);
    }
  });

  for (const line of [
    '{"account":{"id":"0x","id":"0x"}}',
    '{"account":{"id":"0x"},"account":{"id":"0x"}}',
    '{"account":{"id":"0x","\\u0069d":"0x"}}',
    '{"type":"x","record":{"id":"0x","amount":{"integer":"1" , "integer":"2"}}}',
  ]) {
    it(`are refused with a field that comes twice: ${line}`, async () => {
      const error = await failure(() => reading(`${line}\n${END}`));
      expect(error).to.be.instanceOf(CertificateError).with.property('message').that.includes('comes twice');
    });
  }

  it('may have in their texts what looks like a field', async () => {
    const account = { id: '0x', 'a\\"': 'b":1,"id":"\\', c: ['":', '\\": "'], d: '' };
    const lines = await reading(`${JSON.stringify({ account })}\n${END}`);
    expect(await lines.take('account')).to.deep.equal(account);
  });
});
