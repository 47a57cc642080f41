import { expect } from 'chai';
import { concat, getBytes, hexlify, toBeHex, ZeroAddress } from 'ethers';
import { abis } from '../calls/abis.ts';
import { forwardedRequests } from './forwardedRequests.ts';

const word = (value: number | bigint) => toBeHex(value, 32);

function requestTo(to: string, data: string) {
  return { from: `0x${'aB'.repeat(20)}`.toLowerCase(), to, value: 3n, gas: 90_000n, deadline: 1_800_000_000n, data };
}

const FIRST = requestTo(`0x${'01'.repeat(20)}`, '0x12345678');
const SECOND = requestTo(`0x${'02'.repeat(20)}`, `0x${'ff'.repeat(70)}`);
const signed = [FIRST, SECOND].map((request) => ({ ...request, signature: `0x${'77'.repeat(65)}` }));
const execute = abis.Forwarder.encodeFunctionData('execute', [signed[0]]);
const batch = abis.Forwarder.encodeFunctionData('executeBatch', [signed, ZeroAddress]);
const read = (input: string) =>
  forwardedRequests(input)?.map((request) => ({ ...request, data: hexlify(request.data) }));

/** A batch of requests with heads of their own, `times` each, all of which share the bytes of one call. */
function sharing(heads: number, times: number, bytes: number): string {
  const count = heads * times;
  const behindHeads = (count + heads * 7) * 32;
  const requests = Array.from({ length: heads }, (_, i) => {
    const place = (count + i * 7) * 32;
    return concat([...[1, 2, i, 90_000, 9].map(word), word(behindHeads - place), word(behindHeads - place)]);
  });
  const offsets = Array.from({ length: count }, (_, i) => word((count + (i % heads) * 7) * 32));
  const list = concat([word(count), ...offsets, ...requests, word(bytes), `0x${'ab'.repeat(bytes)}`]);
  return concat([batch.slice(0, 10), word(64), word(0), list]);
}

describe('forwardedRequests', () => {
  it('reads what is executed alone and in a batch', () => {
    expect(read(execute)).to.deep.equal([FIRST]);
    expect(read(batch)).to.deep.equal([FIRST, SECOND]);
  });

  for (const [what, input] of [
    ['is no call', '0x'],
    ['is of another function', abis.Forwarder.encodeFunctionData('nonces', [ZeroAddress])],
    ['has no arguments', batch.slice(0, 10)],
    ['ends within a request', batch.slice(0, -64 * 8)],
    ['has an offset beyond its end', concat([execute.slice(0, 10), word(2n ** 255n)])],
  ] as const) {
    it(`reads none where calldata ${what}`, () => {
      expect(forwardedRequests(input)).to.equal(undefined);
    });
  }

  it('takes no more memory than the calldata, however many requests share its bytes', () => {
    const input = sharing(200, 10, 64_000);
    const requests = forwardedRequests(input) ?? [];
    expect(requests.map(({ value }) => value)).to.deep.equal(Array.from({ length: 200 }, (_, i) => BigInt(i)));
    const [first, ...others] = requests.map(({ data }) => data);
    expect(first).to.have.length(64_000);
    expect(first?.buffer.byteLength).to.be.at.most(getBytes(input).length);
    for (const { buffer } of others) expect(buffer).to.equal(first?.buffer);
  });
});
