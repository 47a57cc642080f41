import { expect } from 'chai';
import { Interface, Result } from 'ethers';
import { someLog } from '../../testing/chains/someLog.ts';
import { createRandom } from '../../testing/random.ts';
import { abis, type LedgerContract } from './abis.ts';
import { type ArgumentValue, readArguments } from './eventArguments.ts';
import { eventRules } from './eventRules.ts';
import { readLog } from './readLog.ts';

const ROUNDS = 3;

describe('readArguments', () => {
  for (const { contract, event } of eventRules) {
    it(`reads the payload of ${contract} ${event} as ethers reads its log`, () => {
      const random = createRandom(7);
      const contractInterface = new Interface(abis[contract as LedgerContract] as never);
      for (let round = 0; round < ROUNDS; round += 1) {
        const log = someLog(random, { contract: contract as LedgerContract, event, address: `0x${'11'.repeat(20)}` });
        const read = readArguments(contract as LedgerContract, event, readLog(contract as LedgerContract, log).payload);
        const expected = contractInterface.parseLog({ topics: log.topics, data: log.data });
        expect(read.map(({ name }) => name)).to.deep.equal(expected?.fragment.inputs.map(({ name }) => name));
        for (const [at, { name, value }] of read.entries()) {
          expect(plain(value), `${event}.${name}`).to.deep.equal(plain(expected?.args[at], value));
        }
      }
    });
  }

  it('names what enums have a name for, and no more', () => {
    const log = someLog(createRandom(1), {
      contract: 'Projects',
      event: 'RewardWithheld',
      address: `0x${'11'.repeat(20)}`,
      given: { projectId: 7n, milestoneId: 2n, reason: 1n },
    });
    const { payload } = readLog('Projects', log);
    expect(readArguments('Projects', 'RewardWithheld', payload)).to.deep.equal([
      { name: 'projectId', type: 'uint256', value: '7' },
      { name: 'milestoneId', type: 'uint256', value: '2' },
      { name: 'reason', type: 'WithheldReason', value: 'NOT_ACCEPTED' },
    ]);
    const unknown: `0x${string}` = `0x${payload.slice(2, -2)}ff`;
    expect(readArguments('Projects', 'RewardWithheld', unknown)[2]?.value).to.equal('255');
  });

  it('refuses a payload of another event', () => {
    expect(() => readArguments('Projects', 'ProjectCreated', '0x')).to.throw('ends behind the data');
  });
});

/** A value with lists for structs, as ethers has them; where ours is an enum's name, ours. */
function plain(value: unknown, ours?: ArgumentValue): unknown {
  if (value instanceof Result) return value.toArray().map((item, at) => plain(item, fieldsOf(ours)[at]));
  if (Array.isArray(value)) return value.map((item) => plain(item));
  if (typeof value === 'object' && value !== null) return Object.values(value).map((item) => plain(item));
  if (typeof value === 'bigint') return typeof ours === 'string' && /^[A-Z]/.test(ours) ? ours : String(value);
  return typeof value === 'string' && value.startsWith('0x') ? value.toLowerCase() : value;
}

function fieldsOf(ours: ArgumentValue | undefined): ArgumentValue[] {
  return typeof ours === 'object' ? Object.values(ours) : [];
}
