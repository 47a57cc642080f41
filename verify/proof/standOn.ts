import type { Header } from '../chain/block/header.ts';
import type { Hex } from '../chain/types.ts';
import type { Report } from './report.ts';
import type { Premises } from './types.ts';

/** Takes down that a block is on the chain, which must be one of the known ones if there are such. */
export function standOnBlock(report: Report, { number, hash }: Header, { trusted }: Premises): void {
  report.standOn({ what: 'block', value: hash, name: `Hash of block ${number}`, isKnown: trusted !== null });
  if (trusted === null) return;
  report.show(`Block ${number} of the chain has the hash ${hash}.`, () => {
    if (!trusted.has(hash)) throw new Error('No block that is known to be on the chain has this hash.');
  });
}

/** Takes down which chain it is: the known one, or what a proof's first transaction names. */
export function standOnChain(report: Report, chainId: bigint, isKnown: boolean): void {
  report.standOn({ what: 'chain', value: `${chainId}`, name: 'Id of the chain', isKnown });
}

/** Takes down whose ledger it is, and which factory made it. */
export function standOnGuild(report: Report, made: { factory: Hex; guild: Hex }, premises: Premises): void {
  const { factory, guild } = made;
  report.standOn({
    what: 'factory',
    value: factory,
    name: 'Guildhall’s factory',
    isKnown: premises.factory !== null,
  });
  report.standOn({
    what: 'guild',
    value: guild,
    name: 'Guild',
    isKnown: premises.guild !== null,
  });
}
