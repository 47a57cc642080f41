import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { Hex } from '../../../components/ui/Hex.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import type { GuildTotals } from '../queries/guildTotals.ts';

/** What the guild's ledger adds up to, and the hash that commits to all of it. */
export function TotalsStrip({ totals }: { totals: GuildTotals }) {
  const counts = [
    ['Entries', totals.head.entryCount],
    ['Projects', totals.projectCount],
    ['Proposals', totals.proposalCount],
    ['Payments', totals.paymentCount],
    ['Members', totals.memberCount],
    ['At block', totals.blockNumber],
  ] as const;
  return (
    <dl className="totals">
      {counts.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formatCount(count)}</dd>
        </div>
      ))}
      <div className="totals-head">
        <dt title="Hash of the last entry; it commits to every entry before it and their order">Ledger head</dt>
        <dd>
          <Hex value={totals.head.hash} /> <CopyButton text={totals.head.hash} what="the ledger’s head" />
        </dd>
      </div>
    </dl>
  );
}
