import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useGuildId } from '../features/guild/useGuild.ts';
import { SearchBox } from '../features/search/components/SearchBox.tsx';
import { resumeAll } from '../lib/account/resume.ts';
import { listenForWallets } from '../lib/account/wallets.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { GuildSwitcher } from './GuildSwitcher.tsx';
import { MomentPicker } from './MomentPicker.tsx';
import mark from './mark.svg';
import { StatusPill } from './StatusPill.tsx';
import { useHeadHeight } from './useHeadHeight.ts';

/** Frame of every screen: name, places, state of the ledger. The screen that verifies asks nobody, not even for that. */
export function Shell() {
  const asksNobody = useRouterState({ select: ({ location }) => location.pathname === '/verify' });
  const inGuild = useGuildId() !== undefined;
  const head = useRef<HTMLElement>(null);
  useHeadHeight(head);
  useEffect(() => {
    if (asksNobody) return;
    listenForWallets();
    resumeAll();
  }, [asksNobody]);
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="shell-head" ref={head}>
        <Link to="/" className="wordmark">
          <img src={mark} alt="" width="28" height="28" /> Guildhall
        </Link>
        {!asksNobody && <GuildSwitcher />}
        {!asksNobody && <SearchBox />}
        {inGuild && <MomentPicker />}
        <nav aria-label="Screens">
          <Link to="/explore">API explorer</Link>
          <Link to="/verify">Verify</Link>
        </nav>
        {!asksNobody && <AccountMenu />}
        {!asksNobody && <StatusPill />}
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
