import type { ControlProps } from '../../form/formContext.ts';
import { digestParser } from '../../form/parsers.ts';
import { TypedControl } from './TypedControl.tsx';

/** A digest: as it is, or of a file that stays on this machine. */
export function DigestControl(props: ControlProps) {
  const { id, onChange } = props;
  const hash = async (file: File) => {
    const { sha256 } = await import('ethers/crypto');
    onChange(sha256(new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <>
      <TypedControl {...props} parser={digestParser} />
      <details>
        <summary>Compute it from a file</summary>
        <label htmlFor={`${id}-file`}>The file; it is not sent anywhere, so keep it</label>
        <input id={`${id}-file`} type="file" onChange={({ target: { files } }) => files?.[0] && void hash(files[0])} />
      </details>
    </>
  );
}
