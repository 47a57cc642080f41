import { Link } from '@tanstack/react-router';
import { inWords } from '../../../lib/inWords.ts';
import { useGuild } from '../../guild/useGuild.ts';

/** Where in the trial balance the accounts of a code in a token are. */
export function codePlace(token: string, code: string): string {
  return `${token}-${code}`;
}

/** Link to the accounts of a code in the trial balance, opened. The period is kept. */
export function CodeLink({ token, code }: { token: string; code: string }) {
  const guild = useGuild().id;
  return (
    <Link to="/g/$guild/books" params={{ guild }} hash={codePlace(token, code)}>
      {inWords(code)}
    </Link>
  );
}
