import { Link } from '@tanstack/react-router';
import { Notice } from '../components/ui/Notice.tsx';

/** No screen has this address. */
export function NotFound() {
  return (
    <Notice tone="empty" title="There is no screen at this address" isScreen>
      <p>
        Go to <Link to="/">the guilds</Link> or <Link to="/explore">the API explorer</Link>.
      </p>
    </Notice>
  );
}
