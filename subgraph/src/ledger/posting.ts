import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { LedgerAccount, LedgerEntry, Posting } from '../../generated/schema';
import { ledgerAccountId, postingId } from '../lib/id';
import { AccountCode, codeClass, codeName, isAsset } from './accountCode';
import { addFlowPoint } from './store/series';

/** An account of a guild's books, apart from the token: its place in the chart of accounts, and for whom it is kept. */
export class BookAccount {
  constructor(
    public readonly code: AccountCode,
    public readonly holder: Bytes,
  ) {}
}

/**
 * The double entry of one ledger entry in one token; the only writer of accounts and postings. An amount leaves one
 * account as it enters another, so what it posts sums to zero. Nothing is posted for an amount of zero.
 */
export class Journal {
  private lines: i32 = 0;

  constructor(
    private readonly entry: LedgerEntry,
    private readonly token: Bytes,
  ) {}

  /** Debits one account and credits another. */
  post(debit: BookAccount, credit: BookAccount, amount: BigInt): void {
    this.postSplit(debit, credit, amount, credit, BigInt.zero());
  }

  /** Debits one account with what two others are credited. */
  postSplit(
    debit: BookAccount,
    credit: BookAccount,
    amount: BigInt,
    secondCredit: BookAccount,
    secondAmount: BigInt,
  ): void {
    this.writeLine(debit, amount.plus(secondAmount));
    this.writeLine(credit, amount.neg());
    this.writeLine(secondCredit, secondAmount.neg());
  }

  private writeLine(book: BookAccount, amount: BigInt): void {
    if (amount.isZero()) return;
    const account = this.touchLedgerAccount(book);
    if (amount.gt(BigInt.zero())) account.debits = account.debits.plus(amount);
    else account.credits = account.credits.minus(amount);
    account.balance = account.balance.plus(amount);
    account.save();

    const posting = new Posting(postingId(this.entry.id, this.lines));
    posting.entry = this.entry.id;
    posting.account = account.id;
    posting.guild = this.entry.guild;
    posting.token = this.token;
    posting.amount = amount;
    posting.balanceAfter = account.balance;
    posting.save();
    if (isAsset(book.code)) addFlowPoint(this.entry.guild, this.token, account.code, amount);
    this.lines++;
  }

  private touchLedgerAccount(book: BookAccount): LedgerAccount {
    const id = ledgerAccountId(this.entry.guild, this.token, book.code, book.holder);
    const known = LedgerAccount.load(id);
    if (known !== null) return known;
    const account = new LedgerAccount(id);
    account.guild = this.entry.guild;
    account.class_ = codeClass(book.code);
    account.code = codeName(book.code);
    account.holder = book.holder;
    account.token = this.token;
    account.debits = BigInt.zero();
    account.credits = BigInt.zero();
    account.balance = BigInt.zero();
    return account;
  }
}
