import { checksummed } from '../../../../lib/checksummed.ts';
import { decimalAmount } from '../../../../lib/decimalAmount.ts';
import { formatCount } from '../../../../lib/formatCount.ts';
import { inWords } from '../../../../lib/inWords.ts';
import { shortHex } from '../../../../lib/shortHex.ts';
import { symbolOf } from '../../../../lib/symbolOf.ts';
import { visibly } from '../../../../lib/visibly.ts';
import type { filterNames, LedgerSearch } from '../../ledgerSearch.ts';
import type { Directory } from '../../queries/directory.ts';

type Filter = (typeof filterNames)[number];

const account = (address: string) => shortHex(checksummed(address));
const names = (list: string) => list.split(',').map(inWords).join(', ');

/**
 * What a filter says, in a few words; undefined for one that is not set.
 *
 * @param name - The filter's.
 */
export function filterLabel(name: Filter, search: LedgerSearch, { projects, tokens }: Directory): string | undefined {
  const value = search[name];
  if (value === undefined) return undefined;
  const text = String(value);
  const token = tokens.find(({ id }) => id === search.token);
  const amount = () => (token ? `${decimalAmount(BigInt(text), token.decimals)} ${symbolOf(token)}` : text);
  const labels: Record<Filter, () => string> = {
    category: () => names(text),
    kind: () => names(text),
    actor: () => `${account(text)} acted`,
    account: () => `${account(text)} is concerned`,
    party: () => `${account(text)} acted, or is concerned`,
    project: () => `Project ${visibly(projects.find(({ id }) => id === text)?.title ?? shortHex(text))}`,
    proposal: () => `Proposal ${shortHex(text)}`,
    document: () => `Names document ${text.slice(0, 6)}…${text.slice(-4)}`,
    token: () => (token ? symbolOf(token) : `Token ${account(text)}`),
    min: () => `At least ${amount()}`,
    max: () => `At most ${amount()}`,
    from: () => `From block ${formatCount(Number(text))}`,
    to: () => `To block ${formatCount(Number(text))}`,
    since: () => `From ${text}`,
    until: () => `To ${text}`,
  };
  return labels[name]();
}
