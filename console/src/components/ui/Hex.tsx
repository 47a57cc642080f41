import { shortHex } from '../../lib/shortHex.ts';

/** An address, hash or id; shortened unless `full`, with the whole of it as its title. */
export function Hex({ value, full = false }: { value: string; full?: boolean }) {
  return (
    <code className={full ? 'hex hex-full' : 'hex'} title={value}>
      {full ? value : shortHex(value)}
    </code>
  );
}
