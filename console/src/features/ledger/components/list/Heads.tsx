/** The headings of a table of entries. */
export function Heads() {
  return (
    <thead>
      <tr>
        <th scope="col">When, transaction</th>
        <th scope="col">What happened</th>
        <th scope="col">Actor</th>
        <th scope="col" className="cell-amount">
          Amount
        </th>
        <th scope="col" className="cell-number">
          No.
        </th>
      </tr>
    </thead>
  );
}
