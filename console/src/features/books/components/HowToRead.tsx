import { classes } from '../chartOfAccounts.ts';

/** How a reader who is no accountant reads the books. */
export function HowToRead() {
  return (
    <details className="how-to-read no-print">
      <summary>How to read this</summary>
      <p>
        The <dfn>books</dfn> are all <dfn>postings</dfn> together. Each entry that moves money debits one account and
        credits another by the same amount, so that all debits equal all credits: that is what the control totals show.
      </p>
      <p>
        A <dfn>balance</dfn> is debits less credits. <b>Dr</b> stands for a debit balance, which is what the guild holds
        or has spent; <b>Cr</b> for a credit balance, which is what it owes or has earned.{' '}
        <b>Opening + debits − credits = closing</b>, in every row.
      </p>
      <dl>
        {Object.entries(classes).map(([name, { name: title, meaning }]) => (
          <div key={name}>
            <dt>{title}</dt>
            <dd>{meaning}.</dd>
          </div>
        ))}
      </dl>
      <p>
        Open an account to see whom it is kept for, and each of these to see its postings and the entries that made
        them.
      </p>
    </details>
  );
}
