import { type SubmitEvent, useState } from 'react';
import { readNodeUrl } from '../../../lib/readNodeUrl.ts';
import { ownNode } from '../node/ownNode.ts';

type Props = { isAsking: boolean; ask: (url: string | undefined) => void };

/** Takes the address of the reader's own node, which the browser remembers. */
export function NodeForm({ isAsking, ask }: Props) {
  const [fault, setFault] = useState<string>();
  const remembered = ownNode.use();
  const choose = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    try {
      const url = readNodeUrl(String(new FormData(event.currentTarget).get('node')));
      ownNode.set(url);
      setFault(undefined);
      ask(url);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  const forget = () => {
    ownNode.set(undefined);
    ask(undefined);
  };
  return (
    <form className="node-form no-print" onSubmit={choose}>
      <label>
        Your own node of this chain (JSON-RPC)
        <input
          name="node"
          type="text"
          inputMode="url"
          key={remembered}
          defaultValue={remembered}
          placeholder="https://…"
        />
      </label>
      <button type="submit" disabled={isAsking}>
        {isAsking ? 'Asking your node' : 'Ask this node'}
      </button>
      {remembered !== undefined && (
        <button type="button" onClick={forget}>
          Forget it
        </button>
      )}
      {fault && (
        <p role="alert" className="field-fault">
          {fault}
        </p>
      )}
      <p className="quiet-text">
        This page then asks the node itself, and not the gateway, what each contract held at this very block. The
        address stays in this browser; the node learns which contracts you ask about.
      </p>
    </form>
  );
}
