import { expect } from 'chai';
import { concat, toBeHex } from 'ethers';
import { type ProvenEntry, proveEntries } from '../../testing/chains/provenEntries.ts';
import { createMerkleTree } from '../../verify/tree/merkleTree.ts';
import { proof } from './proof.ts';

type Variables = Record<string, string>;
type Context = Parameters<typeof proof>[2];

const { blocks, entries } = proveEntries(6, 1n);
const rows = entries.map(({ entry }) => ({
  ...entry,
  id: concat([toBeHex(entry.blockNumber, 8), toBeHex(entry.logIndex, 4)]),
  number: String(entry.number),
}));
const [anchored] = rows.slice(-1) as [(typeof rows)[number]];
const covered = rows.slice(0, -1);

/** The chain's node, of these blocks. */
async function ask(method: string, [which]: readonly unknown[]): Promise<unknown> {
  const found = blocks.find(({ header }) => header.hash === which || `0x${header.number.toString(16)}` === which);
  return method === 'eth_getBlockReceipts' ? found?.answers.receipts : (found?.answers.block ?? null);
}

/** graph-node, of these entries and their one anchor with a root. */
function answersWith(root: string) {
  const anchor = { root, entryCount: String(covered.length), blockHash: anchored.blockHash, entry: anchored };
  return async (document: string, { entry, number, after }: Variables): Promise<unknown> => {
    if (document.includes('ledgerEntry(')) {
      const found = rows.find(({ id }) => id === entry);
      return { ledgerEntry: found ? { ...found, guild: { id: found.guild } } : null };
    }
    if (document.includes('anchors('))
      return { ledgerEntries: [rows[0]], anchors: Number(number) <= covered.length ? [anchor] : [] };
    if (document.includes('ledgerHead('))
      return { ledgerHead: { entryCount: String(covered.length), hash: covered.at(-1)?.entryHash } };
    return { ledgerEntries: covered.filter((row) => Number(row.number) > Number(after)) };
  };
}

const contextWith = (root: string) =>
  ({
    chain: { ask },
    ledger: { query: answersWith(root), indexedBlock: async () => ({ number: 99 }) },
  }) as unknown as Context;
const idOf = ({ entry }: ProvenEntry) => rows[Number(entry.number) - 1]?.id as string;

describe('the query for a proof', () => {
  const tree = createMerkleTree();
  for (const { entryHash } of covered) tree.append(entryHash);
  const context = contextWith(tree.root(covered.length));

  it('gives the one proof of each entry, with the anchor that covers it', async () => {
    for (const proven of entries) {
      expect(await proof({}, { entry: idOf(proven) }, context)).to.deep.equal(proven.proof);
    }
  });

  it('gives no anchor that does not fit the ledger', async () => {
    const [first] = entries as [ProvenEntry];
    const answer = await proof({}, { entry: idOf(first) }, contextWith(`0x${'ab'.repeat(32)}`));
    expect(answer).to.deep.equal({ ...first.proof, anchor: null });
  });

  it('is answered with nothing for an entry that is not there, and refused for an id that is none', async () => {
    expect(await proof({}, { entry: `0x${'00'.repeat(12)}` }, context)).to.equal(null);
    const failure = await proof({}, { entry: '0x12' }, context).catch((error) => error);
    expect(failure.message).to.include('"0x12" is not the id of an entry');
    expect(failure.extensions).to.have.property('code', 'BAD_USER_INPUT');
  });
});
