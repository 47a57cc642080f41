import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { encodeBytes32String, ZeroAddress } from 'ethers';
import { deployContract, networkHelpers, type TestContract } from './chain.ts';
import { DOLLAR, type GuildFixture, guildFixture } from './guild.ts';
import { DAY } from './projects.ts';

const { time } = networkHelpers;

/** Values of `ITreasury.DepositPurpose`. */
export const DepositPurpose = { Contribution: 0n, ProjectFees: 1n, Surplus: 2n } as const;

/** Values of `ITreasury.PaymentPurpose`. */
export const PaymentPurpose = { Operations: 0n, Grant: 1n, Work: 2n, Reimbursement: 3n } as const;

/** Values of `HostileToken.Mode`. */
export const HostileMode = { Honest: 0, FeeOnTransfer: 1, FeeOnSender: 2, ReturnFalse: 3 } as const;

/** Values of `HostilePayee.Mode`. */
export const PayeeMode = { Accept: 0, Refuse: 1, BurnGas: 2, SendBack: 3 } as const;

/** What the tests' deposits and payments belong to. */
export const ref = encodeBytes32String('round one');

/** What a budget allows, as `openBudget` takes it. */
export type BudgetTerms = {
  token: string;
  limit: bigint;
  period: number;
  startsAt: number;
  endsAt: number;
  ref: string;
  title: string;
  spenders: string[];
};

/** A guild whose treasury holds 1,000 dollars, deposited by the client. */
export async function fundedFixture() {
  const fixture = await guildFixture();
  const { dollar, treasury, client } = fixture;
  await dollar.connect(client).approve(treasury, 10_000n * DOLLAR);
  await treasury.connect(client).deposit(dollar, 1_000n * DOLLAR, DepositPurpose.Contribution, ref);
  return fixture;
}

/** The same, with 1,000 units of a hostile token deposited while it was honest. */
export async function hostileFixture() {
  const fixture = await fundedFixture();
  const { treasury, client } = fixture;
  const hostile = await deployContract('HostileToken');
  await hostile.mint(client, 10_000n);
  await hostile.connect(client).approve(treasury, 10_000n);
  await treasury.connect(client).deposit(hostile, 1_000n, DepositPurpose.Contribution, ref);
  return { ...fixture, hostile };
}

/** A guild whose treasury holds 1,000 units of native coin, and a payee that can be hostile. */
export async function nativeFixture() {
  const fixture = await guildFixture();
  const { treasury, client } = fixture;
  await treasury.connect(client).deposit(ZeroAddress, 1_000n, DepositPurpose.Contribution, ref, { value: 1_000n });
  return { ...fixture, payee: await deployContract('HostilePayee') };
}

/**
 * Opens a budget of 100 dollars without end, which Ana may spend, and tells when it starts.
 *
 * @param fixture - The guild.
 * @param changes - What differs.
 */
export async function openBudget(fixture: GuildFixture, changes: Partial<BudgetTerms> = {}): Promise<number> {
  const terms = budgetTerms(fixture, changes);
  await fixture.treasury.connect(fixture.timelock).openBudget(terms);
  return terms.startsAt || time.latest();
}

/** The terms of such a budget. */
export function budgetTerms(fixture: GuildFixture, changes: Partial<BudgetTerms> = {}): BudgetTerms {
  return {
    token: fixture.dollar.target as string,
    limit: 100n * DOLLAR,
    period: 0,
    startsAt: 0,
    endsAt: 0,
    ref,
    title: 'Field work',
    spenders: [fixture.ana.address],
    ...changes,
  };
}

/** Budget 1, of 100 dollars a day for ten days and a second, which Ana may spend. */
export async function periodicFixture() {
  const fixture = await fundedFixture();
  const startsAt = (await time.latest()) + 1_000;
  await openBudget(fixture, { period: DAY, startsAt, endsAt: startsAt + 10 * DAY });
  return { ...fixture, startsAt, endsAt: startsAt + 10 * DAY };
}

/** Budget 1, of 100 dollars, which Ana may spend. */
export async function budgetFixture() {
  const fixture = await fundedFixture();
  await openBudget(fixture);
  return fixture;
}

/** Pays for work from a budget. */
export function spend(treasury: TestContract, spender: HardhatEthersSigner, to: unknown, amount: bigint, budget = 1n) {
  return treasury.connect(spender).payFromBudget(budget, to, amount, PaymentPurpose.Work, ref, 'Interviews');
}
