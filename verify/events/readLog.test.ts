import { expect } from 'chai';
import { AbiCoder, type EventFragment, Interface, type InterfaceAbi, keccak256, type ParamType, toBeHex } from 'ethers';
import { createRandom, type Random } from '../../testing/random.ts';
import type { ChainLog, Hex } from '../chain/types.ts';
import { abis, type LedgerContract } from './abis.ts';
import { LogError } from './decode.ts';
import { eventRules } from './eventRules.ts';
import { readLog } from './readLog.ts';

const coder = AbiCoder.defaultAbiCoder();
const ROUNDS = 20;
const TEXTS = ['', 'plain', 'Grüße, 世界 🦊', '\ufeffmark', '€'.repeat(40)];

/** A value of a type, as ethers takes it. */
function sampleOf(type: ParamType, random: Random): unknown {
  if (type.isArray()) {
    const length = type.arrayLength === -1 ? random.number(4) : (type.arrayLength ?? 0);
    return Array.from({ length }, () => sampleOf(type.arrayChildren, random));
  }
  if (type.isTuple()) return type.components.map((component) => sampleOf(component, random));
  if (type.type === 'string') return random.pick(TEXTS);
  const bytes = (length: number) => Uint8Array.from({ length }, () => random.number(256));
  if (type.type === 'bytes') return bytes(random.number(100));
  if (type.type === 'bool') return random.once(2);
  if (type.type === 'address') return toBeHex(BigInt(1 + random.number(2 ** 30)), 20);
  const [, kind, size = ''] = /^([a-z]+)(\d+)$/.exec(type.type) ?? [];
  if (kind === 'bytes') return bytes(Number(size));
  const value = BigInt(random.number(2 ** 30)) * 2n ** BigInt(random.number(224));
  return kind === 'int' ? BigInt.asIntN(Number(size), value) : BigInt.asUintN(Number(size), value);
}

/** A log as a contract writes it. */
function logOf(contract: Interface, fragment: EventFragment, values: unknown[]): ChainLog {
  const { topics, data } = contract.encodeEventLog(fragment, values);
  const transaction = { hash: '0x', index: 0, from: '0x', to: null, input: '0x' } as const;
  return { address: '0x', topics: topics as Hex[], data: data as Hex, logIndex: 0, transaction };
}

function interfaceOf(contract: string): Interface {
  return new Interface(abis[contract as LedgerContract] as InterfaceAbi);
}

describe('logs of a guild’s contracts', () => {
  it('are read as ethers reads them, and hashed as Solidity encodes them', () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const random = createRandom(seed);
    for (const { contract, event } of eventRules) {
      const abi = interfaceOf(contract);
      const fragment = abi.getEvent(event) as EventFragment;
      const type = `tuple(${fragment.inputs.map((input) => input.format('sighash')).join(',')})`;
      for (let round = 0; round < ROUNDS; round++) {
        const values = fragment.inputs.map((input) => sampleOf(input, random));
        const read = readLog(contract as LedgerContract, logOf(abi, fragment, values));
        expect(read.topic0).to.equal(fragment.topicHash);
        const encoded = values.length === 0 ? '0x' : coder.encode([type], [values]);
        expect(read.payloadHash, `${contract} ${event}, seed ${seed}`).to.equal(keccak256(encoded));
      }
    }
  });

  it('have every parameter that the table of events names', () => {
    const random = createRandom(1);
    for (const { contract, event, actor, subjects } of eventRules) {
      const abi = interfaceOf(contract);
      const fragment = abi.getEvent(event) as EventFragment;
      const values = fragment.inputs.map((input) => sampleOf(input, random));
      const { params } = readLog(contract as LedgerContract, logOf(abi, fragment, values));
      if (actor !== null) expect(params.address(actor), `${contract} ${event}`).to.match(/^0x[\da-f]{40}$/);
      for (const { field, of, from, condition } of subjects) {
        if (condition !== null) params.flag(condition.path);
        if (of !== null) continue;
        if (field === 'account' || field === 'token') for (const path of from) params.address(path);
        else if (field !== 'document') for (const path of from) params.number(path);
        else expect([params.fixed(from[0] ?? ''), params.text(from[1] ?? '')]).to.have.length(2);
      }
    }
  });

  it('lose zero bytes and what is not UTF-8 of their texts', () => {
    const abi = interfaceOf('AccessManager');
    const fragment = abi.getEvent('RoleLabel') as EventFragment;
    const data = coder.encode(['bytes'], ['0x4100ff42']) as Hex;
    const { params } = readLog('AccessManager', { ...logOf(abi, fragment, [7n, '']), data });
    expect(params.text('label')).to.equal('A\ufffdB');
    expect(params.bytes('label')).to.equal('0x41efbfbd42');
  });

  it('are refused when their contract does not declare them', () => {
    const abi = interfaceOf('Treasury');
    const fragment = abi.getEvent('Paid') as EventFragment;
    const log = logOf(
      abi,
      fragment,
      fragment.inputs.map((input) => sampleOf(input, createRandom(1))),
    );
    expect(() => readLog('Projects', log)).to.throw(LogError, 'Projects declares no event');
    expect(() => readLog('Treasury', { ...log, topics: log.topics.slice(0, 3) })).to.throw(LogError, 'topics');
    expect(() => readLog('Treasury', { ...log, data: log.data.slice(0, -64) as Hex })).to.throw(LogError, 'behind');
  });
});
