import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import type { Option } from '../optionsOf.ts';
import type { Searching } from '../useSearching.ts';

type Props = {
  id: string;
  kinds: [name: string, options: Option[]][];
  /** Where the keyboard is. */
  active: Option | undefined;
  choose: (option: Option) => void;
  searching: Searching;
};

function words({ options, isLooking, fault }: Searching): string {
  if (fault) return `Nothing could be looked for: ${fault.message}`;
  if (isLooking) return 'Looking';
  if (options.length === 0)
    return 'Nothing was found. Entries are found by number or hash, people by address, texts by whole words.';
  return `${options.length} found`;
}

/** What a search has found, to be chosen by pointer, or by the keyboard from the box. */
export function SearchList({ id, kinds, active, choose, searching }: Props) {
  return (
    <div className="search-sheet">
      <div id={id} role="listbox" aria-label="What was found">
        {kinds.map(([name, options]) => (
          // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by role; fieldsets are for forms.
          <div key={name} role="group" aria-label={name}>
            <p className="search-kind" aria-hidden="true">
              {name}
            </p>
            {options.map((option) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the box, which moves among the options.
              // biome-ignore lint/a11y/useFocusableInteractive: as ARIA's combobox has it, the box names the active option.
              <div
                key={option.key}
                id={`option-${option.key}`}
                role="option"
                aria-selected={option === active}
                className="search-option"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
              >
                <ForeignText>{option.title}</ForeignText>
                {option.guildName !== undefined && (
                  <span className="quiet-text">
                    {' '}
                    in <ForeignText>{option.guildName}</ForeignText>
                  </span>
                )}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p role="status" className="search-words">
        {words(searching)}
      </p>
    </div>
  );
}
