import { type ErrorComponentProps, Link, SearchParamError } from '@tanstack/react-router';
import { ErrorNotice } from '../components/ui/ErrorNotice.tsx';
import { Notice } from '../components/ui/Notice.tsx';

/** A screen that cannot be shown: its address cannot be read, or something in it failed. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  if (!(error instanceof SearchParamError)) {
    return <ErrorNotice error={error instanceof Error ? error : new Error(String(error))} retry={reset} isScreen />;
  }
  return (
    <Notice tone="failure" title="This link’s filters cannot be read" isScreen>
      <p>
        Nothing is shown, since a list without them would say something else. <Link to="/">Begin at the guilds</Link>.
      </p>
      <p className="notice-detail">{error.message}</p>
    </Notice>
  );
}
