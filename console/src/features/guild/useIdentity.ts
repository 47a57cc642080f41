import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import { servedChainQuery } from '../../lib/account/servedChain.ts';
import { inWords } from '../../lib/inWords.ts';
import { useIsYou, useNames } from '../../lib/names/useNames.ts';
import { visibly } from '../../lib/visibly.ts';
import { GuildContext } from './useGuild.ts';

/** Who or what an address is. */
export type Identity = {
  /** What it is called; undefined when nobody has named it. */
  name: string | undefined;
  /** What it is, or where its name comes from, in words. */
  what: string | undefined;
  isYou: boolean;
};

/**
 * Who or what an address is: a contract of the guild, its token, the forwarder, or an account that the reader or the story has
 * named. Contracts come first, so that no name in an address book hides them.
 */
export function useIdentity(address: string): Identity {
  const guild = useContext(GuildContext);
  const { data: chain } = useQuery(servedChainQuery);
  const known = useNames().get(address);
  const isYou = useIsYou(address);
  const role = guild?.contracts.find((contract) => contract.address === address)?.role;
  if (role && guild) {
    return { name: inWords(role), what: `a contract of ${visibly(guild.name)}`, isYou };
  }
  if (chain?.forwarder === address)
    return { name: 'Forwarder', what: 'the contract that relayed requests go through', isYou };
  if (/^0x0{40}$/.test(address)) return { name: 'Nobody', what: 'the zero address', isYou };
  return { name: known?.name && visibly(known.name), what: known && `named by ${known.source}`, isYou };
}
