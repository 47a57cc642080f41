import { AbiCoder, type EventFragment, type Log, ParamType } from 'ethers';

const coder = AbiCoder.defaultAbiCoder();

/**
 * Derives `LedgerEntry.payload` from a log: the event's parameters, ABI-encoded as one tuple.
 * A string may be anything on the chain; it is taken as bytes, cleaned as the schema says, and encoded again.
 */
export function payloadOf(fragment: EventFragment, log: Log): string {
  if (fragment.inputs.length === 0) return '0x';
  const inputs = fragment.inputs.map(withBytes);
  const fromData = coder
    .decode(
      inputs.filter(({ indexed }) => !indexed),
      log.data,
    )
    .toArray(true);
  const topics = log.topics.slice(1);
  const values = inputs.map((input) =>
    input.indexed ? coder.decode([input], topics.shift() ?? '0x')[0] : fromData.shift(),
  );
  const cleaned = fragment.inputs.map((input, i) => cleanedValue(input, values[i]));
  return coder.encode([`tuple(${inputs.map(({ type }) => type).join(',')})`], [cleaned]);
}

/** The same type with `bytes` for `string`: both are encoded alike. */
function withBytes(input: ParamType): ParamType {
  return ParamType.from(
    input.format('sighash').replaceAll(/\bstring\b/g, 'bytes') + (input.indexed ? ' indexed' : ''),
    true,
  );
}

function cleanedValue(type: ParamType, value: unknown): unknown {
  if (type.isArray()) return (value as unknown[]).map((item) => cleanedValue(type.arrayChildren, item));
  if (type.isTuple()) return type.components.map((component, i) => cleanedValue(component, (value as unknown[])[i]));
  return type.type === 'string' ? cleanedText(Buffer.from((value as string).slice(2), 'hex')) : value;
}

function cleanedText(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return new TextEncoder().encode(text.replaceAll('\0', ''));
}
