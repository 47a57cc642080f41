import { Answered } from '../../../components/ui/Answered.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import { type ActingAccount, actingAccount } from '../../../lib/account/account.ts';
import { useWaiting } from '../../../lib/account/useWaiting.ts';
import { useAnswer } from '../../../lib/useAnswer.ts';
import { useNews } from '../../../lib/useNews.ts';
import { Address } from '../../guild/components/Address.tsx';
import { meDocument } from '../queries/me.ts';
import { AddressBookPanel } from './AddressBookPanel.tsx';
import { Holdings } from './Holdings.tsx';
import { OnTheirWay } from './OnTheirWay.tsx';
import { Reminders } from './Reminders.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';
import { WaitingList } from './WaitingList.tsx';

/** What concerns the reader: what waits for them, what they have done and have, and how this browser names others. */
export function MeScreen() {
  const account = actingAccount.use();
  return (
    <>
      <div className="screen-head">
        <div>
          <ScreenTitle>Me</ScreenTitle>
          <p className="lead">What waits for you in all guilds, what you have, and how you name others.</p>
        </div>
      </div>
      {account ? <OfAccount key={account.address} account={account} /> : <Nobody />}
      <AddressBookPanel />
      <SettingsPanel />
    </>
  );
}

function Nobody() {
  return (
    <Notice tone="empty" title="You act as nobody yet">
      <p>Open “Act as” at the top of the page, and choose a wallet. Then what waits for it stands here.</p>
    </Notice>
  );
}

function OfAccount({ account: { address } }: { account: ActingAccount }) {
  const waiting = useWaiting();
  const me = useAnswer(meDocument, { account: address, from: address }, { changesWithTime: true });
  useNews();
  return (
    <>
      <p>
        You act as <Address address={address} isWhole />
      </p>
      <Answered answer={waiting} waitsFor="Looking for what waits for you">
        {(steps) => <WaitingList steps={steps} />}
      </Answered>
      <Reminders address={address} />
      <Answered answer={me} waitsFor="Looking for what you have">
        {(data) => (
          <>
            <OnTheirWay requests={data.relayRequests.edges.map(({ node }) => node)} />
            <Holdings me={data} address={address} />
          </>
        )}
      </Answered>
    </>
  );
}
