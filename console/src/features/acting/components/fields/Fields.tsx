import { controlOf, digestFieldOf } from '../../described/controlOf.ts';
import type { Field, InputType } from '../../described/described.ts';
import { fieldTitle } from '../../described/fieldTitle.ts';
import { fieldWords } from '../../described/fieldWords.ts';
import { inPlainWords } from '../../described/inPlainWords.ts';
import { FILLED_IN, type FormValues } from '../../form/collect.ts';
import { type ControlProps, useForm } from '../../form/formContext.ts';
import { ControlOf } from './ControlOf.tsx';
import { DocumentControl } from './DocumentControl.tsx';

type Props = {
  fields: readonly Field[];
  values: FormValues;
  onChange: (values: FormValues) => void;
  /** Path of what they are in, with a dot at its end; empty for the input itself. */
  path: string;
};

/** The fields of an input, those that must be filled in first. */
export function Fields({ fields, values, onChange, path }: Props) {
  const own = fields.filter(({ name }) => !(path === '' && FILLED_IN.has(name)) && !isDigestOfDocument(name, fields));
  const needed = own.filter(({ type, usual }) => type.endsWith('!') && usual === undefined);
  const others = own.filter((field) => !needed.includes(field));
  needed.sort((one, other) => placeOf(one) - placeOf(other));
  const show = (field: Field) => (
    <FieldRow key={field.name} field={field} fields={fields} values={values} onChange={onChange} path={path} />
  );
  return (
    <>
      {needed.map(show)}
      {others.map(show)}
    </>
  );
}

/** What others follow from or are read by comes first; the rest as the schema has it. */
const FIRST = [
  'title',
  'name',
  'description',
  'proposal',
  'project',
  'milestone',
  'deliverable',
  'token',
  'to',
  'account',
  'amount',
];

function placeOf({ name }: Field): number {
  const place = FIRST.indexOf(name);
  return place === -1 ? FIRST.length : place;
}

/** The digest of a document is filled in with its CID. */
function isDigestOfDocument(name: string, fields: readonly Field[]): boolean {
  return fields.some((field) => digestFieldOf(field.name) === name);
}

function FieldRow({ field, fields, values, onChange, path }: Props & { field: Field }) {
  const { name, type, usual, description } = field;
  const id = `${path}${name}`;
  const label = fieldTitle(name);
  const control = controlOf(field, fields);
  const set = (changed: FormValues) => onChange({ ...values, ...changed });
  const props = { id, value: values[name], onChange: (value: unknown) => set({ [name]: value }) };
  const hasField = (other: string) => fields.some((one) => one.name === other);
  const onFollow = (value: unknown, follows: FormValues) =>
    set({ [name]: value, ...Object.fromEntries(Object.entries(follows).filter(([other]) => hasField(other))) });
  const isGroup = control.kind === 'list' || control.kind === 'input';
  const title = (
    <>
      {label}
      {!(type.endsWith('!') && usual === undefined) && <span className="optional"> (optional)</span>}
    </>
  );
  return (
    <div className="field" data-field={id}>
      {isGroup ? <p className="field-title">{title}</p> : <label htmlFor={id}>{title}</label>}
      <p className="field-words" id={`${id}-words`}>
        {fieldWords(description, control.kind)}
      </p>
      {control.kind === 'document' ? (
        <DocumentControl
          {...props}
          digest={values[control.digestField]}
          onPublish={({ cid, digest }) => set({ [name]: cid, [control.digestField]: digest })}
        />
      ) : (
        <ControlOf
          {...props}
          control={control}
          label={label}
          isInt={/\bInt\b/.test(type)}
          beside={values}
          onFollow={onFollow}
          Group={InputControl}
        />
      )}
      <FieldFault path={id} />
    </div>
  );
}

function FieldFault({ path }: { path: string }) {
  const fault = useForm().faults.get(path);
  return fault === undefined ? null : (
    <p className="field-fault" role="alert">
      {fault}
    </p>
  );
}

type GroupProps = ControlProps & { type: InputType; label: string };

/** FormValues that belong together; of an input whose fields exclude each other, the one that is chosen. */
function InputControl({ id, value, onChange, type, label }: GroupProps) {
  const values = (typeof value === 'object' && value !== null ? value : {}) as FormValues;
  if (type.isOneOf) return <OneOfControl id={id} value={values} onChange={onChange} type={type} label={label} />;
  return (
    <fieldset className="input-control" id={id}>
      <legend className="visually-hidden">{label}</legend>
      <Fields fields={type.fields} values={values} onChange={onChange} path={`${id}.`} />
    </fieldset>
  );
}

function OneOfControl({ id, value, onChange, type, label }: GroupProps) {
  const [chosen] = Object.keys(value as FormValues);
  const field = type.fields.find(({ name }) => name === chosen);
  return (
    <fieldset className="input-control">
      <legend className="visually-hidden">{label}</legend>
      <label htmlFor={id}>What is to be done</label>
      <select
        id={id}
        value={chosen ?? ''}
        onChange={({ target }) => onChange(target.value ? { [target.value]: {} } : {})}
      >
        <option value="">Choose…</option>
        {type.fields.map(({ name, description }) => (
          <option key={name} value={name}>
            {fieldTitle(name)}: {inPlainWords(description)}
          </option>
        ))}
      </select>
      {field && (
        <Fields
          fields={[{ ...field, type: `${field.type}!` }]}
          values={value as FormValues}
          onChange={onChange}
          path={`${id}.`}
        />
      )}
    </fieldset>
  );
}
