import { expect } from 'chai';
import { eventRules } from '../../verify/events/eventRules.ts';
import { postings } from '../../verify/ledger/postings.ts';
import { playedLedger } from './playedLedger.ts';
import { readAll } from './readLedger.ts';

/** Events whose money another entry posts, or nobody's: docs/ledger.md, "Which entries have an amount". */
const POSTED_ELSEWHERE: Record<string, string | null> = {
  TRANSFER: null,
  MILESTONE_FUNDED: 'PROJECT_FUNDED',
  BUDGET_SPENT: 'PAID',
  GRANT_CLAIMED: 'REWARD_CLAIMED',
};
/** Events that allow a token, or set a rate for it. */
const ABOUT_A_TOKEN = ['TOKEN_ALLOWED', 'FEE_TOKEN_RATE_SET', 'REWARD_RATE_SET', 'REPUTATION_RATE_SET'];

type Entry = {
  kind: string;
  transactionHash: string;
  token: { id: string } | null;
  amount: string | null;
  postings: { token: { id: string }; amount: string }[];
};

const has = (field: string) => eventRules.filter(({ subjects }) => subjects.some((subject) => subject.field === field));

describe('amounts of entries', () => {
  let entries: Entry[];
  before(async () => {
    const { context } = await playedLedger();
    const fields = 'kind transactionHash token { id } amount postings { token { id } amount }';
    entries = await readAll<Entry>(context.ledgerUrl, 'ledgerEntries', fields);
  });

  it('are what the entry posts, or another entry of its transaction', () => {
    for (const { kind, transactionHash, token, amount, postings: lines } of entries) {
      if (amount === null || amount === '0') continue;
      const elsewhere = POSTED_ELSEWHERE[kind];
      if (elsewhere === null) continue;
      const ofTransaction = entries.filter(
        (other) => other.kind === elsewhere && other.transactionHash === transactionHash,
      );
      const posted = elsewhere === undefined ? lines : ofTransaction.flatMap((other) => other.postings);
      const found = posted.filter((line) => line.token.id === token?.id).map((line) => BigInt(line.amount));
      const wanted = BigInt(amount);
      const isThere = elsewhere === undefined ? found.includes(wanted) : found.some((line) => line >= wanted);
      expect(isThere, `${kind} of ${amount} in ${transactionHash}`).to.equal(true);
    }
  });

  it('are there for whatever posts, and come with their token', () => {
    const without = entries.filter(({ amount, postings: lines }) => amount === null && lines.length > 0);
    expect(without.map(({ kind }) => kind)).to.deep.equal([]);
    const halves = entries.filter(({ kind, token, amount }) => {
      return (amount === null) !== (token === null) && !(amount === null && ABOUT_A_TOKEN.includes(kind));
    });
    expect(halves.map(({ kind }) => kind)).to.deep.equal([]);
  });

  it('belong to the events that post and to those that are listed', () => {
    const posting = eventRules.filter(({ contract, event }) => `${contract} ${event}` in postings);
    const wanted = [...posting.map(({ kind }) => kind), ...Object.keys(POSTED_ELSEWHERE)];
    expect(has('amount').map(({ kind }) => kind)).to.have.members(wanted);
    expect(has('token').map(({ kind }) => kind)).to.have.members([...wanted, ...ABOUT_A_TOKEN]);
  });
});
