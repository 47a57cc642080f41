import { type Explanations, invalidField, NOT_EMPTY, NOT_ZERO } from '../prepare/reverts/explanationWords.ts';

/** What the contracts' errors about founding guilds and roles mean, and what to do. */
export const guildReverts: Explanations = {
  AccessManagedUnauthorized: ({ caller, needs }) =>
    `${caller} does not have the role that this needs${needs === undefined ? '' : `, by default ${needs}`}. ` +
    'Act from an account that has it; the guild gives roles by a proposal that calls `grantRole` of its access manager.',
  AccessManagerAlreadyScheduled: () =>
    'This call is already announced and can still be made: make it, or cancel it first (prepareCancelScheduled).',
  AccessManagerExpired: () =>
    'This call was announced more than a week too long ago: announce it again (prepareSchedule).',
  AccessManagerNotReady: () => 'The delay of this call is not over yet: make it afterwards.',
  AccessManagerNotScheduled: () =>
    'Your role has a delay, and this call is not announced: announce it (prepareSchedule), then make it after the delay.',
  AccessManagerUnauthorizedCall: ({ caller, target }) =>
    `${caller} has no role that lets it announce this call of ${target}, or the time is earlier than its delay allows: a role ` +
    'without a delay makes the call at once.',
  AccessManagerUnauthorizedCancel: ({ msgsender }) =>
    `Only who announced the call, a guardian of its role or an admin may cancel it, and ${msgsender} is none of them.`,
  GuildContractIndirectCall: () =>
    `Calls through the guild's access manager are refused, as its events could not name who acts: call directly, after scheduling it if your role has a delay.`,
  GuildFactoryGuildExists: ({ guildId }) =>
    `This account has already created a guild with exactly this configuration: number ${guildId}.`,
  GuildFactoryInvalidConfig: invalidField('configuration', {
    allocations: '1 to 100, each of at least 1 to an account, and together at most 2^208 - 1',
    categories: 'no quicker than the guild’s own timelockDelay',
    charterCid: NOT_EMPTY,
    charterDigest: NOT_ZERO,
    feeBps: 'at most 1,000 basis points (10 %)',
    name: NOT_EMPTY,
    paymentTokens: 'at most 12 different contracts, or zero for the native coin',
    rewardTerms: 'of a cap that fits under the supplyCap together with the allocations',
    skills: 'at most 16',
    supplyCap: 'from the sum of the allocations to 2^208 - 1',
    symbol: NOT_EMPTY,
    timelockDelay: 'at most 31,536,000 seconds (365 days)',
  }),
};
