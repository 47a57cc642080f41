import { formatCount } from '../../../lib/formatCount.ts';
import type { CheckedName } from '../checkMessages.ts';

/** Differences that are shown; the command names all. */
const MOST_SHOWN = 20;

const problems = {
  field: 'has other values',
  missing: 'is missing',
  extra: 'does not follow from the blocks',
} as const;

/** The rows of a certificate that are not those that follow from its blocks. */
export function Differences({ checked }: { checked: CheckedName }) {
  const { differences, differenceCount } = checked;
  const shown = differences.slice(0, MOST_SHOWN);
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">What differs</h2>
      <ul className="differences">
        {shown.map(({ type, id, problem, fields }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change, and rows may repeat.
          <li key={at}>
            <strong>{type}</strong> <code>{id}</code> {problems[problem]}
            {fields.map(({ field, derived, written }) => (
              <p key={field}>
                {field}: <code>{derived}</code> by the blocks, <code>{written}</code> in the certificate
              </p>
            ))}
          </li>
        ))}
      </ul>
      {differenceCount > shown.length && (
        <p>and {formatCount(BigInt(differenceCount - shown.length))} more; npm run verify names them</p>
      )}
    </section>
  );
}
