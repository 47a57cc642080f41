import { expect } from 'chai';
import { type ProvenEntry, proveEntries } from '../../testing/chains/provenEntries.ts';
import { checkEntryProof } from './checkEntryProof.ts';
import { readEntryProof } from './readEntryProof.ts';
import type { AnchorProof, ClaimedEntry, EntryProof, LogProof, Premises } from './types.ts';
import { verdictOf } from './verdict.ts';

const { premises, entries } = proveEntries(1, 31_337n);
const others = proveEntries(2, 31_337n);
const elsewhere = proveEntries(1, 5n);
/** An entry of a block with many transactions, whose transaction has others before it and a log of others before its own. */
const proven = entries.findLast(({ proof }) => proof.log.transactionIndex > 20) as ProvenEntry;
const foreign = others.entries.find(({ proof }) => proof.log.transactionIndex > 20) as ProvenEntry;

const other = (hex: string) => `${hex.slice(0, -1)}${hex.endsWith('1') ? '2' : '1'}` as `0x${string}`;
const withEntry = (change: Partial<ClaimedEntry>) => ({ ...proven, entry: { ...proven.entry, ...change } });
const withLog = (change: Partial<LogProof>) => ({
  ...proven,
  proof: { ...proven.proof, log: { ...proven.proof.log, ...change } },
});
const withProof = (change: Partial<EntryProof>) => ({ ...proven, proof: { ...proven.proof, ...change } });
/** The header with another state root. */
const changedHeader = ({ header }: LogProof) =>
  `${header.slice(0, 200)}${header[200] === '1' ? 2 : 1}${header.slice(201)}` as LogProof['header'];
const { log, guild } = proven.proof;
const { entry } = proven;
const anchor = proven.proof.anchor as AnchorProof;
const beside = entries
  .filter(({ proof }) => proof.log.header === log.header && proof.log !== log)
  .at(-1) as ProvenEntry;

/** What may be changed of a claim or its proof, and the reason for which it does not hold. */
const tampering: Record<string, readonly [ProvenEntry & { premises?: Premises }, reason: string]> = {
  'the id': [withEntry({ id: other(entry.id) }), 'shows the id'],
  'the guild': [withEntry({ guild: foreign.entry.guild }), 'shows the guild'],
  'the kind': [withEntry({ kind: 'MILESTONE_RELEASED_TWICE' }), 'shows the kind'],
  'the contract': [withEntry({ contract: other(entry.contract) }), 'shows a log of'],
  'the first topic': [withEntry({ topic0: other(entry.topic0) }), 'shows the first topic'],
  'the payload’s hash': [withEntry({ payloadHash: other(entry.payloadHash) }), 'shows the payload’s hash'],
  'the hash before it': [withEntry({ previousHash: other(entry.previousHash) }), 'shows the hash'],
  'its own hash': [withEntry({ entryHash: other(entry.entryHash) }), 'shows the hash'],
  'the block’s number': [withEntry({ blockNumber: entry.blockNumber + 1n }), 'shows block'],
  'the block’s hash': [withEntry({ blockHash: other(entry.blockHash) }), 'shows the block’s hash'],
  'the time': [withEntry({ timestamp: entry.timestamp + 1n }), 'shows the time'],
  'the transaction': [withEntry({ transactionHash: other(entry.transactionHash) }), 'shows the transaction'],
  'its sender': [withEntry({ transactionFrom: other(entry.transactionFrom) }), 'shows its sender'],
  'the log’s index': [withEntry({ logIndex: entry.logIndex + 1 }), 'shows the log’s index'],
  'the whole entry for one beside it': [{ ...proven, entry: beside.entry }, 'The proof shows'],
  'the whole entry for another guild’s': [{ ...proven, entry: foreign.entry }, 'The proof shows'],
  'the chain': [{ ...proven, premises: { ...premises, chainId: 1n } }, 'shows chain 31337, not 1'],
  'the chain that it comes from': [
    elsewhere.entries[entries.indexOf(proven)] as ProvenEntry,
    'is known to be on the chain',
  ],
  'the factory': [{ ...proven, premises: { ...premises, factory: others.premises.factory } }, 'shows a log of'],
  'a byte of the header': [withLog({ header: changedHeader(log) }), 'is known to be on'],
  'a byte of the guild’s header': [
    withProof({ guild: { ...guild, header: changedHeader(guild) } }),
    'is known to be on',
  ],
  'the header for another block’s': [withLog({ header: guild.header }), 'does not have the hash'],
  'the end of the header': [withLog({ header: log.header.slice(0, -2) as LogProof['header'] }), 'RLP'],
  'the transaction’s index to the one before': [withLog({ transactionIndex: log.transactionIndex - 1 }), 'not shown'],
  'the transaction’s index to the next': [withLog({ transactionIndex: log.transactionIndex + 1 }), 'not shown'],
  'the transaction’s index to one that is far away': [withLog({ transactionIndex: 2 ** 40 }), 'not shown'],
  'the transaction for one beside it': [withLog({ transactionNodes: beside.proof.log.transactionNodes }), 'not shown'],
  'the receipt for one beside it': [withLog({ receiptNodes: beside.proof.log.receiptNodes }), 'not shown'],
  'the transaction and its index': [
    withLog({
      transactionIndex: beside.proof.log.transactionIndex,
      transactionNodes: beside.proof.log.transactionNodes,
    }),
    'not shown',
  ],
  'all but the entry': [withLog(beside.proof.log), 'The proof shows'],
  'a node that is dropped': [withLog({ receiptNodes: log.receiptNodes.slice(1) }), 'The receipt is not shown'],
  'a node that is added': [withLog({ receiptNodes: [...log.receiptNodes, log.header] }), 'more nodes'],
  'a node that comes twice': [
    withLog({ transactionNodes: log.transactionNodes.flatMap((node) => [node, node]) }),
    'not shown',
  ],
  'the order of nodes': [withLog({ receiptNodes: log.receiptNodes.toReversed() }), 'does not have the hash'],
  'an earlier receipt that is left out': [withLog({ receiptNodes: log.receiptNodes.toSpliced(-3, 1) }), 'not shown'],
  'the tries for each other': [
    withLog({ transactionNodes: log.receiptNodes, receiptNodes: log.transactionNodes }),
    'not shown',
  ],
  'the place in the receipt': [withLog({ position: log.position - 1 }), 'shows a log of'],
  'the place in the receipt to one that is not there': [withLog({ position: 3 }), 'has 3 logs, none at place 3'],
  'the guild’s log for another guild’s': [withProof({ guild: foreign.proof.guild }), 'is known to be on'],
  'the guild’s log for one of the guild': [withProof({ guild: log }), 'shows a log of'],
  'both logs for each other': [withProof({ guild: log, log: guild }), 'The proof shows'],
  'the number': [withEntry({ number: entry.number + 1n }), 'do not lead from entry'],
  'the number to none': [withEntry({ number: 0n }), 'do not lead from entry 0'],
  'the anchor for another guild’s': [withProof({ anchor: foreign.proof.anchor }), 'is known to be on'],
  'the anchor’s log for one of the guild': [withProof({ anchor: { ...anchor, log: guild } }), 'shows an anchor of'],
  'the way to the root': [withProof({ anchor: { ...anchor, path: anchor.path.toReversed() } }), 'do not lead'],
  'the way to that of the entry beside it': [withProof({ anchor: beside.proof.anchor }), 'do not lead from entry'],
  'a hash on the way': [withProof({ anchor: { ...anchor, path: anchor.path.slice(1) } }), 'do not lead from entry'],
  'the place of the guild’s log': [withProof({ guild: { ...guild, position: 2 } }), 'shows a log of'],
};

describe('the proof of an entry', () => {
  it('shows every claim about each entry that an anchor covers', () => {
    for (const { proof, entry: claimed } of entries.slice(0, -1)) {
      const sent = readEntryProof(JSON.parse(JSON.stringify(proof)));
      const checked = checkEntryProof(sent, claimed, premises);
      expect(checked.outcome, JSON.stringify(checked.steps)).to.equal('shown');
      expect(checked.shown).to.deep.equal(claimed);
      expect(verdictOf(checked)).to.equal('The proof holds');
      const blocks = [claimed, entries[0]?.entry, entries.at(-1)?.entry];
      const hashes = checked.standsOn.filter(({ what }) => what === 'block').map(({ value }) => value);
      expect(hashes).to.deep.equal([...new Set(blocks.map((block) => block?.blockHash))]);
    }
  });

  it('does not show which entry it is without an anchor, and does not say that it holds', () => {
    const { proof, entry: claimed } = entries.at(-1) as ProvenEntry;
    const checked = checkEntryProof(proof, claimed, premises);
    expect(checked.outcome).to.equal('shown in part');
    expect(checked.steps.filter(({ outcome }) => outcome !== 'shown')).to.deep.equal([
      {
        claim: `It is entry ${claimed.number} of the guild, after the one whose hash is named.`,
        outcome: 'not shown',
        reason: 'No anchor that covers it is given.',
      },
    ]);
    expect(checked.shown).to.not.have.any.keys('number', 'previousHash', 'entryHash');
    expect(verdictOf(checked)).to.match(/^The proof holds as far as it goes: 1 of \d+ claims are not shown$/);
  });

  it('does not show what is not claimed', () => {
    for (const [claimed, outcome] of [
      [{}, 'shown in part'],
      [{ kind: entry.kind }, 'shown in part'],
      [{ ...entry, previousHash: undefined }, 'shown in part'],
      [{ number: entry.number, previousHash: entry.previousHash, entryHash: entry.entryHash }, 'shown'],
    ] as [ClaimedEntry, string][]) {
      const checked = checkEntryProof(proven.proof, claimed, premises);
      expect(checked.outcome, JSON.stringify(Object.keys(claimed))).to.equal(outcome);
      expect(checked.shown).to.include({ kind: entry.kind, transactionHash: entry.transactionHash });
      if (outcome === 'shown in part') expect(checked.steps.at(-1)?.reason).to.include('`previousHash`');
    }
  });

  it('names all that is to be compared, where nothing is known', () => {
    const nothing = { chainId: null, factory: null, guild: null, trusted: null };
    const checked = checkEntryProof(proven.proof, entry, nothing);
    expect(checked.outcome).to.equal('shown');
    expect(verdictOf(checked)).to.include('compare that');
    expect(checked.standsOn.map(({ what, value, isKnown }) => [what, value, isKnown])).to.deep.equal([
      ['block', entry.blockHash, false],
      ['block', entries[0]?.entry.blockHash, false],
      ['block', entries.at(-1)?.entry.blockHash, false],
      ['chain', '31337', false],
      ['factory', premises.factory, false],
      ['guild', entry.guild, false],
    ]);
  });

  it('is of one chain, also where that is not known', () => {
    const twin = elsewhere.entries[entries.indexOf(proven)] as ProvenEntry;
    const mixed = { ...proven.proof, guild: twin.proof.guild };
    const { outcome, steps } = checkEntryProof(mixed, entry, { ...premises, chainId: null, trusted: null });
    expect([outcome, steps.at(-1)?.reason]).to.deep.equal(['wrong', 'The proof shows chain 5, not 31337.']);
  });

  for (const [name, other] of Object.entries({ factory: others.premises.factory, guild: others.premises.guild })) {
    it(`is of another ${name} than the known one`, () => {
      const known = { ...premises, [name]: other, trusted: null };
      const { outcome, steps } = checkEntryProof(proven.proof, entry, known);
      expect([outcome, steps.at(-1)?.reason?.includes(`not ${other}`)]).to.deep.equal(['wrong', true]);
    });
  }

  it('tells that a transaction is valid on every chain', () => {
    const { premises: known, entries: made } = proveEntries(3, 0n);
    const { outcome, steps } = checkEntryProof(made[0]?.proof as EntryProof, made[0]?.entry as ClaimedEntry, {
      ...known,
      chainId: 31_337n,
    });
    expect(outcome).to.equal('shown in part');
    expect(steps[2]).to.deep.equal({
      claim: 'Its transaction is signed for chain 31337.',
      outcome: 'not shown',
      reason: 'It is valid on every chain.',
    });
  });

  for (const [what, [tampered, reason]] of Object.entries(tampering)) {
    it(`fails, and says why, when somebody has changed ${what}`, () => {
      const { outcome, steps } = checkEntryProof(tampered.proof, tampered.entry, tampered.premises ?? premises);
      expect(outcome).to.equal('wrong');
      expect(steps.at(-1)).to.have.property('outcome', 'wrong');
      expect(steps.at(-1)?.reason).to.include(reason);
    });
  }

  it('of another log of the factory is none of the guild', () => {
    const [creation] = others.entries as [ProvenEntry];
    const claimed = { ...creation.entry, guild: entry.guild };
    const known = { ...premises, trusted: null };
    const { outcome, steps } = checkEntryProof({ ...creation.proof, guild }, claimed, known);
    expect(outcome).to.equal('wrong');
    expect(steps.at(-1)?.reason).to.include('The guild has no contract');
  });
});

describe('reading a proof', () => {
  for (const [what, value, message] of [
    ['nothing', undefined, 'proof is no object'],
    ['a field more', { ...proven.proof, logIndex: 3 }, 'proof has a field logIndex, which nothing would show'],
    ['a field more within', { ...proven.proof, log: { ...log, chainId: '0x1' } }, 'proof.log has a field chainId'],
    ['a field less', { log, guild }, 'proof.anchor is no object'],
    [
      'a number as text',
      { ...proven.proof, log: { ...log, position: '1' } },
      'proof.log.position is not a whole number',
    ],
    [
      'a number that is negative',
      { ...proven.proof, log: { ...log, transactionIndex: -1 } },
      'transactionIndex is not',
    ],
    ['a number with a fraction', { ...proven.proof, log: { ...log, position: 0.5 } }, 'proof.log.position is not'],
    ['capital digits', { ...proven.proof, log: { ...log, header: '0xAB' } }, 'proof.log.header is not bytes'],
    [
      'half a byte',
      { ...proven.proof, log: { ...log, receiptNodes: ['0xabc'] } },
      'proof.log.receiptNodes[0] is not bytes',
    ],
    [
      'a list that is none',
      { ...proven.proof, log: { ...log, transactionNodes: {} } },
      'transactionNodes is not a list',
    ],
  ] as const) {
    it(`names what is wrong: ${what}`, () => {
      expect(() => readEntryProof(value)).to.throw(message);
    });
  }
});
