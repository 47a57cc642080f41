import { Address } from '../../guild/components/Address.tsx';
import { useGuild } from '../../guild/useGuild.ts';
import { projectOf } from '../holderText.ts';

/** Whom or what a ledger account is kept for: the guild, an address, or a project by its number. */
export function Holder({ holder, isWhole = false }: { holder: string; isWhole?: boolean }) {
  const guild = useGuild().id;
  const project = projectOf(holder);
  if (project !== undefined) return <>project {project.toString()}</>;
  if (holder === guild) return <>the guild</>;
  return <Address address={holder} isWhole={isWhole} />;
}
