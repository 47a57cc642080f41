import { type AbiValue, abiValues } from '../../chain/calls/abiValues.ts';
import { parseCall } from '../../chain/calls/parseCall.ts';
import { functionName } from '../../prepare/calls/sentenceWords.ts';
import { oneLine } from '../../prepare/words.ts';
import { plainly, type SentenceContext } from './inWords.ts';
import { shortAccount } from './shortened.ts';
import { amountOf, nameOf, type ToldToken } from './tokenWords.ts';

const SELECTOR_DIGITS = 10;
const MOST_ARGUMENTS = 200;
/** Arguments that say how much of `token`. */
const AMOUNTS = ['amount', 'value'];

/**
 * A call in words: `pay of the treasury, with token TUSD, to 0x1234…abcd, amount 200 TUSD`. Names are believed where
 * the contract is the guild's own.
 */
export function callInWords(data: string, target: string, context: SentenceContext): string {
  const whose = context.partOf(target) ?? shortAccount(target);
  if (data.length < SELECTOR_DIGITS) return `no function of ${whose}`;
  const contract = context.contractAt(target);
  const parsed = contract === null ? undefined : parseCall(contract, data);
  if (parsed === undefined) return `${functionName(contract, data.slice(0, SELECTOR_DIGITS))} of ${whose}`;
  const args = abiValues(parsed.fragment.inputs, parsed.args);
  const token = tokenIn(args, context);
  const given = args.map((arg) => `${arg.name} ${argumentInWords(arg, token, context)}`).join(', ');
  return `${parsed.name} of ${whose}${given === '' ? '' : `, with ${oneLine(given, MOST_ARGUMENTS)}`}`;
}

function argumentInWords({ name, value }: AbiValue, token: ToldToken | undefined, context: SentenceContext): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (name === 'token' && token !== undefined) return nameOf(token);
  if (AMOUNTS.includes(name) && token !== undefined) return amountOf(value, token);
  return plainly(value, context);
}

/** The token that a call names, if the guild knows it. */
function tokenIn(args: readonly AbiValue[], { tokens }: SentenceContext): ToldToken | undefined {
  const named = args.find(({ name }) => name === 'token')?.value;
  return tokens.find(({ id }) => id === named);
}
