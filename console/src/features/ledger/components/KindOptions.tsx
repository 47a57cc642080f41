import { inWords } from '../../../lib/inWords.ts';
import { entryKinds } from '../entryKinds.ts';

/** Every kind of entry, as options by the part of the guild that writes them. */
export function KindOptions() {
  return Object.entries(entryKinds).map(([part, kinds]) => (
    <optgroup key={part} label={part}>
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {inWords(kind)}
        </option>
      ))}
    </optgroup>
  ));
}
