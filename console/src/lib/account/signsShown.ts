import type { Eip712, ReadyAction, ReadySignature, Signer } from '../../../../client/index.ts';

/** What a signer tells of its work. */
type Told = {
  /** What the reader was shown and has agreed to; undefined before that. */
  shown: () => ReadyAction | ReadySignature | undefined;
  onSigned: () => void;
};

/**
 * A signer that signs and sends nothing but what was shown: the last look before a key or a wallet.
 *
 * @throws Error when asked for something else; nothing is signed then
 */
export function signsShown(signer: Signer, { shown, onSigned }: Told): Signer {
  const { address, signTypedData, signTransaction, send } = signer;
  const after = async <Given>(signed: Promise<Given>): Promise<Given> => {
    const given = await signed;
    onSigned();
    return given;
  };
  return {
    address,
    ...(signTypedData && {
      signTypedData: (asked) => {
        const seen = shown();
        const request = seen && 'typedData' in seen ? (seen.typedData as Eip712) : seen?.forwardRequest;
        expectSame([asked.domain, asked.message], [request?.domain, request?.message]);
        return after(signTypedData(asked));
      },
    }),
    ...(signTransaction && {
      signTransaction: (asked) => {
        expectSame(asked, actionIn(shown())?.unsignedTransaction);
        return after(signTransaction(asked));
      },
    }),
    ...(send && {
      send: (asked) => {
        const call = actionIn(shown())?.call;
        expectSame(asked, call && { to: call.to, data: call.data, value: call.value });
        return after(send(asked));
      },
    }),
  };
}

function actionIn(shown: ReadyAction | ReadySignature | undefined): ReadyAction | undefined {
  return shown && 'call' in shown ? shown : undefined;
}

function expectSame(asked: unknown, shown: unknown): void {
  if (asText(asked) === asText(shown)) return;
  throw new Error('What was to be signed is not what was shown: nothing was signed. Reload the page and report this.');
}

/** Numbers, integers and their digits are the same, and so are bytes in either case; the order of fields does not count. */
function asText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asText).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(withoutChecksum(String(value)));
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, field]) => `${name}:${asText(field)}`).join()}}`;
}

function withoutChecksum(text: string): string {
  return /^0x[0-9a-f]*$/i.test(text) ? text.toLowerCase() : text;
}
