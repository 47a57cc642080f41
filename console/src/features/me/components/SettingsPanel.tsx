import { useState } from 'react';
import { DraftField } from '../../../components/ui/DraftField.tsx';
import { pinnedChain } from '../../../lib/account/servedChain.ts';
import { nameSettings } from '../../../lib/names/nameSettings.ts';
import { readNodeUrl } from '../../../lib/readNodeUrl.ts';

/** What this browser is told: where ENS names are looked up, and which chain is signed for. */
export function SettingsPanel() {
  const { rpc } = nameSettings.use();
  const chain = pinnedChain.use();
  const [fault, setFault] = useState<string>();
  const setRpc = (given: string) => {
    try {
      nameSettings.set(given === '' ? {} : { rpc: readNodeUrl(given) });
      setFault(undefined);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section aria-labelledby="settings" className="me-part">
      <h2 id="settings">Settings</h2>
      <DraftField
        className="setting"
        label="Node of Ethereum that ENS names are asked of"
        value={rpc ?? ''}
        placeholder="https://… ; empty for none"
        onCommit={setRpc}
      />
      <p className="quiet-text">
        Whoever runs that node learns which addresses you look at. Without one, no ENS names are shown.
      </p>
      {fault && (
        <p role="alert" className="field-fault">
          {fault}
        </p>
      )}
      {chain && (
        <p>
          You sign for chain {chain.id} with the forwarder <code className="hex hex-full">{chain.forwarder}</code> here,
          and for no other.{' '}
          <button type="button" className="copy" onClick={() => pinnedChain.set(undefined)}>
            Forget it
          </button>
        </p>
      )}
    </section>
  );
}
