import { type DragEvent, useId, useState } from 'react';

/** Takes files that are dropped on it or chosen. */
export function FileChooser({ onChoose }: { onChoose: (files: File[]) => void }) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const choose = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) onChoose(files);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files);
  };
  return (
    <label
      htmlFor={id}
      className={isOver ? 'chooser chooser-over' : 'chooser'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <strong>Choose certificates, or drop them here</strong>
      <span>One of a guild’s whole ledger, or those of its periods, all at once and in any order.</span>
      <span className="chooser-button" aria-hidden="true">
        Choose files
      </span>
      <input
        id={id}
        className="visually-hidden"
        type="file"
        multiple
        accept=".gz,application/gzip"
        onChange={({ target }) => {
          choose(target.files);
          // The same file, mended, may be chosen again.
          target.value = '';
        }}
      />
    </label>
  );
}
