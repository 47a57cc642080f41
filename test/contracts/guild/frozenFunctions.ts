import type { AbiName } from '../../../contracts/abis.ts';

/**
 * What becomes of a call by a frozen account:
 * - `refused`: it moves value of the account or promises it, or takes value out for it;
 * - `open`: anybody may call, frozen or not;
 * - `role`: only for whom the guild gave a role, which a freeze does not take;
 * - `guild`: only for another contract of the guild, or once.
 */
export type Verdict = 'refused' | 'open' | 'role' | 'guild';

const all = (verdict: Verdict, names: string) => Object.fromEntries(names.split(' ').map((name) => [name, verdict]));

const setUp = all('guild', 'initialize setAuthority');
const receivers = all('guild', 'onERC1155BatchReceived onERC1155Received onERC721Received');
const erc20 = all('open', 'approve permit transfer transferFrom');

/** Every external function that is no view, of every contract, by name. */
export const frozenFunctions: Record<AbiName, Record<string, Verdict>> = {
  Forwarder: all('open', 'execute executeBatch'),
  GuildFactory: all('open', 'createGuild'),
  AccessManager: {
    ...all('guild', 'consumeScheduledOp initialize'),
    ...all('role', 'cancel execute grantRole labelRole renounceRole revokeRole schedule setGrantDelay setRoleAdmin'),
    ...all('role', 'setRoleGuardian setTargetAdminDelay setTargetClosed setTargetFunctionRole updateAuthority'),
    ...all('open', 'multicall'),
  },
  GuildToken: { ...setUp, ...erc20, ...all('open', 'burn delegate delegateBySig'), ...all('role', 'mint') },
  GuildGovernor: {
    ...all('open', 'cancel castVote castVoteBySig castVoteWithReason castVoteWithReasonAndParams'),
    ...all('open', 'castVoteWithReasonAndParamsBySig execute finalize propose proposeInCategory queue'),
    ...all('role', 'relay setProposalGuardian updateTimelock'),
    ...all('guild', 'initialize setGated storeFunctionCategory storeRules storeThreshold'),
    ...receivers,
  },
  Timelock: {
    ...all('open', 'execute executeBatch'),
    ...all('role', 'cancel grantRole renounceRole revokeRole schedule scheduleBatch updateDelay'),
    ...all('guild', 'initialize setNextDelay'),
    ...receivers,
  },
  Treasury: {
    ...setUp,
    ...all('refused', 'openBudget openRoundBudgets pay payFromBudget setBudgetSpender'),
    ...all('open', 'deposit recognize'),
    ...all('role', 'closeBudget'),
    ...all('guild', 'setGated'),
  },
  Projects: {
    ...setUp,
    ...all('refused', 'changeScope createProject createProjectWithPermit fund fundWithPermit lockFeeTokens'),
    ...all('refused', 'setPayoutSplit settle withdraw'),
    ...all('open', 'abandon cancelProject collectFees expireDispute openDispute postBond recoverSurplus refund'),
    ...all('open', 'release reviewDeliverable submitDeliverable submitEvidence'),
    ...all('role', 'acceptProject holdCredit releaseCredit setFeeBps setFeeTokenRate setTokenAllowed'),
    ...all('guild', 'resolveDispute setGated'),
  },
  Rewards: {
    ...setUp,
    ...all('refused', 'claim claimGrants claimMany claimParticipation'),
    ...all('open', 'recordVote'),
    ...all('role', 'setParticipationBudget setRewardRates setRewardTerms'),
    ...all('guild', 'accrue setGated'),
  },
  CategoryPolicy: {
    ...setUp,
    ...all('role', 'adoptStrategy setCategoryRules setFunctionCategory setProposalThreshold'),
  },
  PriorityRounds: {
    ...setUp,
    ...all('open', 'castBallot castBallotBySig finalizeRound'),
    ...all('role', 'openRound'),
    ...all('guild', 'setGated'),
  },
  Reputation: {
    ...setUp,
    ...all('open', 'renounce'),
    ...all('role', 'addSkill adjust'),
    ...all('guild', 'award'),
  },
  Compliance: {
    ...setUp,
    ...all('open', 'acceptAgreement acceptAgreementBySig endFreeze'),
    ...all('role', 'freeze publishAgreement setActionPolicy setJurisdictionBlocked setStatus unfreeze'),
  },
  AuditTrail: {
    ...setUp,
    ...all('open', 'closeFinding'),
    ...all('role', 'anchor anchorAnew answerFinding publishStatement raiseFinding'),
  },
  DirectArbiter: all('open', 'openDispute rule'),
  GovernanceArbiter: { ...all('open', 'openDispute'), ...all('role', 'rule') },
  ERC792Arbiter: { ...all('open', 'openDispute submitEvidence'), ...all('guild', 'rule') },
  EASAdapter: all('open', 'register'),
  TestDollar: { ...erc20, ...all('role', 'mint') },
};
