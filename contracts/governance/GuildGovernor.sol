// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {GovernorUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/GovernorUpgradeable.sol";
import {TimelockControllerUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {GovernorCountingFractionalUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorCountingFractionalUpgradeable.sol";
import {GovernorNoncesKeyedUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorNoncesKeyedUpgradeable.sol";
import {GovernorPreventLateQuorumUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorPreventLateQuorumUpgradeable.sol";
import {GovernorProposalGuardianUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorProposalGuardianUpgradeable.sol";
import {GovernorSettingsUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorSettingsUpgradeable.sol";
import {GovernorTimelockControlUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorTimelockControlUpgradeable.sol";
import {GovernorVotesQuorumFractionUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorVotesQuorumFractionUpgradeable.sol";
import {ERC2771ContextUpgradeable} from "@openzeppelin/contracts-upgradeable/metatx/ERC2771ContextUpgradeable.sol";
import {ContextUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/ContextUpgradeable.sol";
import {NoncesUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/NoncesUpgradeable.sol";
import {ICategoryPolicy} from "./ICategoryPolicy.sol";
import {IGuildGovernor} from "./IGuildGovernor.sol";

/// @title GuildGovernor
/// @notice See {IGuildGovernor}.
contract GuildGovernor is
    IGuildGovernor,
    ERC2771ContextUpgradeable,
    GovernorSettingsUpgradeable,
    GovernorCountingFractionalUpgradeable,
    GovernorVotesQuorumFractionUpgradeable,
    GovernorPreventLateQuorumUpgradeable,
    GovernorProposalGuardianUpgradeable,
    GovernorNoncesKeyedUpgradeable,
    GovernorTimelockControlUpgradeable
{
    uint256 private constant BPS = 10_000;
    bytes32 private constant DECIDED_STATES = bytes32(
        (1 << uint8(ProposalState.Canceled)) |
            (1 << uint8(ProposalState.Defeated)) |
            (1 << uint8(ProposalState.Succeeded)) |
            (1 << uint8(ProposalState.Queued)) |
            (1 << uint8(ProposalState.Expired)) |
            (1 << uint8(ProposalState.Executed))
    );

    address private _policy;
    mapping(uint256 proposalId => bool) private _finalized;

    constructor(address forwarder) ERC2771ContextUpgradeable(forwarder) {
        _disableInitializers();
    }

    /// @inheritdoc IGuildGovernor
    function initialize(GovernorConfig calldata config) external initializer {
        // Unchained: the EIP-712 domain is read from the name and version, so nothing is stored for it.
        __Governor_init_unchained(config.name);
        _policy = config.policy;
        (ICategoryPolicy.CategoryRules memory rules, ) = ICategoryPolicy(config.policy).rulesOf(
            ICategoryPolicy.Category.Parameters
        );
        __GovernorSettings_init(
            rules.votingDelay,
            rules.votingPeriod,
            ICategoryPolicy(config.policy).proposalThreshold()
        );
        __GovernorVotes_init(IVotes(config.token));
        __GovernorVotesQuorumFraction_init(rules.quorumBps);
        __GovernorPreventLateQuorum_init(rules.lateQuorumExtension);
        __GovernorTimelockControl_init(TimelockControllerUpgradeable(config.timelock));
        if (config.guardian != address(0)) _setProposalGuardian(config.guardian);
    }

    /// @inheritdoc IGuildGovernor
    function finalize(uint256 proposalId) external {
        ProposalState outcome = _validateStateBitmap(proposalId, DECIDED_STATES);
        if (_finalized[proposalId]) revert GuildGovernorAlreadyFinalized(proposalId);
        _finalized[proposalId] = true;
        (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes) = proposalVotes(proposalId);
        (uint256 quorumVotes, uint256 supply) = _quorumAndSupply(proposalSnapshot(proposalId));
        emit ProposalFinalized(
            proposalId,
            _msgSender(),
            outcome,
            forVotes,
            againstVotes,
            abstainVotes,
            quorumVotes,
            supply
        );
    }

    /// @inheritdoc IGuildGovernor
    function isFinalized(uint256 proposalId) external view returns (bool) {
        return _finalized[proposalId];
    }

    function state(
        uint256 proposalId
    ) public view override(GovernorUpgradeable, GovernorTimelockControlUpgradeable) returns (ProposalState) {
        return super.state(proposalId);
    }

    function proposalDeadline(
        uint256 proposalId
    ) public view override(GovernorUpgradeable, GovernorPreventLateQuorumUpgradeable) returns (uint256) {
        return super.proposalDeadline(proposalId);
    }

    function proposalThreshold()
        public
        view
        override(GovernorUpgradeable, GovernorSettingsUpgradeable)
        returns (uint256)
    {
        return super.proposalThreshold();
    }

    function proposalNeedsQueuing(
        uint256 proposalId
    ) public view override(GovernorUpgradeable, GovernorTimelockControlUpgradeable) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    function quorumDenominator() public pure override returns (uint256) {
        return BPS;
    }

    function _tallyUpdated(
        uint256 proposalId
    ) internal override(GovernorUpgradeable, GovernorPreventLateQuorumUpgradeable) {
        super._tallyUpdated(proposalId);
    }

    function _validateVoteSig(
        uint256 proposalId,
        uint8 support,
        address voter,
        bytes memory signature
    ) internal override(GovernorUpgradeable, GovernorNoncesKeyedUpgradeable) returns (bool) {
        return super._validateVoteSig(proposalId, support, voter, signature);
    }

    function _validateExtendedVoteSig(
        uint256 proposalId,
        uint8 support,
        address voter,
        string memory reason,
        bytes memory params,
        bytes memory signature
    ) internal override(GovernorUpgradeable, GovernorNoncesKeyedUpgradeable) returns (bool) {
        return super._validateExtendedVoteSig(proposalId, support, voter, reason, params, signature);
    }

    function _useCheckedNonce(
        address owner,
        uint256 nonce
    ) internal override(NoncesUpgradeable, GovernorNoncesKeyedUpgradeable) {
        super._useCheckedNonce(owner, nonce);
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(GovernorUpgradeable, GovernorTimelockControlUpgradeable) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(GovernorUpgradeable, GovernorTimelockControlUpgradeable) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(GovernorUpgradeable, GovernorTimelockControlUpgradeable) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    /// @dev OpenZeppelin's module lets proposers cancel at any stage when there is no guardian; here they can do so only
    /// while their proposal is pending.
    function _validateCancel(
        uint256 proposalId,
        address caller
    ) internal view override(GovernorUpgradeable, GovernorProposalGuardianUpgradeable) returns (bool) {
        return caller == proposalGuardian() || GovernorUpgradeable._validateCancel(proposalId, caller);
    }

    function _executor()
        internal
        view
        override(GovernorUpgradeable, GovernorTimelockControlUpgradeable)
        returns (address)
    {
        return super._executor();
    }

    // solhint-disable-next-line func-name-mixedcase
    function _EIP712Name() internal view override returns (string memory) {
        return name();
    }

    // solhint-disable-next-line func-name-mixedcase
    function _EIP712Version() internal view override returns (string memory) {
        return version();
    }

    function _msgSender() internal view override(ContextUpgradeable, ERC2771ContextUpgradeable) returns (address) {
        return ERC2771ContextUpgradeable._msgSender();
    }

    function _msgData() internal view override(ContextUpgradeable, ERC2771ContextUpgradeable) returns (bytes calldata) {
        return ERC2771ContextUpgradeable._msgData();
    }

    function _contextSuffixLength()
        internal
        view
        override(ContextUpgradeable, ERC2771ContextUpgradeable)
        returns (uint256)
    {
        return ERC2771ContextUpgradeable._contextSuffixLength();
    }

    /// @dev A proposal cancelled before its snapshot never had a supply to count against.
    function _quorumAndSupply(uint256 snapshot) private view returns (uint256 quorumVotes, uint256 supply) {
        if (snapshot < clock()) return (quorum(snapshot), token().getPastTotalSupply(snapshot));
    }

    /// @inheritdoc IGuildGovernor
    function proposeInCategory(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        ICategoryPolicy.Category category
    ) external returns (uint256 proposalId) {
        revert();
    }

    /// @inheritdoc IGuildGovernor
    function proposalRules(
        uint256 proposalId
    ) external view returns (ICategoryPolicy.Category category, ICategoryPolicy.CategoryRules memory rules) {
        revert();
    }

    /// @inheritdoc IGuildGovernor
    function proposalQuorum(uint256 proposalId) external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IGuildGovernor
    function categoryPolicy() external view returns (address) {
        revert();
    }
}
