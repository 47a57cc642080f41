import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { ActionError } from '../../../../../client/index.ts';
import { Notice } from '../../../components/ui/Notice.tsx';
import { useAnswer } from '../../../lib/useAnswer.ts';
import { useGuild } from '../../guild/useGuild.ts';
import type { InputType } from '../described/described.ts';
import { collect, type Faults, type FormValues } from '../form/collect.ts';
import { FormContext } from '../form/formContext.ts';
import { readPrefilled } from '../form/readPrefilled.ts';
import { choicesDocument } from '../queries/choices.ts';
import { Fields } from './fields/Fields.tsx';

type Props = {
  type: InputType;
  /** What a link has filled in, as the API has it. */
  prefilled: FormValues;
  /** What stood against it when it was prepared. */
  errors: readonly ActionError[];
  isBusy: boolean;
  onReview: (input: Record<string, unknown>) => void;
};

const NONE: Faults = new Map();

/** The input of an action. What is wrong stands beside its field; what is wrong with none of them, above the button. */
export function ActionForm({ type, prefilled, errors, isBusy, onReview }: Props) {
  const guild = useGuild().id;
  const [values, setValues] = useState<FormValues>(() => readPrefilled(type, prefilled));
  const [faults, setFaults] = useState(NONE);
  const choices = useAnswer(choicesDocument, { guild, id: guild }).data;
  const form = useRef<HTMLFormElement>(null);
  useFirstFault(form, faults, errors);
  const review = (event: SubmitEvent) => {
    event.preventDefault();
    const collected = collect(type, values);
    setFaults(collected.faults);
    if (collected.faults.size === 0) onReview(collected.input);
  };
  const ofFields = errors.filter(({ field }) => field && isShown(form.current, field));
  const told = new Map([
    ...faults,
    ...ofFields.map(({ field, message }) => [field?.join('.') ?? '', message] as const),
  ]);
  const others = errors.filter((error) => !ofFields.includes(error));
  return (
    <FormContext value={{ choices, values, faults: told }}>
      <form className="action-form" ref={form} onSubmit={review} noValidate>
        <Fields fields={type.fields} values={values} onChange={setValues} path="" />
        {others.map(({ message, code }) => (
          <Notice key={message} tone={code === 'DECLINED' ? 'warning' : 'failure'} title={message} />
        ))}
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? 'Preparing …' : 'Review'}
        </button>
      </form>
    </FormContext>
  );
}

function isShown(form: HTMLFormElement | null, field: readonly string[]): boolean {
  return form?.querySelector(`[data-field="${CSS.escape(field.join('.'))}"]`) != null;
}

/** Whoever is refused is taken to the first field with a fault. */
function useFirstFault(
  form: { current: HTMLFormElement | null },
  faults: Faults,
  errors: readonly ActionError[],
): void {
  useEffect(() => {
    if (faults.size === 0 && errors.length === 0) return;
    const fault = form.current?.querySelector('.field-fault, .notice');
    fault?.scrollIntoView({ block: 'center' });
    const row = fault?.closest('.field');
    row?.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true });
  }, [form, faults, errors]);
}
