import type { ComponentType } from 'react';
import { inWords } from '../../../../lib/inWords.ts';
import type { Control } from '../../described/controlOf.ts';
import { type InputType, inputNamed } from '../../described/described.ts';
import { inPlainWords } from '../../described/inPlainWords.ts';
import { rowChoices, tokenChoices } from '../../form/choices.ts';
import type { FormValues } from '../../form/collect.ts';
import { type ControlProps, useForm } from '../../form/formContext.ts';
import { accountParser, bytesParser, integerParser, shareParser, textParser } from '../../form/parsers.ts';
import { AccountControl } from './AccountControl.tsx';
import { AmountControl } from './AmountControl.tsx';
import { ChoiceControl } from './ChoiceControl.tsx';
import { DigestControl } from './DigestControl.tsx';
import { DurationControl } from './DurationControl.tsx';
import { ListControl } from './ListControl.tsx';
import { TimeControl } from './TimeControl.tsx';
import { TypedControl } from './TypedControl.tsx';

type Props = ControlProps & {
  control: Exclude<Control, { kind: 'document' }>;
  label: string;
  isInt: boolean;
  /** The values beside it, and how those are filled in that follow from a choice. */
  beside: FormValues;
  onFollow: (value: unknown, follows: FormValues) => void;
  /** What shows values that belong together, which are fields again. */
  Group: ComponentType<ControlProps & { type: InputType; label: string }>;
};

/** What a value is given with. */
export function ControlOf({ control, label, isInt, beside, onFollow, Group, ...props }: Props) {
  const { choices } = useForm();
  switch (control.kind) {
    case 'list':
      return (
        <ListControl {...props} label={label} first={control.of.kind === 'input' ? {} : undefined}>
          {(one) => (
            <ControlOf
              {...one}
              {...{ label, isInt, beside, Group }}
              control={control.of as Props['control']}
              onFollow={one.onChange}
            />
          )}
        </ListControl>
      );
    case 'input':
      return <Group {...props} type={inputNamed(control.of) ?? { fields: [] }} label={label} />;
    case 'enum':
      return <ChoiceControl {...props} options={Object.entries(control.values).map(enumChoice)} />;
    case 'boolean':
      return <BooleanControl {...props} />;
    case 'row':
      return (
        <ChoiceControl
          {...props}
          options={choices && rowChoices[control.of](choices)}
          other={bytesParser}
          onChoose={({ value, follows = {} }) => onFollow(value, follows)}
        />
      );
    case 'token':
      return (
        <ChoiceControl {...props} options={choices && tokenChoices(choices)} other={accountParser(() => undefined)} />
      );
    case 'skill':
      return (
        <NumberedControl {...props} isInt options={choices?.guild?.skills.map(({ number, name }) => [number, name])} />
      );
    case 'role':
      return <RoleControl {...props} />;
    case 'amount':
      return <AmountControl {...props} of={control.of} beside={beside} />;
    case 'account':
      return <AccountControl {...props} />;
    case 'digest':
      return <DigestControl {...props} />;
    case 'time':
      return <TimeControl {...props} />;
    case 'duration':
      return <DurationControl {...props} />;
    case 'share':
      return <TypedControl {...props} parser={shareParser} unit="%" />;
    case 'integer':
      return <TypedControl {...props} parser={integerParser(isInt)} />;
    case 'bytes':
      return <TypedControl {...props} parser={bytesParser} isLong={control.isLong} />;
    case 'text':
      return <TypedControl {...props} parser={textParser} isLong={control.isLong} />;
  }
}

function enumChoice([value, description]: [string, string]) {
  const words = inPlainWords(description).replace(/\.$/, '');
  return { value, label: words ? `${inWords(value)}: ${words}` : inWords(value) };
}

function BooleanControl({ id, value, onChange }: ControlProps) {
  const options = [
    { value: 'true', label: 'Yes' },
    { value: 'false', label: 'No' },
  ];
  const choose = (chosen: unknown) => onChange(chosen === undefined ? undefined : chosen === 'true');
  return <ChoiceControl id={id} value={value} onChange={choose} options={options} />;
}

type Numbered = ControlProps & { isInt: boolean; options: [number | string, string][] | undefined };

/** What has a number and a name. */
function NumberedControl({ options, isInt, onChange, ...props }: Numbered) {
  const choices = options?.map(([number, name]) => ({ value: String(number), label: `${number}: ${name}` }));
  const choose = (value: unknown) => onChange(isInt && typeof value === 'string' ? Number(value) : value);
  return <ChoiceControl {...props} onChange={choose} options={choices} other={integerParser(isInt)} />;
}

function RoleControl(props: ControlProps) {
  const roles = useForm().choices?.roles.filter(({ contract }) => contract.role === 'ACCESS_MANAGER');
  const options = roles?.map(({ number, label }): [string, string] => [
    BigInt(number).toString(),
    inWords(label ?? 'ADMIN'),
  ]);
  return <NumberedControl {...props} isInt={false} options={options} />;
}
