/**
 * Who calls functions that no mutation prepares: a vote, by an action of `preparePropose`; another contract; its factory,
 * once; or whom `why` tells.
 */
type Caller = 'vote' | 'contract' | 'once' | 'other';

/** Functions of a contract that change state and that no mutation prepares. */
type Unprepared = { by: Caller; why: string; functions: string[] };

const HOOKS = ['onERC721Received', 'onERC1155Received', 'onERC1155BatchReceived'];
const vote = (...functions: string[]): Unprepared => ({ by: 'vote', why: 'an action of preparePropose', functions });
const contract = (why: string, ...functions: string[]): Unprepared => ({ by: 'contract', why, functions });
const other = (why: string, ...functions: string[]): Unprepared => ({ by: 'other', why, functions });
const made: Unprepared = { by: 'once', why: 'whoever makes the clone, once', functions: ['initialize'] };
const ofGuild = [made, contract('the access manager, as updateAuthority says', 'setAuthority')];
const gate = contract('Compliance', 'setGated');
const opens = other('the Projects contract calls it', 'openDispute');
const ofUniswap = 'of Uniswap V2: use its router or its page';

/** All of them, by contract: the list that `api/preparedFunctions.test.ts` holds complete, and the chain holds true. */
export const unprepared: Record<string, Unprepared[]> = {
  AccessManager: [
    made,
    vote('grantRole', 'revokeRole', 'labelRole', 'setGrantDelay', 'setRoleAdmin', 'setRoleGuardian'),
    vote('setTargetAdminDelay', 'setTargetClosed', 'setTargetFunctionRole', 'updateAuthority'),
    contract('the contract that is called', 'consumeScheduledOp'),
    other("a guild's contracts refuse calls through it", 'execute'),
    other('each call within it has a mutation of its own', 'multicall'),
  ],
  AuditTrail: [...ofGuild, vote('answerFinding')],
  CategoryPolicy: [
    ...ofGuild,
    vote('adoptStrategy', 'setCategoryRules', 'setFunctionCategory', 'setProposalThreshold'),
  ],
  Compliance: [...ofGuild, vote('publishAgreement', 'setActionPolicy', 'setJurisdictionBlocked')],
  DirectArbiter: [opens],
  ERC792Arbiter: [opens, contract('its arbitrator', 'rule')],
  Forwarder: [other('submitForwardRequest has the relay send it', 'execute', 'executeBatch')],
  GovernanceArbiter: [opens],
  GuildGovernor: [
    made,
    gate,
    vote('relay', 'setProposalGuardian', 'updateTimelock'),
    contract('the category policy', 'storeFunctionCategory', 'storeRules', 'storeThreshold'),
    other('tokens call it as they arrive', ...HOOKS),
  ],
  GuildToken: [...ofGuild, vote('mint')],
  PriorityRounds: [...ofGuild, gate, vote('openRound')],
  Projects: [
    ...ofGuild,
    gate,
    vote('acceptProject', 'setFeeBps', 'setFeeTokenRate', 'setTokenAllowed'),
    contract("the project's arbiter", 'resolveDispute'),
  ],
  Reputation: [...ofGuild, vote('addSkill', 'adjust'), contract('Rewards', 'award')],
  Rewards: [
    ...ofGuild,
    gate,
    vote('setParticipationBudget', 'setRewardRates', 'setRewardTerms'),
    contract('Projects', 'accrue'),
  ],
  TestDollar: [other('the account that deployed it mints', 'mint')],
  Timelock: [
    made,
    vote('grantRole', 'revokeRole', 'updateDelay'),
    contract('the Governor', 'cancel', 'execute', 'executeBatch', 'schedule', 'scheduleBatch', 'setNextDelay'),
    other('only the Governor has a role there', 'renounceRole'),
    other('tokens call it as they arrive', ...HOOKS),
  ],
  Treasury: [...ofGuild, gate, vote('pay', 'openBudget', 'closeBudget', 'openRoundBudgets', 'setBudgetSpender')],
  UniswapV2Factory: [other(ofUniswap, 'createPair', 'setFeeTo', 'setFeeToSetter')],
  UniswapV2Pair: [
    other(
      ofUniswap,
      'approve',
      'burn',
      'initialize',
      'mint',
      'permit',
      'skim',
      'swap',
      'sync',
      'transfer',
      'transferFrom',
    ),
  ],
};
