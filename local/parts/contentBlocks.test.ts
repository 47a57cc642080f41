import { createCipheriv, createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { CID } from 'multiformats/cid';
import { type ContentBlocks, openContentBlocks } from './contentBlocks.ts';

const KIB = 1024;
const CHUNK_BYTES = 256 * KIB;
const VERSION_0 = { cidVersion: 0, rawLeaves: false } as const;
const VERSION_1 = { cidVersion: 1, rawLeaves: true } as const;

describe('contentBlocks', () => {
  let folder: string;
  let blocks: ContentBlocks;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-blocks-'));
    blocks = await openContentBlocks(folder);
  });
  after(() => rm(folder, { recursive: true }));

  async function cidOf(bytes: Uint8Array, settings: typeof VERSION_0 | typeof VERSION_1): Promise<string> {
    return String((await blocks.add(bytes, settings)).cid);
  }

  it('gives well-known files the CIDs they have everywhere', async () => {
    const hello = Buffer.from('hello world\n');
    expect(await cidOf(new Uint8Array(), VERSION_0)).to.equal('QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH');
    expect(await cidOf(new Uint8Array(), VERSION_1)).to.equal(
      'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
    );
    expect(await cidOf(hello, VERSION_0)).to.equal('QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o');
    expect(await cidOf(hello, VERSION_1)).to.equal('bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4');
  });

  // The vectors of Kubo's own test/cli/add_test.go: 174 chunks fill one node, one more makes a second level.
  it("agrees with Kubo's test vectors below and above 174 chunks", async () => {
    const bytes = kuboRandom('v0-seed', 44_800 * KIB);
    expect(await cidOf(bytes.subarray(0, 44_544 * KIB), VERSION_0)).to.equal(
      'QmUbBALi174SnogsUzLpYbD4xPiBSFANF4iztWCsHbMKh2',
    );
    expect(await cidOf(bytes, VERSION_0)).to.equal('QmepeWtdmS1hHXx1oZXsPUv6bMrfRRKfZcoPPU4eEfjnbf');
  });

  for (const size of [CHUNK_BYTES, CHUNK_BYTES + 1, 1_500_000]) {
    it(`builds the node of a version 1 file of ${size} bytes as the UnixFS specification says`, async () => {
      const bytes = kuboRandom('guildhall', size);
      const { cid, dagBytes } = await blocks.add(bytes, VERSION_1);
      const expected = size <= CHUNK_BYTES ? { block: bytes, codec: 0x55, dagBytes: size } : specifiedNode(bytes);
      expect(String(cid)).to.equal(cidOfBlock(expected.block, expected.codec));
      expect(dagBytes).to.equal(BigInt(expected.dagBytes));
      expect(Buffer.from(await blocks.getBlock(cid)).equals(expected.block)).to.equal(true);
    });
  }

  it('reads a file of several chunks back byte for byte', async () => {
    const bytes = kuboRandom('again', 3 * CHUNK_BYTES + 7);
    const parts: Uint8Array[] = [];
    const { cid } = await blocks.add(bytes, VERSION_1);
    for await (const part of await blocks.cat(cid)) parts.push(part);
    expect(Buffer.concat(parts).equals(bytes)).to.equal(true);
  });

  it('does not have what was never added, and refuses to read a file with a missing chunk', async () => {
    const stranger = CID.parse('bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy');
    expect(await blocks.has(stranger)).to.equal(false);
    const { block } = specifiedNode(kuboRandom('lost', 2 * CHUNK_BYTES));
    const root = await blocks.putBlock(block, 0x70);
    const failure = await (async () => {
      for await (const _ of await blocks.cat(root));
    })().catch((error: Error) => error.name);
    expect(failure).to.equal('NotFoundError');
  });
});

/** Kubo's test data: the ChaCha20 key stream of sha256(seed) with a zero nonce. */
function kuboRandom(seed: string, size: number): Buffer {
  const key = createHash('sha256').update(seed).digest();
  return createCipheriv('chacha20', key, Buffer.alloc(16)).update(Buffer.alloc(size));
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

function field(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...varint(bytes.length)]), bytes]);
}

/** A one-level file node written by hand: PBNode { Links[2] { Hash, Name, Tsize }, Data[1] UnixFS }. */
function specifiedNode(file: Buffer): { block: Buffer; codec: number; dagBytes: number } {
  const chunks: Buffer[] = [];
  for (let at = 0; at < file.length; at += CHUNK_BYTES) chunks.push(file.subarray(at, at + CHUNK_BYTES));
  const links = chunks.map((chunk) => {
    const hash = Buffer.from([1, 0x55, 0x12, 0x20, ...createHash('sha256').update(chunk).digest()]);
    const size = Buffer.from([0x18, ...varint(chunk.length)]);
    return field(2, Buffer.concat([field(1, hash), field(2, Buffer.alloc(0)), size]));
  });
  const blockSizes = chunks.flatMap((chunk) => [0x20, ...varint(chunk.length)]);
  const unixfs = Buffer.from([0x08, 2, 0x18, ...varint(file.length), ...blockSizes]);
  const block = Buffer.concat([...links, field(1, unixfs)]);
  return { block, codec: 0x70, dagBytes: block.length + file.length };
}

/** CID version 1 in base32, from the block alone. */
function cidOfBlock(block: Uint8Array, codec: number): string {
  const bytes = [1, codec, 0x12, 0x20, ...createHash('sha256').update(block).digest()];
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = bits.match(/.{1,5}/g) ?? [];
  const text = digits.map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(five.padEnd(5, '0'), 2)]);
  return `b${text.join('')}`;
}
