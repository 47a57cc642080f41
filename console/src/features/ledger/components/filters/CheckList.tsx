type Props = {
  /** What is chosen, with commas; undefined for all. */
  value: string | undefined;
  onChoose: (value: string | undefined) => void;
  options: readonly { value: string; label: string }[];
};

/** A choice of several; none chosen means all. */
export function CheckList({ value, onChoose, options }: Props) {
  const chosen = value?.split(',') ?? [];
  const toggle = (name: string) => {
    const next = chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name];
    onChoose(next.length === 0 ? undefined : next.join(','));
  };
  return options.map((option) => (
    <label key={option.value} className="check">
      <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
      {option.label}
    </label>
  ));
}
