import { DraftField } from '../../../components/ui/DraftField.tsx';

type Props = { value: string | undefined; members: string[]; onCommit: (actor: string | undefined) => void };

/** Who acted: any address, with the guild's members suggested. */
export function ActorField({ value, members, onCommit }: Props) {
  return (
    <>
      <DraftField
        label="Actor"
        className="filter-actor"
        value={value ?? ''}
        onCommit={(text) => onCommit(text || undefined)}
        placeholder="Address, 0x…"
        list="ledger-members"
        spellCheck={false}
        autoComplete="off"
      />
      <datalist id="ledger-members">
        {members.map((address) => (
          <option key={address} value={address} />
        ))}
      </datalist>
    </>
  );
}
