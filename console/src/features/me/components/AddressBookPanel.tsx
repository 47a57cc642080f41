import { type SubmitEvent, useState } from 'react';
import { addressBook, nameAccount, readBook } from '../../../lib/names/addressBook.ts';
import { saveFile } from '../../../lib/saveFile.ts';
import { visibly } from '../../../lib/visibly.ts';
import { Address } from '../../guild/components/Address.tsx';

/** The reader's own names for accounts. */
export function AddressBookPanel() {
  const book = addressBook.use();
  const [fault, setFault] = useState<string>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      addressBook.set({ ...addressBook.get(), ...readBook(await file.text()) });
      setFault(undefined);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section aria-labelledby="address-book" className="me-part">
      <h2 id="address-book">Address book</h2>
      <p className="quiet-text">Your names stay in this browser, and always stand beside the address.</p>
      <ul className="book">
        {Object.entries(book).map(([address, name]) => (
          <li key={address}>
            <Address address={address} isWhole />{' '}
            <button type="button" className="copy" onClick={() => nameAccount(address, undefined)}>
              Remove {visibly(name)}
            </button>
          </li>
        ))}
      </ul>
      <NewName onFault={setFault} />
      {fault && (
        <p role="alert" className="field-fault">
          {fault}
        </p>
      )}
      <p className="book-files">
        <button
          type="button"
          onClick={() => saveFile('address-book.json', 'application/json', JSON.stringify(book, undefined, 2))}
        >
          Save as a file
        </button>
        <label>
          Add from a file{' '}
          <input type="file" accept="application/json,.json" onChange={({ target }) => void take(target.files?.[0])} />
        </label>
      </p>
    </section>
  );
}

function NewName({ onFault }: { onFault: (fault: string | undefined) => void }) {
  const add = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const address = String(form.get('address')).trim();
    const name = String(form.get('name')).trim();
    try {
      readBook(JSON.stringify({ [address]: name }));
      nameAccount(address, name);
      event.currentTarget.reset();
      onFault(undefined);
    } catch (error) {
      onFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <form className="book-new" onSubmit={add}>
      <label>
        Address <input name="address" autoComplete="off" spellCheck={false} />
      </label>
      <label>
        Name <input name="name" autoComplete="off" />
      </label>
      <button type="submit">Add</button>
    </form>
  );
}
