// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICategoryPolicy} from "../governance/ICategoryPolicy.sol";
import {IRewards} from "../rewards/IRewards.sol";

/// @title IGuildFactory
/// @notice Creates a DAO's whole suite of contracts in one transaction and knows which contract belongs to which guild.
interface IGuildFactory {
    /// @notice The contracts of one guild. All are ERC-1167 clones and cannot be upgraded.
    /// @param accessManager The only role authority; its address identifies the guild.
    /// @param token The guild's vote token.
    /// @param governor Proposals and votes.
    /// @param timelock Executes what was voted; the access manager's only admin.
    /// @param treasury Holds the guild's funds.
    /// @param projects Milestone escrow of all the guild's projects.
    /// @param rewards Mints guild tokens for released milestones.
    /// @param categoryPolicy Rules of the categories of proposals.
    /// @param priorities Rounds that rank projects.
    /// @param reputation Points per skill.
    /// @param compliance Identity, freezes and agreements.
    /// @param auditTrail Anchors, findings and statements.
    struct GuildContracts {
        address accessManager;
        address token;
        address governor;
        address timelock;
        address treasury;
        address projects;
        address rewards;
        address categoryPolicy;
        address priorities;
        address reputation;
        address compliance;
        address auditTrail;
    }

    /// @notice Guild tokens minted to one account at creation.
    /// @param account Receiver.
    /// @param amount In the guild token's smallest unit (18 decimals).
    struct Allocation {
        address account;
        uint256 amount;
    }

    /// @notice Everything that a guild starts with.
    /// @param name Name of the guild and of its token.
    /// @param symbol Symbol of its token.
    /// @param charterDigest SHA-256 of the charter's bytes.
    /// @param charterCid IPFS CID of the charter.
    /// @param allocations First holders of the guild token; 1 to 100.
    /// @param supplyCap Most guild tokens there can be at a time, in the smallest unit.
    /// @param proposalThreshold Votes needed to propose, in the guild token's smallest unit; see
    /// {ICategoryPolicy-setProposalThreshold} for how many.
    /// @param categories Rules of the six categories of proposals, in the order of {ICategoryPolicy-Category}.
    /// @param timelockDelay Seconds between queueing and executing a proposal of any category, at least.
    /// @param guardian May cancel proposals; the zero address for none.
    /// @param complianceOfficer Sets statuses and freezes accounts; the zero address for none yet.
    /// @param auditor Raises findings, states opinions and anchors the ledger; the zero address for none yet.
    /// @param feeBps The guild's share of each released milestone, in basis points.
    /// @param paymentTokens Tokens clients may pay in, and what a payment in each earns; at most 12.
    /// @param skills Names of the skills in which reputation is earned; at most 16.
    /// @param rewardTerms Limits of the rewards.
    struct GuildConfig {
        string name;
        string symbol;
        bytes32 charterDigest;
        string charterCid;
        Allocation[] allocations;
        uint256 supplyCap;
        uint256 proposalThreshold;
        ICategoryPolicy.CategoryRules[6] categories;
        uint32 timelockDelay;
        address guardian;
        address complianceOfficer;
        address auditor;
        uint16 feeBps;
        IRewards.PaymentRates[] paymentTokens;
        string[] skills;
        IRewards.RewardTerms rewardTerms;
    }

    /// @notice Emitted first, before any log of the guild's own contracts.
    /// @param guildId Number of the guild, from 1.
    /// @param creator Who created it; keeps no role.
    /// @param contracts Its contracts.
    /// @param config What it starts with.
    event GuildCreated(uint256 indexed guildId, address indexed creator, GuildContracts contracts, GuildConfig config);

    /// @notice This creator already has a guild with exactly this configuration.
    error GuildFactoryGuildExists(uint256 guildId);

    /// @notice A value of the configuration cannot work.
    /// @param field Name of the field.
    error GuildFactoryInvalidConfig(string field);

    /// @notice There is no contract at an implementation's address; a factory made with it would make dead guilds.
    error GuildFactoryInvalidImplementation(address implementation);

    /// @notice Creates a guild: deploys its contracts, wires their roles and keeps none.
    /// @dev Emits a {GuildCreated} event.
    /// @param config What the guild starts with.
    /// @return guildId Number of the new guild.
    /// @return contracts Its contracts.
    function createGuild(
        GuildConfig calldata config
    ) external returns (uint256 guildId, GuildContracts memory contracts);

    /// @notice The addresses that `creator` would get for `config`.
    /// @param creator Account that would call {createGuild}.
    /// @param config What the guild would start with.
    /// @return contracts The addresses.
    function predictGuild(
        address creator,
        GuildConfig calldata config
    ) external view returns (GuildContracts memory contracts);

    /// @notice How many guilds there are.
    function guildCount() external view returns (uint256);

    /// @notice The contracts of a guild; zero addresses for an unknown number.
    /// @param guildId Number of the guild.
    function contractsOf(uint256 guildId) external view returns (GuildContracts memory);

    /// @notice The guild that a contract belongs to; 0 for a stranger.
    /// @param account Any address.
    function guildOf(address account) external view returns (uint256 guildId);
}
