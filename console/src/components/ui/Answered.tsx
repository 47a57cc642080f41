import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Notice } from './Notice.tsx';

type Props<Data> = {
  answer: UseQueryResult<Data>;
  /** Title while there is no answer yet. */
  waitsFor: string;
  /** Whether it is a whole screen, whose heading is in the answer. */
  isScreen?: boolean;
  children: (data: Data) => ReactNode;
};

/**
 * What stands on an answer: until there is one, that it is waited for; when there is none, why, with what is still known. It is
 * marked as old while the answer to another question is awaited.
 */
export function Answered<Data>({ answer, waitsFor, isScreen = false, children }: Props<Data>) {
  const { data, error, isPlaceholderData, refetch } = answer;
  const hasData = data !== undefined;
  return (
    <>
      {error && <ErrorNotice error={error} retry={() => void refetch()} isScreen={isScreen && !hasData} />}
      {!hasData && !error && <Notice tone="wait" title={waitsFor} />}
      {hasData && (
        <div className={isPlaceholderData ? 'stale' : undefined} aria-busy={isPlaceholderData}>
          {children(data)}
        </div>
      )}
    </>
  );
}
