import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { formatCount } from '../../../lib/formatCount.ts';
import { inWords } from '../../../lib/inWords.ts';
import type { BooksPeriod } from '../blocksOfPeriod.ts';
import { codes } from '../chartOfAccounts.ts';
import type { CodeMovement } from '../periodBalances.ts';
import { codePlace } from './CodeLink.tsx';
import { HolderRows } from './HolderRows.tsx';
import { MovementCells } from './MovementCells.tsx';

type Props = { of: CodeMovement; token: { id: string; decimals: number }; period: BooksPeriod };

/** The accounts of one code, which open to each of them. */
export function CodeRows({ of, token, period }: Props) {
  const place = codePlace(token.id, of.code);
  const isAimedAt = useRouterState({ select: ({ location }) => location.hash === place });
  const [isOpen, setOpen] = useState(isAimedAt);
  const isFlagged = of.class === 'SUSPENSE' && of.closing !== 0n;
  return (
    <>
      <tr id={place} className={isFlagged ? 'books-code books-flagged' : 'books-code'}>
        <th scope="row">
          <button type="button" className="books-opener" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {inWords(of.code)}
            <span className="books-count">{formatCount(of.count)}</span>
          </button>
          <span className="books-meaning">
            {codes[of.code].meaning}
            {isFlagged && '. It should be zero: open it, and ask about the last entry that posted to it.'}
          </span>
        </th>
        <MovementCells movement={of} decimals={token.decimals} />
      </tr>
      {isOpen && <HolderRows of={of} token={token} period={period} />}
    </>
  );
}
