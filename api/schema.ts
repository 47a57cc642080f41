import { globSync, readFileSync } from 'node:fs';
import { anchorDue } from './audit/anchorDue.ts';
import { auditMutations } from './audit/mutations.ts';
import { booksResolvers } from './books/booksResolvers.ts';
import { complianceMutations } from './compliance/mutations.ts';
import { blockAt } from './dates/blockAt.ts';
import { entryEvent } from './events/entryEvent.ts';
import { entities } from './federation/entities.ts';
import { service } from './federation/service.ts';
import { figuresResolvers } from './figures/figuresResolvers.ts';
import type { MutationResolvers, Resolvers } from './generated/resolvers.ts';
import { proposalCall } from './governance/calls/proposalCall.ts';
import { governanceMutations } from './governance/mutations.ts';
import { guildMutations } from './guild/mutations.ts';
import type { OwnSchema } from './ledger/schema/stitchSchema.ts';
import { subscriptions } from './live/subscriptions.ts';
import { chain } from './prepare/chainQuery.ts';
import { forwardRequestFields } from './prepare/forwardRequestFields.ts';
import { prioritiesMutations } from './priorities/mutations.ts';
import { projectsMutations } from './projects/mutations.ts';
import { entryProof } from './proof/entryProof.ts';
import { proof } from './proof/proof.ts';
import { provenance } from './provenance/provenance.ts';
import { provenanceEdge } from './provenance/provenanceEdge.ts';
import { relayResolvers } from './relay/resolvers/relayResolvers.ts';
import { rewardsMutations } from './rewards/mutations.ts';
import { search } from './search/search.ts';
import { milestoneStateField, proposalStateField } from './state/states.ts';
import { tokenMutations } from './token/mutations.ts';
import { treasuryMutations } from './treasury/mutations.ts';
import { waitingFor } from './waiting/waitingFor.ts';

const resolvers: Resolvers = {
  ...booksResolvers,
  ...figuresResolvers,
  Query: {
    _entities: entities,
    _service: service,
    anchorDue,
    block: blockAt,
    chain,
    proof,
    search,
    waitingFor,
    ...booksResolvers.Query,
    ...relayResolvers.Query,
  },
  Mutation: {
    ...auditMutations,
    ...complianceMutations,
    ...governanceMutations,
    ...guildMutations,
    ...prioritiesMutations,
    ...projectsMutations,
    ...rewardsMutations,
    ...tokenMutations,
    ...treasuryMutations,
    ...relayResolvers.Mutation,
  } satisfies Required<MutationResolvers>,
  LedgerEntry: { event: entryEvent, proof: entryProof, provenance },
  Milestone: { state: milestoneStateField },
  Proposal: { ...figuresResolvers.Proposal, state: proposalStateField },
  ProvenanceEdge: provenanceEdge,
  ProposalCall: { call: proposalCall },
  ForwardRequest: forwardRequestFields,
  Subscription: subscriptions,
  EntryMessage: { __resolveType: ({ __typename }) => __typename },
  BlockMessage: { __resolveType: ({ __typename }) => __typename },
  RelayRequest: relayResolvers.RelayRequest,
  _Entity: { __resolveType: ({ __typename }) => String(__typename) as never },
  UserError: { __resolveType: ({ __typename }) => __typename },
};

/** What the gateway adds to the ledger: the SDL beside the resolvers, and these. */
export function ownSchema(): OwnSchema {
  const files = globSync('*/**/*.graphql', { cwd: import.meta.dirname, exclude: ['ledger/**', 'published/**'] });
  return {
    typeDefs: files.sort().map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8')),
    resolvers,
    told: { LedgerEntry: { event: entryEvent } },
  };
}
