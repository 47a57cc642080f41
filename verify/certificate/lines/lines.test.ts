import { expect } from 'chai';
import { LinesError, packLines, unpackLines } from './lines.ts';

async function* each<T>(...values: T[]): AsyncGenerator<T> {
  yield* values;
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

/** Bytes one by one, so that every character and member is cut. */
async function* singly(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (const byte of bytes) yield Uint8Array.of(byte);
}

describe('lines of a certificate', () => {
  const values = [{ a: 'ä\n€' }, [1, null], 'x'.repeat(100_000)];
  let packed: Buffer;
  before(async () => {
    packed = Buffer.concat(await all(packLines(each<unknown>(...values))));
  });

  it('come back as they were written, however they are cut', async () => {
    expect(packed.length).to.be.lessThan(2_000);
    expect(await all(unpackLines(singly(packed)))).to.deep.equal(values);
  });

  it('tell when the file ends too early', async () => {
    for (const length of [packed.length - 1, packed.length - 9, 20, 3]) {
      await all(unpackLines(each(packed.subarray(0, length)))).then(
        () => expect.fail(`${length} bytes were read as a whole file`),
        (error: Error) => expect(error).to.be.instanceOf(LinesError),
      );
    }
  });

  it('pass on why the bytes could not be read', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield packed.subarray(0, 100);
      throw new RangeError('the disk is gone');
    }
    await all(unpackLines(failing())).then(
      () => expect.fail('they were read'),
      (error: Error) => expect(error).to.be.instanceOf(RangeError),
    );
  });

  it('tell what is no such file', async () => {
    for (const bytes of [Buffer.from('{}\n'), Buffer.alloc(0), Buffer.concat([packed, Buffer.from('more')])]) {
      await all(unpackLines(each<Uint8Array>(bytes))).then(
        () => expect.fail('it was read'),
        (error: Error) => expect(error).to.be.instanceOf(LinesError),
      );
    }
  });
});
