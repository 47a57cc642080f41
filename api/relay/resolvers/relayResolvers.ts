import { relayRequest } from './relayRequest.ts';
import { relayRequestByKey } from './relayRequestByKey.ts';
import { relayRequestByTransaction } from './relayRequestByTransaction.ts';
import { relayRequestFields } from './relayRequestFields.ts';
import { relayRequests } from './relayRequests.ts';
import { submitForwardRequest } from './submitForwardRequest.ts';
import { submitSignedTransaction } from './submitSignedTransaction.ts';

/** What the relay answers. */
export const relayResolvers = {
  Query: { relayRequest, relayRequestByKey, relayRequestByTransaction, relayRequests },
  Mutation: { submitForwardRequest, submitSignedTransaction },
  RelayRequest: relayRequestFields,
};
