// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {AccessManagerUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagerUpgradeable.sol";
import {TimelockControllerUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {IGuildGovernor} from "../governance/IGuildGovernor.sol";
import {IProjects} from "../projects/IProjects.sol";
import {IRewards} from "../rewards/IRewards.sol";
import {IGuildToken} from "../token/IGuildToken.sol";
import {ITreasury} from "../treasury/ITreasury.sol";
import {GuildConfigLib} from "./GuildConfigLib.sol";
import {IGuildFactory} from "./IGuildFactory.sol";

/// @title GuildFactory
/// @notice See {IGuildFactory}.
contract GuildFactory is IGuildFactory, ERC2771Context {
    uint64 private constant ADMIN_ROLE = 0;
    uint64 private constant MINTER_ROLE = 1;

    address private immutable _accessManager;
    address private immutable _token;
    address private immutable _governor;
    address private immutable _timelock;
    address private immutable _treasury;
    address private immutable _projects;
    address private immutable _rewards;

    uint256 private _guildCount;
    mapping(uint256 guildId => bytes32 salt) private _salts;
    mapping(address account => uint256 guildId) private _guilds;

    /// @param forwarder The ERC-2771 forwarder of all guilds.
    /// @param implementations The contracts that every guild's contracts are clones of.
    constructor(address forwarder, GuildContracts memory implementations) ERC2771Context(forwarder) {
        _accessManager = _checked(implementations.accessManager);
        _token = _checked(implementations.token);
        _governor = _checked(implementations.governor);
        _timelock = _checked(implementations.timelock);
        _treasury = _checked(implementations.treasury);
        _projects = _checked(implementations.projects);
        _rewards = _checked(implementations.rewards);
    }

    /// @inheritdoc IGuildFactory
    function createGuild(
        GuildConfig calldata config
    ) external returns (uint256 guildId, GuildContracts memory contracts) {
        GuildConfigLib.check(config);
        address creator = _msgSender();
        bytes32 salt = _saltOf(creator, config);
        contracts = _predict(salt);
        uint256 existing = _guilds[contracts.accessManager];
        if (existing != 0) revert GuildFactoryGuildExists(existing);

        guildId = ++_guildCount;
        _salts[guildId] = salt;
        _register(guildId, contracts);
        emit GuildCreated(guildId, creator, contracts, config);

        _deploy(salt);
        _initializeFunds(contracts, config);
        _initializeGovernance(contracts, config);
        _wireRoles(contracts);
    }

    /// @inheritdoc IGuildFactory
    function predictGuild(
        address creator,
        GuildConfig calldata config
    ) external view returns (GuildContracts memory contracts) {
        return _predict(_saltOf(creator, config));
    }

    /// @inheritdoc IGuildFactory
    function guildCount() external view returns (uint256) {
        return _guildCount;
    }

    /// @inheritdoc IGuildFactory
    function contractsOf(uint256 guildId) external view returns (GuildContracts memory contracts) {
        bytes32 salt = _salts[guildId];
        if (salt != 0) contracts = _predict(salt);
    }

    /// @inheritdoc IGuildFactory
    function guildOf(address account) external view returns (uint256 guildId) {
        return _guilds[account];
    }

    function _register(uint256 guildId, GuildContracts memory contracts) private {
        _guilds[contracts.accessManager] = guildId;
        _guilds[contracts.token] = guildId;
        _guilds[contracts.governor] = guildId;
        _guilds[contracts.timelock] = guildId;
        _guilds[contracts.treasury] = guildId;
        _guilds[contracts.projects] = guildId;
        _guilds[contracts.rewards] = guildId;
    }

    function _deploy(bytes32 salt) private {
        Clones.cloneDeterministic(_accessManager, _part(salt, 0));
        Clones.cloneDeterministic(_token, _part(salt, 1));
        Clones.cloneDeterministic(_governor, _part(salt, 2));
        Clones.cloneDeterministic(_timelock, _part(salt, 3));
        Clones.cloneDeterministic(_treasury, _part(salt, 4));
        Clones.cloneDeterministic(_projects, _part(salt, 5));
        Clones.cloneDeterministic(_rewards, _part(salt, 6));
    }

    function _initializeFunds(GuildContracts memory contracts, GuildConfig calldata config) private {
        AccessManagerUpgradeable(contracts.accessManager).initialize(address(this));
        IGuildToken(contracts.token).initialize(
            config.name,
            config.symbol,
            config.supplyCap,
            contracts.accessManager,
            config.allocations
        );
        ITreasury(contracts.treasury).initialize(contracts.accessManager);
        (address[] memory tokens, uint256[] memory rates) = _split(config.paymentTokens);
        IProjects(contracts.projects).initialize(
            contracts.accessManager,
            contracts.treasury,
            contracts.rewards,
            config.feeBps,
            tokens
        );
        IRewards(contracts.rewards).initialize(
            contracts.accessManager,
            contracts.token,
            contracts.projects,
            tokens,
            rates
        );
    }

    /// @dev The token comes first: a Governor whose token does not answer would take block numbers for its clock.
    function _initializeGovernance(GuildContracts memory contracts, GuildConfig calldata config) private {
        address[] memory proposers = new address[](1);
        proposers[0] = contracts.governor;
        // The zero address as executor: anyone may execute what was voted and has waited.
        address[] memory executors = new address[](1);
        TimelockControllerUpgradeable(payable(contracts.timelock)).initialize(
            config.timelockDelay,
            proposers,
            executors,
            address(0)
        );
        IGuildGovernor(contracts.governor).initialize(
            IGuildGovernor.GovernorConfig({
                name: config.name,
                token: contracts.token,
                timelock: payable(contracts.timelock),
                votingDelay: config.votingDelay,
                votingPeriod: config.votingPeriod,
                proposalThreshold: config.proposalThreshold,
                quorumBps: config.quorumBps,
                lateQuorumExtension: config.lateQuorumExtension,
                guardian: config.guardian
            })
        );
    }

    function _wireRoles(GuildContracts memory contracts) private {
        AccessManagerUpgradeable manager = AccessManagerUpgradeable(contracts.accessManager);
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IGuildToken.mint.selector;
        manager.labelRole(MINTER_ROLE, "MINTER");
        manager.setTargetFunctionRole(contracts.token, selectors, MINTER_ROLE);
        manager.grantRole(MINTER_ROLE, contracts.rewards, 0);
        manager.grantRole(ADMIN_ROLE, contracts.timelock, 0);
        manager.renounceRole(ADMIN_ROLE, address(this));
    }

    function _predict(bytes32 salt) private view returns (GuildContracts memory contracts) {
        contracts.accessManager = Clones.predictDeterministicAddress(_accessManager, _part(salt, 0));
        contracts.token = Clones.predictDeterministicAddress(_token, _part(salt, 1));
        contracts.governor = Clones.predictDeterministicAddress(_governor, _part(salt, 2));
        contracts.timelock = Clones.predictDeterministicAddress(_timelock, _part(salt, 3));
        contracts.treasury = Clones.predictDeterministicAddress(_treasury, _part(salt, 4));
        contracts.projects = Clones.predictDeterministicAddress(_projects, _part(salt, 5));
        contracts.rewards = Clones.predictDeterministicAddress(_rewards, _part(salt, 6));
    }

    function _checked(address implementation) private view returns (address) {
        if (implementation.code.length == 0) revert GuildFactoryInvalidImplementation(implementation);
        return implementation;
    }

    function _saltOf(address creator, GuildConfig calldata config) private pure returns (bytes32) {
        return keccak256(abi.encode(creator, config));
    }

    function _part(bytes32 salt, uint256 part) private pure returns (bytes32) {
        return keccak256(abi.encode(salt, part));
    }

    function _split(
        PaymentToken[] calldata paymentTokens
    ) private pure returns (address[] memory tokens, uint256[] memory rates) {
        tokens = new address[](paymentTokens.length);
        rates = new uint256[](paymentTokens.length);
        for (uint256 i = 0; i < paymentTokens.length; ++i) {
            tokens[i] = paymentTokens[i].token;
            rates[i] = paymentTokens[i].rewardRate;
        }
    }
}
