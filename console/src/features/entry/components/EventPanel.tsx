import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { changedFields } from '../changedFields.ts';
import type { EntryEvent } from '../queries/entry.ts';

/** A value of an event: a text as it is, a struct by its fields, a list of them as JSON. */
function Value({ value }: { value: unknown }) {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return (
      <ul className="event-fields">
        {Object.entries(value).map(([name, field]) => (
          <li key={name}>
            <span className="event-type">{name}</span> <Value value={field} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <code className="event-value">
      <ForeignText>{typeof value === 'string' ? value : JSON.stringify(value)}</ForeignText>
    </code>
  );
}

function Changes({ changes }: Pick<EntryEvent, 'changes'>) {
  const fields = changes.flatMap(changedFields);
  if (fields.length === 0) return null;
  return (
    <table className="event-changes">
      <caption className="visually-hidden">What it changed</caption>
      <thead>
        <tr>
          <th scope="col" className="event-type">
            Changed
          </th>
          <th scope="col" className="event-type">
            Before
          </th>
          <th scope="col" className="event-type">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <Value value={before} />
            </td>
            <td>
              <Value value={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the log of an entry says, decoded: what changed, and every parameter. */
export function EventPanel({ event }: { event: EntryEvent }) {
  const { name, changes, args } = event;
  return (
    <>
      <Changes changes={changes} />
      <dl className="facts">
        <div>
          <dt>Event</dt>
          <dd>
            <code>{name}</code>
          </dd>
        </div>
        {args.map((argument) => (
          <div key={argument.name}>
            <dt>
              {argument.name} <span className="event-type">{argument.type}</span>
            </dt>
            <dd>
              <Value value={argument.value} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
