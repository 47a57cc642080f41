import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useGuildId } from '../../guild/useGuild.ts';
import { byKind, type Option } from '../optionsOf.ts';
import { useSearching } from '../useSearching.ts';
import { SearchList } from './SearchList.tsx';

const LIST = 'search-list';
const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;

/** Focuses the box by Ctrl-K or Cmd-K from everywhere, and by “/” where no text is being written. */
function useShortcut(focus: () => void) {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isMeant =
        ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') ||
        (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isField(event.target));
      if (!isMeant) return;
      event.preventDefault();
      focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [focus]);
}

/** Which option the keyboard is at; none at first, and of other options. */
function useActive(options: readonly Option[]) {
  const [active, setActive] = useState<string>();
  const index = options.findIndex(({ key }) => key === active);
  const move = (by: number) =>
    setActive(options[(index + by + options.length + (index < 0 && by < 0 ? 1 : 0)) % options.length]?.key);
  return { active: options[index], move };
}

/** One box that finds anything, as a combobox: what is found is listed by kind, and leads to its screen. */
export function SearchBox() {
  const guild = useGuildId();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const searching = useSearching(isOpen ? typed : '', guild);
  const kinds = byKind(searching.options);
  const inOrder = kinds.flatMap(([, options]) => options);
  const { active, move } = useActive(inOrder);
  const [focus] = useState(() => () => {
    input.current?.focus();
    input.current?.select();
  });
  useShortcut(focus);
  const choose = ({ way }: Option) => {
    setOpen(false);
    setTyped('');
    input.current?.blur();
    void navigate(way);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      move(event.key === 'ArrowDown' ? 1 : -1);
    }
    const chosen = active ?? inOrder[0];
    if (event.key === 'Enter' && chosen) choose(chosen);
    if (event.key === 'Escape') {
      if (isOpen && typed !== '') setOpen(false);
      else setTyped('');
    }
  };
  const isShown = isOpen && typed.trim() !== '';
  return (
    <search className="search-box">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search entries, projects, people, hashes, words"
        aria-expanded={isShown}
        aria-controls={LIST}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active ? `option-${active.key}` : undefined}
        aria-keyshortcuts="Control+K Meta+K /"
        placeholder="Search (Ctrl K)"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={({ target }) => {
          setTyped(target.value);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {isShown && <SearchList id={LIST} kinds={kinds} active={active} choose={choose} searching={searching} />}
    </search>
  );
}
