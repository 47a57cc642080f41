import { relayRequest } from './relayRequest.ts';
import { relayRequestByKey } from './relayRequestByKey.ts';
import { relayRequestFields } from './relayRequestFields.ts';
import { submitForwardRequest } from './submitForwardRequest.ts';
import { submitSignedTransaction } from './submitSignedTransaction.ts';

/** What the relay answers. */
export const relayResolvers = {
  Query: { relayRequest, relayRequestByKey },
  Mutation: { submitForwardRequest, submitSignedTransaction },
  RelayRequest: relayRequestFields,
};
