import { checksummed } from '../../lib/checksummed.ts';
import type { CsvValue } from '../../lib/csv.ts';
import { decimalAmount } from '../../lib/decimalAmount.ts';
import { isoTime } from '../../lib/isoTime.ts';
import { moneyOf } from '../guild/moneyOf.ts';
import type { LedgerLine } from './queries/rows.ts';

/** Names of the columns. */
export const csvHeading: CsvValue[] = [
  'number',
  'time (UTC)',
  'block',
  'transaction',
  'kind',
  'category',
  'sentence',
  'amount',
  'token',
  'token address',
  'in or out',
  'actor',
  'account',
  'sent by',
  'project',
  'entry hash',
];

/** An entry as a line of a CSV file: amounts in whole units and exactly, addresses with their checksums. */
export function csvLine(line: LedgerLine): CsvValue[] {
  const money = moneyOf(line);
  return [
    line.number,
    isoTime(line.timestamp),
    line.blockNumber,
    line.transactionHash,
    line.kind,
    line.category,
    line.event.sentence,
    money && decimalAmount(money.amount, money.token.decimals),
    money?.token.symbol,
    money && checksummed(money.token.id),
    money?.flow,
    checksummed(line.actor.id),
    line.account && checksummed(line.account.id),
    checksummed(line.transactionFrom),
    line.project?.title,
    line.entryHash,
  ];
}
