import { getRouteApi } from '@tanstack/react-router';
import { Answered } from '../../../components/ui/Answered.tsx';
import type { EntryQuery } from '../../../generated/operations.ts';
import { useAnswer } from '../../../lib/useAnswer.ts';
import { entryDocument } from '../queries/entryDocument.ts';
import { DocumentPanel } from './DocumentPanel.tsx';
import { EntryHead } from './EntryHead.tsx';
import { EventPanel } from './EventPanel.tsx';
import { Evidence } from './Evidence.tsx';
import { NoNumber } from './NoEntry.tsx';
import { PostingsTable } from './PostingsTable.tsx';
import { ProofPanel } from './ProofPanel.tsx';
import { Story } from './story/Story.tsx';

function EntryBody({ answer, entry }: { answer: EntryQuery; entry: EntryQuery['ledgerEntries'][number] }) {
  return (
    <div className="entry">
      <EntryHead entry={entry} />
      {entry.postings.length > 0 && (
        <section aria-labelledby="postings">
          <h2 id="postings">Postings</h2>
          <PostingsTable guild={entry.guild.id} postings={entry.postings} />
        </section>
      )}
      <Story entry={entry} payment={answer.payments[0]} />
      <DocumentPanel entry={entry} />
      <section aria-labelledby="event">
        <h2 id="event">What the log says</h2>
        <EventPanel event={entry.event} />
      </section>
      <section aria-labelledby="proof">
        <h2 id="proof">Proof</h2>
        <ProofPanel key={entry.id} entry={entry} />
      </section>
      <Evidence answer={answer} entry={entry} />
    </div>
  );
}

/** One entry of the ledger: what happened, what it moved, its story, and what shows that it is so. */
export function EntryScreen() {
  const { guild, number } = getRouteApi('/g/$guild/ledger/$number').useParams();
  const isNumber = /^\d{1,18}$/.test(number);
  const n = BigInt(isNumber ? number : 0);
  const answer = useAnswer(
    entryDocument,
    { guild, number: n, previous: n - 1n, next: n + 1n },
    { isEnabled: isNumber },
  );
  if (!isNumber) return <NoNumber number={number} />;
  return (
    <Answered answer={answer} waitsFor="Reading the entry" isScreen>
      {(data) => {
        const [entry] = data.ledgerEntries;
        return entry ? <EntryBody key={entry.id} answer={data} entry={entry} /> : <NoNumber number={number} />;
      }}
    </Answered>
  );
}
