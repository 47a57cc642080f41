import { createContext, useContext } from 'react';
import type { ChoicesQuery } from '../../../generated/operations.ts';
import type { Faults, FormValues } from './collect.ts';

/** What every field of a form may look at. */
export type FormContents = {
  /** What the guild has; undefined until that is known. */
  choices: ChoicesQuery | undefined;
  /** All values of the form. */
  values: FormValues;
  /** What is wrong, by path. */
  faults: Faults;
};

/** The form that a field stands in. */
export const FormContext = createContext<FormContents>({ choices: undefined, values: {}, faults: new Map() });

/** The form that this field stands in. */
export function useForm(): FormContents {
  return useContext(FormContext);
}

/** What each control is given. */
export type ControlProps = {
  /** Names it in the page: the path of its field. */
  id: string;
  value: unknown;
  onChange: (value: unknown) => void;
};
