import type { Header } from '../chain/block/header.ts';
import type { Hex } from '../chain/types.ts';
import type { Report } from './report.ts';
import type { Premises } from './types.ts';

/** Takes down that a block is on the chain, which must be one of the known ones if there are such. */
export function standOnBlock(report: Report, { number, hash }: Header, { trusted }: Premises): void {
  const claim = `Block ${number} of the chain has the hash ${hash}.`;
  report.standOn({ what: 'block', value: hash, claim, isKnown: trusted !== null });
  if (trusted === null) return;
  report.show(claim, () => {
    if (!trusted.has(hash)) throw new Error('No block that is known to be on the chain has this hash.');
  });
}

/** Takes down which chain it is: the known one, or what a proof's first transaction names. */
export function standOnChain(report: Report, chainId: bigint, isKnown: boolean): void {
  report.standOn({ what: 'chain', value: `${chainId}`, claim: `The chain has the id ${chainId}.`, isKnown });
}

/** Takes down whose ledger it is, and which factory made it. */
export function standOnGuild(report: Report, made: { factory: Hex; guild: Hex }, premises: Premises): void {
  const { factory, guild } = made;
  report.standOn({
    what: 'factory',
    value: factory,
    claim: `${factory} is a GuildFactory with Guildhall’s code.`,
    isKnown: premises.factory !== null,
  });
  report.standOn({
    what: 'guild',
    value: guild,
    claim: `The guild that you mean has the access manager ${guild}.`,
    isKnown: premises.guild !== null,
  });
}
