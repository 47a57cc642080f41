import type { EntryQuery } from '../../../generated/operations.ts';
import { saveFile } from '../../../lib/saveFile.ts';
import type { Entry } from '../queries/entry.ts';
import { EntryFacts } from './EntryFacts.tsx';
import { HashChain } from './HashChain.tsx';

/** The answer as the gateway sends it: whole numbers of any size are texts of digits. */
const written = (answer: EntryQuery) =>
  JSON.stringify(answer, (_, value) => (typeof value === 'bigint' ? value.toString() : value), 2);

/** What stands behind an entry, folded: its place in the chain of hashes, its record, and the gateway's answer. */
export function Evidence({ answer, entry }: { answer: EntryQuery; entry: Entry }) {
  const save = () => saveFile(`entry-${entry.guild.id}-${entry.number}.json`, 'application/json', written(answer));
  return (
    <>
      <details className="evidence">
        <summary>Hash chain and record</summary>
        <section aria-labelledby="chain">
          <h2 id="chain">Hash chain</h2>
          <HashChain entry={entry} previous={answer.previous[0]} next={answer.next[0]} />
        </section>
        <section aria-labelledby="facts">
          <h2 id="facts">Record</h2>
          <EntryFacts entry={entry} />
        </section>
      </details>
      <details className="evidence raw">
        <summary>Answer of the gateway, as JSON</summary>
        <button type="button" onClick={save}>
          Download
        </button>
        <pre>{written(answer)}</pre>
      </details>
    </>
  );
}
