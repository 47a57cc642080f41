import { useState } from 'react';
import { DraftField } from '../../../../components/ui/DraftField.tsx';
import { SelectField } from '../../../../components/ui/SelectField.tsx';
import { decimalAmount } from '../../../../lib/decimalAmount.ts';
import { parseAmount } from '../../../../lib/parseAmount.ts';
import { symbolOf } from '../../../../lib/symbolOf.ts';
import type { Token } from '../../../../lib/token.ts';
import type { LedgerSearch } from '../../ledgerSearch.ts';
import type { Apply } from './useApply.ts';

const bounds = [
  ['min', 'At least'],
  ['max', 'At most'],
] as const;

type Props = { search: LedgerSearch; tokens: readonly Token[]; apply: Apply };

/** A token, and between which amounts of it. */
export function AmountFields({ search, tokens, apply }: Props) {
  const [fault, setFault] = useState<string>();
  const token = tokens.find(({ id }) => id === search.token);
  const put = (bound: 'min' | 'max', text: string) => {
    const amount = text === '' || !token ? undefined : parseAmount(text, token.decimals);
    const isWrong = text !== '' && amount === undefined;
    setFault(isWrong ? `“${text}” is no amount of ${token?.decimals ?? 0} decimals at most.` : undefined);
    if (!isWrong) apply({ [bound]: amount?.toString() });
  };
  return (
    <fieldset className="filter-group">
      <legend>Amount</legend>
      <SelectField
        label="Token"
        value={search.token}
        onChoose={(chosen) => apply({ token: chosen, min: undefined, max: undefined })}
      >
        {tokens.map((one) => (
          <option key={one.id} value={one.id}>
            {symbolOf(one)}
          </option>
        ))}
        {search.token && !token && <option value={search.token}>{search.token}</option>}
      </SelectField>
      {bounds.map(([bound, label]) => {
        const amount = search[bound];
        return (
          <DraftField
            key={bound}
            label={label}
            value={amount === undefined || !token ? '' : decimalAmount(BigInt(amount), token.decimals)}
            onCommit={(text) => put(bound, text)}
            disabled={!token}
            placeholder={token ? 'any' : 'choose a token'}
            inputMode="decimal"
          />
        );
      })}
      {fault && (
        <p role="alert" className="field-fault">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
