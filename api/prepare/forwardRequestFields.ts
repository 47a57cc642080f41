import type { TypedData } from '../chain/forwarder/forwardRequest.ts';

/** What the SDL's type `ForwardRequest` is resolved from. */
export type ForwardRequestTypedData = TypedData<string>;

/** Resolvers of the SDL's type `ForwardRequest`; its other fields are those of the typed data. */
export const forwardRequestFields = {
  domain: ({ domain }: ForwardRequestTypedData) => ({
    name: domain.name ?? '',
    version: domain.version ?? '',
    chainId: String(domain.chainId),
    verifyingContract: domain.verifyingContract ?? '',
  }),
  message: ({ message }: ForwardRequestTypedData) => ({
    from: message.from ?? '',
    to: message.to ?? '',
    value: message.value ?? '',
    gas: message.gas ?? '',
    nonce: message.nonce ?? '',
    deadline: message.deadline ?? '',
    data: message.data ?? '',
  }),
  typedData: (typedData: ForwardRequestTypedData) => typedData,
};
