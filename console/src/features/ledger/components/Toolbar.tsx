import { CertificateDownload } from '../../guild/components/CertificateDownload.tsx';
import { useGuild } from '../../guild/useGuild.ts';
import { filterCount, type LedgerSearch } from '../ledgerSearch.ts';
import { PeriodField } from './filters/PeriodField.tsx';
import type { Apply } from './filters/useApply.ts';
import { JumpForm } from './JumpForm.tsx';
import { Popover } from './Popover.tsx';
import { SaveButton } from './SaveButton.tsx';
import { ViewsMenu } from './ViewsMenu.tsx';

type Props = { search: LedgerSearch; apply: Apply; isOpen: boolean; setOpen: (isOpen: boolean) => void };

/** What one can do with the list: narrow and order it, go to a place in it, keep the view, save it as a file. */
export function Toolbar({ search, apply, isOpen, setOpen }: Props) {
  const { id } = useGuild();
  const count = filterCount(search);
  return (
    <div className="toolbar">
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Filters{count > 0 && `, ${count} set`} <span aria-hidden="true">{isOpen ? '▴' : '▾'}</span>
      </button>
      <PeriodField search={search} apply={apply} />
      <label className="inline-field">
        Order
        <select value={search.order ?? ''} onChange={({ target }) => apply({ order: target.value || undefined })}>
          <option value="">Newest first</option>
          <option value="oldest">Oldest first</option>
        </select>
      </label>
      <Popover label="Go to">{(close) => <JumpForm search={search} onDone={close} />}</Popover>
      <Popover label="Views">{(close) => <ViewsMenu search={search} onDone={close} />}</Popover>
      <SaveButton search={search} />
      <Popover label="Certificate">{() => <CertificateDownload key={id} guild={id} />}</Popover>
    </div>
  );
}
