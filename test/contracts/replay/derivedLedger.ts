import { expect } from 'chai';
import type { ChainBlock, ChainLog, Hex } from '../../../verify/chain/types.ts';
import { GuildLedger } from '../../../verify/ledger/guildLedger.ts';
import type { Row } from '../../../verify/ledger/records.ts';
import { ethers, type TestContract } from '../helpers/chain.ts';
import type { Stage } from './moves/move.ts';

/** A guild's ledger as the verifier derives it from the chain's logs, to compare with what the contracts store. */
export async function deriveLedger(stage: Stage): Promise<GuildLedger> {
  const of = { guild: lower(stage.accessManager), factory: lower(stage.factory), forwarder: lower(stage.forwarder) };
  const ledger = new GuildLedger(of);
  for (const block of await readBlocks()) ledger.add(block);
  return ledger;
}

/** Compares the books and the state of a derived ledger with the contracts' own storage. */
export async function expectStored(ledger: GuildLedger, stage: Stage): Promise<void> {
  await expectBooks(ledger, stage);
  for (const { account, balance, votingPower } of ledger.records.of('Member')) {
    expect(await stage.token.balanceOf(account), `balance of ${account}`).to.equal(balance);
    expect(await stage.token.getVotes(account), `votes of ${account}`).to.equal(votingPower);
  }
  for (const { proposalId, againstVotes, forVotes, abstainVotes } of ledger.records.of('Proposal')) {
    const votes = await stage.governor.proposalVotes(proposalId);
    expect([...votes], `votes on ${proposalId}`).to.deep.equal([againstVotes, forVotes, abstainVotes]);
  }
  for (const { number, status, token, termsHash } of ledger.records.of('Project')) {
    const stored = await stage.projects.projectOf(number);
    const names = ['', 'PROPOSED', 'ACCEPTED', 'CANCELED'];
    expect([names[Number(stored.status)], stored.token.toLowerCase(), stored.termsHash]).to.deep.equal([
      status,
      token,
      termsHash,
    ]);
  }
  for (const { number, totalSpent, spentInPeriod } of ledger.records.of('Budget')) {
    const stored = await stage.treasury.budgetOf(number);
    expect([stored.totalSpent, stored.spentInPeriod], `budget ${number}`).to.deep.equal([totalSpent, spentInPeriod]);
  }
}

async function expectBooks({ records }: GuildLedger, { treasury, projects, rewards }: Stage): Promise<void> {
  const accounts = [...records.of('LedgerAccount')];
  for (const { token, code, class: ofClass, balance } of accounts) {
    if (code === 'TREASURY') expect(await treasury.bookBalanceOf(token), `treasury's ${token}`).to.equal(balance);
    if (code === 'ESCROW') expect(await projects.liabilitiesOf(token), `escrow's ${token}`).to.equal(balance);
    if (ofClass === 'SUSPENSE') expect(balance, `${code} of ${token}`).to.equal(0n);
  }
  const sum = (chosen: (row: Row) => boolean) =>
    accounts.filter(chosen).reduce((total, { balance }) => total + (balance as bigint), 0n);
  expect(sum(() => true)).to.equal(0n);
  for (const { account, token, balance, held } of records.of('CreditBalance')) {
    const owed = sum((row) => row.holder === account && row.token === token && isCredit(row));
    expect([-owed, held], `credit of ${account}`).to.deep.equal([balance, await projects.isCreditHeld(account, token)]);
    expect(await projects.creditOf(account, token)).to.equal(balance);
  }
  for (const { holder } of accounts.filter(({ code }) => code === 'REWARDS_OWED')) {
    const earned = sum((row) => row.code === 'REWARD_COSTS' && row.holder === holder);
    const owed = sum((row) => row.code === 'REWARDS_OWED' && row.holder === holder);
    expect(await rewards.claimedOf(holder), `claimed by ${holder}`).to.equal(earned + owed);
  }
}

function isCredit({ code }: Row): boolean {
  return code === 'PAYABLES' || code === 'HELD_CREDITS';
}

/** All blocks with logs, as the chain in this process tells them. */
async function readBlocks(): Promise<ChainBlock[]> {
  const blocks = new Map<number, ChainLog[]>();
  const logs = await ethers.provider.getLogs({ fromBlock: 0, toBlock: 'latest' });
  for (const { blockNumber } of logs) blocks.set(blockNumber, []);
  for (const log of logs) {
    const transaction = await ethers.provider.getTransaction(log.transactionHash);
    blocks.get(log.blockNumber)?.push({
      address: log.address.toLowerCase() as Hex,
      topics: [...log.topics] as Hex[],
      data: log.data as Hex,
      logIndex: log.index,
      transaction: {
        hash: log.transactionHash as Hex,
        index: log.transactionIndex,
        from: (transaction?.from.toLowerCase() ?? '0x') as Hex,
        to: (transaction?.to?.toLowerCase() ?? null) as Hex | null,
        input: (transaction?.data ?? '0x') as Hex,
      },
    });
  }
  return Promise.all(
    [...blocks].map(async ([number, own]) => {
      const block = await ethers.provider.getBlock(number);
      const [hash, parentHash] = [block?.hash as Hex, block?.parentHash as Hex];
      return { number: BigInt(number), hash, parentHash, timestamp: BigInt(block?.timestamp ?? 0), logs: own };
    }),
  );
}

function lower(contract: TestContract): Hex {
  return String(contract.target).toLowerCase() as Hex;
}
