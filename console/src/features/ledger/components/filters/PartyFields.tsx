import { useState } from 'react';
import { DraftField } from '../../../../components/ui/DraftField.tsx';
import { checksummed } from '../../../../lib/checksummed.ts';
import type { LedgerSearch } from '../../ledgerSearch.ts';
import type { Apply } from './useApply.ts';

/** How an account may have to do with an entry. */
const parts = { party: 'acted, or is concerned', actor: 'acted', account: 'is concerned' } as const;

type Part = keyof typeof parts;

type Props = { search: LedgerSearch; members: readonly string[]; apply: Apply };

/** Who: any address, with the guild's members suggested, and in which part. */
export function PartyFields({ search, members, apply }: Props) {
  const named = (Object.keys(parts) as Part[]).find((part) => search[part] !== undefined);
  const [chosen, setChosen] = useState<Part>('party');
  const part = named ?? chosen;
  const address = named && search[named];
  const put = (as: Part, text: string | undefined) =>
    apply({ party: undefined, actor: undefined, account: undefined, [as]: text || undefined });
  return (
    <fieldset className="filter-group">
      <legend>Who</legend>
      <DraftField
        label="Address"
        value={address ? checksummed(address) : ''}
        onCommit={(text) => put(part, text)}
        placeholder="0x…"
        list="ledger-members"
        spellCheck={false}
        autoComplete="off"
      />
      <datalist id="ledger-members">
        {members.map((member) => (
          <option key={member} value={checksummed(member)} />
        ))}
      </datalist>
      <label>
        who
        <select
          value={part}
          onChange={({ target }) => {
            setChosen(target.value as Part);
            if (address) put(target.value as Part, address);
          }}
        >
          {Object.entries(parts).map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
