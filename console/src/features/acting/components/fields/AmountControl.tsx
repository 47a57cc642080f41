import { NATIVE_COIN } from '../../../../lib/nativeCoin.ts';
import { symbolOf } from '../../../../lib/symbolOf.ts';
import { tokenOf } from '../../form/choices.ts';
import type { FormValues } from '../../form/collect.ts';
import { type ControlProps, useForm } from '../../form/formContext.ts';
import { amountParser, integerParser } from '../../form/parsers.ts';
import { TypedControl } from './TypedControl.tsx';

type Props = ControlProps & {
  of: 'guild token' | 'token' | 'native coin';
  /** The values beside it. */
  beside: FormValues;
};

/** An amount in whole units of its token; in the smallest while its token is not known. */
export function AmountControl({ of, beside, ...control }: Props) {
  const { choices, values } = useForm();
  const token = of === 'guild token' ? choices?.guild?.token : choices && tokenOf(choices, [beside, values]);
  if (of === 'native coin') {
    return <TypedControl {...control} parser={amountParser(NATIVE_COIN.decimals)} unit={NATIVE_COIN.symbol} />;
  }
  if (!token) return <TypedControl {...control} parser={integerParser(false)} unit="in the token’s smallest unit" />;
  const parser = amountParser(token.decimals);
  return <TypedControl {...control} parser={parser} meaning={token.id} unit={symbolOf(token)} />;
}
