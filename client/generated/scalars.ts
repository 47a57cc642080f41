// Made from api/published.graphql by `npm run codegen`.

/** Names of fields that hold an integer in decimal digits: `BigInt`, `Int8` and `Timestamp`. */
export const integers =
  'abstainVotes againstVotes amount anchorCount arbiterFee at balance balanceAfter ballotCount blockNumber bondAmount bookBalance budget budgetCount burned buyCount cap cast chainId claimCapacity claimWindow claimed clientAmount cliff close contributorAmount cost count createdAt credits currentPeriod deadline debits delta disputeCount disputes dueAt duration earned endsAt entries entryCount etaSeconds executableAt executableUntil executionDelay executionPeriod expectedNonce expiresAt fee findingCount firstSeenAt flashCount forVotes from fromBlock frozenCount frozenUntil funded gas gasLimit gasUsed givenNonce grace gross high id inflow joinedAt largest lateQuorumExtension limit liquidityChangeCount low marketPrice maxFeePerGas maxPriorityFeePerGas memberCount newAmount newDueAt newExpiresAt newUntil newValue newVotes nonce now number oldAmount oldDueAt oldExpiresAt oldUntil oldValue oldVotes open openFindingCount openFindings outflow pairCreatedAt participationBudget payment paymentCount period points policyVersion position price projectCount projectNumber proposalCount proposalId proposalThreshold quorate quorum quorumVotes quoteAmount quoteIn quoteOut quoteReserve quoteVolume rate readyAt rebate refillsAt refunded refunds released releases reputationRate returned reviewEndsAt reviewWindow revisions rewardAccrued rewardClaimed roundCount rulingEndsAt seconds sellCount seq since slashed spent spentInPeriod startsAt submissions supply syncedAt timelockDelay timestamp toBlock tokenAmount tokenIn tokenOut tokenReserve tokenVolume total totalPoints totalSpent totalSupply totalWeight tradeCount trades until value version vestingCliff vestingDuration voteCount voteEnd voteStart votingDelay votingEndsAt votingPeriod votingPower votingStartsAt weight withdrawn';

/** Names of fields that hold any JSON. */
export const json = 'after before bySignature input typedData value';

/** Where a field of {@link integers} holds a text, by the field above it. */
export const otherwise =
  'args.value document.id documentSearch.id documents.id domain.version existing.id relayRequest.id relayRequestByKey.id request.id result.value';
