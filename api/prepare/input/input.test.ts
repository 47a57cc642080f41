import { expect } from 'chai';
import { ZeroHash } from 'ethers';
import { type ZodType, z } from 'zod';
import { documentOf } from '../../../testing/story.ts';
import { UserErrors } from '../userErrors.ts';
import {
  address,
  bytes,
  bytes32,
  cid,
  count,
  fitsCid,
  fitsOptionalCid,
  optionalBytes32,
  optionalCid,
  parseInput,
  text,
  time,
  uint,
} from './input.ts';

function problemsOf(schema: ZodType, input: unknown): { field: string[] | null; message: string }[] {
  try {
    parseInput(schema, input);
  } catch (error) {
    if (!(error instanceof UserErrors)) throw error;
    return error.errors.map(({ field, message }) => ({ field, message }));
  }
  return [];
}

describe('input', () => {
  it('names the path of every wrong field', () => {
    const schema = z.object({ from: address, milestones: z.array(z.object({ amount: uint(8) })) });
    const problems = problemsOf(schema, { from: 'me', milestones: [{ amount: '1' }, { amount: '-1' }] });
    expect(problems).to.deep.equal([
      { field: ['from'], message: '"me" is not an address: give 0x and 40 hexadecimal digits.' },
      { field: ['milestones', '1', 'amount'], message: '-1 is negative: give 0 or more.' },
    ]);
  });

  it('takes whole numbers up to the bound of the Solidity type', () => {
    expect(parseInput(uint(8), 255)).to.equal(255n);
    expect(parseInput(uint(256), (2n ** 256n - 1n).toString())).to.equal(2n ** 256n - 1n);
    expect(problemsOf(uint(8), 256)[0]?.message).to.equal('256 is more than 255, the most that fits (uint8).');
    expect(problemsOf(uint(256), (2n ** 256n).toString())[0]?.message).to.contain('the most that fits (uint256)');
  });

  it('says in words what else is wrong, of very many things the first', () => {
    const schema = z.object({ a: z.string(), b: z.enum(['YES', 'NO']), c: z.array(z.int()).max(2), d: z.boolean() });
    const wrong = [null, 'x', { a: 1, b: 'MAYBE', c: [1, 2, 3], d: 'yes' }, { a: {}, b: 1, c: {}, d: null }];
    const messages = wrong.flatMap((input) => problemsOf(schema, input)).map(({ message }) => message);
    expect([...new Set(messages)]).to.deep.equal([
      'Give an object with the fields that the schema names.',
      'Give a text.',
      'Give one of YES, NO.',
      'Give at most 2 of them.',
      'Give true or false.',
      'Give a list.',
    ]);
    expect(problemsOf(z.array(address), Array(5_000).fill(5))).to.have.lengthOf(20);
  });

  for (const wrong of [
    '',
    '1e3',
    '1.',
    '1,5',
    '1.5e3',
    '0x10',
    ' 1',
    '1'.repeat(79),
    `-${'1'.repeat(79)}`,
    '１',
    1e-7,
    null,
  ]) {
    it(`refuses ${JSON.stringify(wrong)} as a number`, () => {
      expect(problemsOf(uint(256), wrong)[0]?.message).to.equal('Give a whole number in decimal digits.');
    });
  }

  for (const wrong of [2 ** 53, 2 ** 63, 1e21, -(2 ** 63)]) {
    it(`asks for quotes around ${wrong}, which has lost digits already`, () => {
      expect(problemsOf(uint(256), wrong)[0]?.message).to.include('above 2^53 in quotes');
    });
  }

  for (const wrong of ['1.5', 1.5, '0.000001', '-2.5', '.5']) {
    it(`asks for smallest units in place of ${JSON.stringify(wrong)}`, () => {
      expect(problemsOf(uint(256), wrong)[0]?.message).to.include('the smallest unit');
    });
  }

  it('speaks of a fraction as what the number is: a time, a count or an amount', () => {
    for (const schema of [time(), time(48), time(256)]) {
      expect(problemsOf(schema, '1.5')[0]?.message).to.include('in whole Unix seconds').and.not.include('amount');
    }
    for (const schema of [uint(8), uint(64), count(256)]) {
      expect(problemsOf(schema, 1.5)[0]?.message).to.equal('Give a whole number, without a fraction.');
    }
  });

  it('takes 32 bytes, and zeros for null where they may be left out', () => {
    const digest = `0x${'AB'.repeat(32)}`;
    expect(parseInput(bytes32, digest)).to.equal(digest.toLowerCase());
    expect(parseInput(optionalBytes32, null)).to.equal(ZeroHash);
    expect(problemsOf(bytes32, digest.slice(0, -2))[0]?.message).to.contain('Give 32 bytes');
    expect(problemsOf(optionalBytes32, '0x')[0]?.message).to.contain('Give 32 bytes');
  });

  it('takes bytes up to a length', () => {
    expect(parseInput(bytes(2), '0xABCD')).to.equal('0xabcd');
    expect(parseInput(bytes(2), '0x')).to.equal('0x');
    expect(problemsOf(bytes(2), '0xabcdef')[0]?.message).to.equal('Give at most 2 bytes.');
    expect(problemsOf(bytes(2), '0xabc')[0]?.message).to.contain('an even number of hexadecimal digits');
  });

  it('takes texts that the chain and the ledger can both keep', () => {
    expect(parseInput(text(10), 'über')).to.equal('über');
    expect(problemsOf(text(4), 'über')[0]?.message).to.equal('Give a text of at most 4 bytes.');
    expect(problemsOf(text(10), ' \n')[0]?.message).to.equal('Give a text that is not empty.');
    expect(parseInput(text(10, 0), '')).to.equal('');
    for (const wrong of ['a\0b', '\ud800']) expect(problemsOf(text(10), wrong)[0]?.message).to.contain('without NUL');
  });

  it('takes CIDs of both versions', async () => {
    const { cid: version1 } = await documentOf('text');
    for (const good of [version1, 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG']) {
      expect(parseInput(cid, good)).to.equal(good);
    }
    for (const wrong of ['', 'bafkrei', 'ipfs://x']) {
      expect(problemsOf(cid, wrong)[0]?.message).to.contain('Give an IPFS CID');
    }
    for (const mistyped of [version1.slice(0, -1), `${version1}a`, version1.replace(/.$/, '1'), 'b'.repeat(500)]) {
      expect(problemsOf(cid, mistyped)[0]?.message).to.contain('This IPFS CID is mistyped');
    }
  });

  it('sees that a digest and a raw CID are of different content', async () => {
    const [one, other] = [await documentOf('one'), await documentOf('other')];
    expect(fitsCid(one.digest, one.cid)).to.equal(true);
    expect(fitsCid(one.digest, other.cid)).to.equal(false);
    expect(fitsCid(one.digest, 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG')).to.equal(true);
  });

  it('compares no digest or CID that is malformed: that is the one thing to say', async () => {
    const { digest, cid: named } = await documentOf('one');
    for (const malformed of [digest.slice(0, -1), 'one', '']) {
      expect(fitsCid(malformed, named)).to.equal(true);
      expect(fitsOptionalCid(malformed, named)).to.equal(true);
      expect(fitsOptionalCid(malformed, '')).to.equal(true);
    }
    for (const given of [digest, ZeroHash]) expect(fitsOptionalCid(given, named.slice(0, -1))).to.equal(true);
  });

  it('takes an optional document whole or not at all', async () => {
    const { digest, cid: documentCid } = await documentOf('Conclusion');
    expect(parseInput(optionalCid, null)).to.equal('');
    expect(parseInput(optionalCid, documentCid)).to.equal(documentCid);
    const pairs: [string, string][] = [
      [digest, documentCid],
      [ZeroHash, ''],
      [digest, ''],
      [ZeroHash, documentCid],
      [`0x${'11'.repeat(32)}`, documentCid],
    ];
    expect(pairs.map(([d, c]) => fitsOptionalCid(d, c))).to.deep.equal([true, true, false, false, false]);
  });
});
