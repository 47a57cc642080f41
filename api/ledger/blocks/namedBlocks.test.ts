import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { buildSchema, parse } from 'graphql';
import type { Block } from '../../chain/answers.ts';
import { answerBasis, fillHashes, mayNameBlock, namedBlocks } from './namedBlocks.ts';

const ledgerSchema = buildSchema(readFileSync(new URL('../served.graphql', import.meta.url), 'utf8'));
const basis = { deployment: 'Qm', block: { number: 9, hash: '0x9' } };

/** A chain whose blocks have their numbers as hashes, but for those that it has dropped. */
function sources(dropped: readonly number[] = []) {
  const header = async (tag: bigint | string): Promise<Block | undefined> => {
    const number = BigInt(tag);
    const hash = `0x${number}${dropped.includes(Number(number)) ? 'dropped' : ''}`;
    return { number, hash, timestamp: 0n, baseFeePerGas: 0n } as Block;
  };
  const query = async <T>() => ({ _meta: { block: { number: 4 } } }) as T;
  return { chain: { header }, ledger: { query } };
}

const named = (source: string, variables = {}) => namedBlocks(parse(source), ledgerSchema, variables);

describe('answerBasis', () => {
  for (const [what, source, answer] of [
    [
      'the latest block',
      '{ guilds { id } accounts(block: { number_gte: 3 }) { id } chain { id } }',
      { block: basis.block },
    ],
    ['a block by its number', '{ guilds(block: { number: 3 }) { id } }', { block: { number: 3, hash: '0x3' } }],
    ['the number of a hash', '{ guilds(block: { hash: "0x4" }) { id } }', { block: { number: 4, hash: '0x4' } }],
    [
      'several blocks, each by the key of its field, in fragments too',
      '{ a: guilds(block: { number: 3 }) { id } ...F } fragment F on Query { accounts { id } }',
      { blocks: { a: { number: 3, hash: '0x3' }, accounts: basis.block } },
    ],
    [
      'the latest block for the rows of a relay request, beside an earlier one',
      '{ guilds(block: { number: 3 }) { id } r: relayRequest(id: "1") { ...F } chain { id } } fragment F on RelayRequest { entries { id } }',
      { blocks: { guilds: { number: 3, hash: '0x3' }, r: basis.block } },
    ],
    [
      'the latest block for the rows of a list of relay requests, beside an earlier one',
      '{ guilds(block: { number: 3 }) { id } relayRequests(from: "0x") { ...F } } fragment F on RelayRequestConnection { edges { node { ... on RelayRequest { mined: indexed } } } }',
      { blocks: { guilds: { number: 3, hash: '0x3' }, relayRequests: basis.block } },
    ],
    [
      'an earlier block alone beside what is no part of the ledger',
      '{ guilds(block: { number: 3 }) { id } relayRequests(from: "0x") { edges { node { status } } } __typename }',
      { block: { number: 3, hash: '0x3' } },
    ],
    [
      'an earlier block alone beside what the relay knows without the ledger',
      '{ guilds(block: { number: 3 }) { id } relayRequest(id: "1") { status } }',
      { block: { number: 3, hash: '0x3' } },
    ],
    [
      'the latest block for what the gateway reads of the ledger itself, beside an earlier one',
      '{ guilds(block: { number: 3 }) { id } _entities(representations: []) { __typename } w: waitingFor(account: "0x") { title } }',
      { blocks: { guilds: { number: 3, hash: '0x3' }, _entities: basis.block, w: basis.block } },
    ],
    [
      'the block of a field by any name',
      '{ __proto__: guilds(block: { number: 3 }) { id } }',
      { block: { number: 3, hash: '0x3' } },
    ],
  ] as const) {
    it(`tells ${what}`, async () => {
      expect(await answerBasis(named(source), basis, sources())).to.deep.equal({ deployment: 'Qm', ...answer });
    });
  }

  it('tells the blocks of fields by any names', async () => {
    const asked = named('{ __proto__: guilds(block: { number: 3 }) { id } accounts { id } }');
    expect(JSON.stringify(await answerBasis(asked, basis, sources()))).to.equal(
      '{"deployment":"Qm","blocks":{"__proto__":{"number":3,"hash":"0x3"},"accounts":{"number":9,"hash":"0x9"}}}',
    );
  });

  it('tells no hash that is of another chain than the ledger’s latest block, or that nobody tells', async () => {
    const asked = named('{ guilds(block: { number: 3 }) { id } }');
    const unknown = { deployment: 'Qm', block: { number: 3, hash: null } };
    expect(await answerBasis(asked, basis, sources([9]))).to.deep.equal(unknown);
    const chain = { header: () => Promise.reject(new Error('no answer')) };
    expect(await answerBasis(asked, basis, { ...sources(), chain })).to.deep.equal(unknown);
  });

  it('reads blocks from variables', () => {
    const source = 'query ($b: Block_height) { guilds(block: $b) { id } }';
    expect(named(source, { b: { number: 3 } }).get('guilds')).to.deep.equal({ number: 3 });
    expect(named(source, { b: { number_gte: 3 } }).get('guilds')).to.deep.equal({});
  });
});

describe('mayNameBlock', () => {
  for (const [block, may] of [
    ['', false],
    ['(block: { number_gte: $n })', false],
    ['(block: { number: 3 })', true],
    ['(block: { number: $n })', true],
    ['(block: { hash: "0x4" })', true],
    ['(block: $b)', true],
  ] as const) {
    it(`is ${may} for guilds${block}`, () => {
      const source = `query ($b: Block_height, $n: Int) { accounts { id } ...F } fragment F on Query { guilds${block} { id } }`;
      expect(mayNameBlock(parse(source))).to.equal(may);
    });
  }
});

describe('fillHashes', () => {
  it('fills the hash of a block that was asked by its number, and nothing else', () => {
    const source = '{ m: _meta(block: { number: 3 }) { b: block { h: hash parentHash } } _meta { block { hash } } }';
    const data = { m: { b: { h: null, parentHash: null } }, _meta: { block: { hash: '0x9' } } };
    const blocks = { m: { number: 3, hash: '0x3' }, _meta: basis.block };
    fillHashes(parse(source), data, { deployment: 'Qm', blocks });
    expect(data).to.deep.equal({ m: { b: { h: '0x3', parentHash: null } }, _meta: { block: { hash: '0x9' } } });
  });
});
