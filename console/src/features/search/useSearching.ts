import { useDeferredValue, useEffect, useState } from 'react';
import { useAnswer } from '../../lib/useAnswer.ts';
import { type Option, optionsOf } from './optionsOf.ts';
import { searchDocument } from './queries/search.ts';

/** Milliseconds without another letter after which one means what one has typed. */
const PAUSE_MS = 200;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** What was found for a text, and whether it still is being looked for. */
export type Searching = { options: Option[]; isLooking: boolean; fault: Error | null };

/** Looks for what was typed. @param guild - Id of the guild that is looked at. */
export function useSearching(typed: string, guild: string | undefined): Searching {
  const text = useSettled(typed.trim());
  const isEnabled = text !== '';
  const answer = useAnswer(
    searchDocument,
    { text, isInGuild: guild !== undefined, ...(guild !== undefined && { guild }) },
    { isEnabled },
  );
  const data = useDeferredValue(answer.data);
  const isCurrent = isEnabled && text === typed.trim() && !answer.isPlaceholderData;
  return {
    options: isCurrent && data ? optionsOf(data, text, guild) : [],
    isLooking: typed.trim() !== '' && !answer.error && (!isCurrent || answer.isPending),
    fault: isEnabled ? answer.error : null,
  };
}
