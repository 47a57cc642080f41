import { useQuery } from '@tanstack/react-query';
import { inWords } from '../../../../lib/inWords.ts';
import { nameSettings } from '../../../../lib/names/nameSettings.ts';
import { useNames } from '../../../../lib/names/useNames.ts';
import { visibly } from '../../../../lib/visibly.ts';
import { Address } from '../../../guild/components/Address.tsx';
import { useGuild } from '../../../guild/useGuild.ts';
import type { ControlProps } from '../../form/formContext.ts';
import { Invalid } from '../../form/invalid.ts';
import { accountParser } from '../../form/parsers.ts';
import { TypedControl } from './TypedControl.tsx';

/** An account or a contract: by its address, or by a name that the page knows, which it then shows with its address. */
export function AccountControl(props: ControlProps) {
  const { id, value, onChange } = props;
  const names = useNames();
  const contracts = useGuild().contracts.map(({ role, address }) => [address, inWords(role)] as const);
  const known = [...[...names].map(([address, { name }]) => [address, visibly(name)] as const), ...contracts];
  const parser = accountParser((name) => known.find(([, one]) => one.toLowerCase() === name.toLowerCase())?.[0]);
  return (
    <>
      <TypedControl {...props} parser={parser} list={`${id}-names`} />
      <datalist id={`${id}-names`}>
        {known.map(([address, name]) => (
          <option key={address} value={name}>
            {address}
          </option>
        ))}
      </datalist>
      {typeof value === 'string' && <Address address={value} />}
      {value instanceof Invalid && value.text.includes('.') && <EnsOffer name={value.text} onChange={onChange} />}
    </>
  );
}

/** What an ENS name stands for, to be taken over by a click. */
function EnsOffer({ name, onChange }: { name: string; onChange: (address: string) => void }) {
  const { rpc } = nameSettings.use();
  const { data: address } = useQuery({
    queryKey: ['ens', rpc, name],
    queryFn: async () => (await import('../../../../lib/names/ens.ts')).ensAddressOf(name, rpc ?? ''),
    enabled: rpc !== undefined,
    refetchInterval: false,
  });
  if (rpc === undefined) return <p className="field-words">To use ENS names, name a node of Ethereum under “Me”.</p>;
  if (!address) return null;
  return (
    <button type="button" className="quiet" onClick={() => onChange(address.toLowerCase())}>
      Take {address}
    </button>
  );
}
