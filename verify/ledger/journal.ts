import type { Hex } from '../chain/types.ts';
import type { BookAccount } from './accounts.ts';
import { bigEndian, concat } from './bytes.ts';
import { partId } from './ids.ts';
import type { Records, Row } from './records.ts';

/** The double entry of one entry. */
export class Journal {
  /** The entry's postings, in their order. */
  readonly postings: Row[] = [];
  private readonly records: Records;
  private readonly guild: Hex;
  private readonly entry: Hex;

  constructor(records: Records, guild: Hex, entry: Hex) {
    this.records = records;
    this.guild = guild;
    this.entry = entry;
  }

  /** Adds a line: a debit or, when the amount is negative, a credit. An amount of zero adds none. */
  write(token: Hex, book: BookAccount, amount: bigint): void {
    if (amount === 0n) return;
    const account = this.touch(token, book);
    const balance = (account.balance as bigint) + amount;
    const side = amount > 0n ? 'debits' : 'credits';
    const turnover = (account[side] as bigint) + (amount > 0n ? amount : -amount);
    this.records.put('LedgerAccount', { ...account, [side]: turnover, balance });
    this.postings.push({
      id: partId(this.entry, this.postings.length),
      entry: this.entry,
      account: account.id,
      guild: this.guild,
      token,
      amount,
      balanceAfter: balance,
    });
  }

  private touch(token: Hex, { place, ...book }: BookAccount): Row {
    const id = concat(this.guild, token, bigEndian(BigInt(place), 1), book.holder);
    const empty = { id, guild: this.guild, ...book, token, debits: 0n, credits: 0n, balance: 0n };
    return this.records.find('LedgerAccount', id) ?? empty;
  }
}
