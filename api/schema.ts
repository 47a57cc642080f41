import { globSync, readFileSync } from 'node:fs';
import { chain } from './chain/chainQuery.ts';
import type { MutationResolvers, Resolvers } from './generated/resolvers.ts';
import { prepareCastVote } from './governance/prepareCastVote.ts';
import { prepareCastVoteBySig } from './governance/prepareCastVoteBySig.ts';
import { prepareExecute } from './governance/prepareExecute.ts';
import { prepareFinalize } from './governance/prepareFinalize.ts';
import { preparePropose } from './governance/preparePropose.ts';
import { prepareQueue } from './governance/prepareQueue.ts';
import { prepareCreateGuild } from './guild/prepareCreateGuild.ts';
import type { OwnSchema } from './ledger/stitchSchema.ts';
import { prepareCancelProject } from './projects/prepareCancelProject.ts';
import { prepareCollectFees } from './projects/prepareCollectFees.ts';
import { prepareCreateProject } from './projects/prepareCreateProject.ts';
import { prepareFund } from './projects/prepareFund.ts';
import { prepareRefund } from './projects/prepareRefund.ts';
import { prepareRelease } from './projects/prepareRelease.ts';
import { prepareReviewDeliverable } from './projects/prepareReviewDeliverable.ts';
import { prepareSubmitDeliverable } from './projects/prepareSubmitDeliverable.ts';
import { prepareWithdraw } from './projects/prepareWithdraw.ts';
import { relayRequest } from './relay/relayRequest.ts';
import { relayRequestByKey } from './relay/relayRequestByKey.ts';
import { relayRequestFields } from './relay/relayRequestFields.ts';
import { submitForwardRequest } from './relay/submitForwardRequest.ts';
import { submitSignedTransaction } from './relay/submitSignedTransaction.ts';
import { prepareClaim } from './rewards/prepareClaim.ts';
import { prepareApprove } from './token/prepareApprove.ts';
import { prepareDelegate } from './token/prepareDelegate.ts';
import { prepareDeposit } from './treasury/prepareDeposit.ts';
import { prepareRecognize } from './treasury/prepareRecognize.ts';

const resolvers: Resolvers = {
  Query: { chain, relayRequest, relayRequestByKey },
  Mutation: {
    prepareApprove,
    prepareCancelProject,
    prepareCastVote,
    prepareCastVoteBySig,
    prepareClaim,
    prepareCollectFees,
    prepareCreateGuild,
    prepareCreateProject,
    prepareDelegate,
    prepareDeposit,
    prepareExecute,
    prepareFinalize,
    prepareFund,
    preparePropose,
    prepareQueue,
    prepareRecognize,
    prepareRefund,
    prepareRelease,
    prepareReviewDeliverable,
    prepareSubmitDeliverable,
    prepareWithdraw,
    submitForwardRequest,
    submitSignedTransaction,
  } satisfies Required<MutationResolvers>,
  RelayRequest: relayRequestFields,
  UserError: { __resolveType: ({ __typename }) => __typename },
};

/** What the gateway adds to the ledger: the SDL beside the resolvers, and these. */
export function ownSchema(): OwnSchema {
  const files = globSync('*/*.graphql', { cwd: import.meta.dirname, exclude: ['ledger/*'] });
  return { typeDefs: files.sort().map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8')), resolvers };
}
