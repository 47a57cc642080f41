import { Link, Outlet } from '@tanstack/react-router';
import mark from './mark.svg';
import { StatusPill } from './StatusPill.tsx';

/** Frame of every screen: name, places, state of the ledger. */
export function Shell() {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="shell-head">
        <Link to="/" className="wordmark">
          <img src={mark} alt="" width="28" height="28" /> Guildhall
        </Link>
        <nav aria-label="Screens">
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
            Ledger
          </Link>
          <Link to="/explore">API explorer</Link>
        </nav>
        <StatusPill />
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
