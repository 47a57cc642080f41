// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {AccessManagerUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagerUpgradeable.sol";
import {GuildConfigLib} from "./GuildConfigLib.sol";
import {GuildWiring} from "./GuildWiring.sol";
import {IGuildFactory} from "./IGuildFactory.sol";

/// @title GuildFactory
/// @notice See {IGuildFactory}.
contract GuildFactory is IGuildFactory, ERC2771Context {
    uint256 private constant PARTS = 12;

    GuildContracts private _implementations;
    uint256 private _guildCount;
    mapping(uint256 guildId => bytes32 salt) private _salts;
    mapping(address account => uint256 guildId) private _guilds;

    /// @param forwarder The ERC-2771 forwarder of all guilds.
    /// @param implementations The contracts that every guild's contracts are clones of.
    constructor(address forwarder, GuildContracts memory implementations) ERC2771Context(forwarder) {
        address[PARTS] memory parts = _listed(implementations);
        for (uint256 i = 0; i < PARTS; ++i) {
            if (parts[i].code.length == 0) revert GuildFactoryInvalidImplementation(parts[i]);
        }
        _implementations = implementations;
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
        AccessManagerUpgradeable(contracts.accessManager).initialize(address(this));
        GuildWiring.initializeAll(contracts, config);
        GuildWiring.wireRoles(contracts, config);
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
        address[PARTS] memory parts = _listed(contracts);
        for (uint256 i = 0; i < PARTS; ++i) {
            _guilds[parts[i]] = guildId;
        }
    }

    function _deploy(bytes32 salt) private {
        address[PARTS] memory implementations = _listed(_implementations);
        for (uint256 i = 0; i < PARTS; ++i) {
            Clones.cloneDeterministic(implementations[i], _part(salt, i));
        }
    }

    function _predict(bytes32 salt) private view returns (GuildContracts memory contracts) {
        address[PARTS] memory parts = _listed(_implementations);
        for (uint256 i = 0; i < PARTS; ++i) {
            parts[i] = Clones.predictDeterministicAddress(parts[i], _part(salt, i));
        }
        return abi.decode(abi.encode(parts), (GuildContracts));
    }

    /// @dev A struct of addresses and an array of as many have the same encoding.
    function _listed(GuildContracts memory contracts) private pure returns (address[PARTS] memory) {
        return abi.decode(abi.encode(contracts), (address[12]));
    }

    function _saltOf(address creator, GuildConfig calldata config) private pure returns (bytes32) {
        return keccak256(abi.encode(creator, config));
    }

    function _part(bytes32 salt, uint256 part) private pure returns (bytes32) {
        return keccak256(abi.encode(salt, part));
    }
}
