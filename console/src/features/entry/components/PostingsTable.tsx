import { formatAmount } from '../../../lib/formatAmount.ts';
import { inWords } from '../../../lib/inWords.ts';
import { symbolOf } from '../../../lib/symbolOf.ts';
import type { Token } from '../../../lib/token.ts';
import { Address } from '../../guild/components/Address.tsx';
import type { Posting } from '../queries/entry.ts';
import { sumByToken, type TokenSum } from '../sumByToken.ts';

/** Whom or what an account is kept for: the guild, an address, or a project by its number. */
function Holder({ guild, holder }: { guild: string; holder: string }) {
  if (holder === guild) return <>the guild</>;
  if (holder.length === 42) return <Address address={holder} />;
  return <>project {BigInt(holder).toString()}</>;
}

/** A balance on the side on which it stands: assets and expenses in debit, the others in credit. */
function Balance({ value, token }: { value: bigint; token: Token }) {
  if (value === 0n) return <>0</>;
  return (
    <>
      {formatAmount(value < 0n ? -value : value, token.decimals)} {value > 0n ? 'Dr' : 'Cr'}
    </>
  );
}

function PostingRow({ guild, posting }: { guild: string; posting: Posting }) {
  const { account, amount, balanceAfter, token } = posting;
  const side = (shown: boolean) => (shown ? formatAmount(amount < 0n ? -amount : amount, token.decimals) : '');
  return (
    <tr className="posting">
      <th scope="row">
        {inWords(account.code)}
        <span className="posting-holder">
          {inWords(account.class)} · <Holder guild={guild} holder={account.holder} />
        </span>
      </th>
      <td data-label="Token">{symbolOf(token)}</td>
      <td data-label="Dr" className="number">
        {side(amount > 0n)}
      </td>
      <td data-label="Cr" className="number">
        {side(amount <= 0n)}
      </td>
      <td data-label="Balance after" className="number">
        <Balance value={balanceAfter} token={token} />
      </td>
    </tr>
  );
}

function SumRow({ sum }: { sum: TokenSum }) {
  const { token, debits, credits } = sum;
  const balanced = debits === credits;
  return (
    <tr className="posting-sum">
      <th scope="row">Sum</th>
      <td data-label="Token">{symbolOf(token)}</td>
      <td data-label="Dr" className="number">
        {formatAmount(debits, token.decimals)}
      </td>
      <td data-label="Cr" className="number">
        {formatAmount(credits, token.decimals)}
      </td>
      <td className={balanced ? 'verdict verdict-good' : 'verdict verdict-bad'}>
        {balanced ? '✓ balanced' : `✕ off by ${formatAmount(debits - credits, token.decimals)}`}
      </td>
    </tr>
  );
}

/** An entry's postings as a journal: debit, credit, and each account's balance afterwards. */
export function PostingsTable({ guild, postings }: { guild: string; postings: readonly Posting[] }) {
  if (postings.length === 0) return <p className="quiet-text">This entry moves no money: it has no postings.</p>;
  return (
    <table className="postings">
      <caption className="visually-hidden">Double-entry postings of this entry</caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Token</th>
          <th scope="col" className="number">
            Dr
          </th>
          <th scope="col" className="number">
            Cr
          </th>
          <th scope="col" className="number">
            Balance after
          </th>
        </tr>
      </thead>
      <tbody>
        {postings.map((posting) => (
          <PostingRow key={posting.id} guild={guild} posting={posting} />
        ))}
      </tbody>
      <tfoot>
        {sumByToken(postings).map((sum) => (
          <SumRow key={sum.token.id} sum={sum} />
        ))}
      </tfoot>
    </table>
  );
}
