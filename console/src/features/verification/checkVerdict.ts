import type { CheckedName } from './checkMessages.ts';

/** What the reader knows from elsewhere; empty where nothing. */
export type KnownByReader = { guild: string; hash: string };

/** What a check came to, in words, and what to do. */
export type CheckVerdict = { tone: 'good' | 'warning' | 'failure'; title: string; advice: string };

/** Whether a text that somebody has typed or pasted names a value; undefined when there is none. */
export function isSame(value: string, named: string): boolean | undefined {
  const text = named.trim().toLowerCase();
  return text === '' ? undefined : text === value;
}

/** What the check of one certificate, or of several in their order, came to. @param last - The last one of them. */
export function verdictOfCheck(last: CheckedName, named: KnownByReader): CheckVerdict {
  const { name, guild, blockHash, trustedState, differenceCount } = last;
  if (differenceCount > 0) {
    return {
      tone: 'failure',
      title: `NOT verified: ${differenceCount} ${differenceCount === 1 ? 'row does' : 'rows do'} not follow from its blocks`,
      advice: `Do not rely on ${name}. Get it again from who made it, and ask how it came to differ.`,
    };
  }
  if (isSame(guild, named.guild) === false) {
    return {
      tone: 'failure',
      title: 'This is the certificate of another guild',
      advice: `It is that of ${guild}. Get the one of the guild that you mean, or correct its address.`,
    };
  }
  const isKnown = isSame(blockHash, named.hash);
  if (isKnown === false) {
    return {
      tone: 'failure',
      title: `Block ${last.toBlock} has another hash than the one that you gave`,
      advice: 'The certificate is of another chain or branch, or the hash is of another block. Do not rely on it.',
    };
  }
  if (trustedState !== null) {
    return {
      tone: 'warning',
      title: 'Verified in part: all of it follows from its blocks and the state before them',
      advice: 'Nothing here shows that state. Choose it together with the certificates of all periods before it.',
    };
  }
  return {
    tone: 'good',
    title: isKnown
      ? 'Verified: all of it follows from the block whose hash you gave'
      : 'All of it follows from its last block: compare that block’s hash',
    advice: 'Every entry, posting and balance in it was worked out anew from the chain’s blocks, and is equal.',
  };
}
