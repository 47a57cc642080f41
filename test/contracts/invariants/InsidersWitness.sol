// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ICompliance} from "../../../contracts/compliance/ICompliance.sol";
import {IGuildFactory} from "../../../contracts/guild/IGuildFactory.sol";
import {IProjectsEvents} from "../../../contracts/projects/IProjectsEvents.sol";
import {IRewards} from "../../../contracts/rewards/IRewards.sol";
import {ITreasury} from "../../../contracts/treasury/ITreasury.sol";
import {Vm} from "../helpers/Vm.sol";
import {LogWords} from "./LogWords.sol";

/// @title InsidersWitness
/// @notice Reads from the events of moves what no member may get by the parts it has in a guild. The first rule that a
/// move breaks is kept in {broken}.
abstract contract InsidersWitness {
    Vm internal constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    IGuildFactory.GuildContracts internal _guild;
    string internal _broken;
    /// @dev How often somebody tried to act through the access manager.
    uint256 public indirectCalls;

    mapping(bytes32 topic => uint256) private _seenEvents;

    constructor(IGuildFactory.GuildContracts memory guild) {
        _guild = guild;
    }

    /// @notice The first rule that a move broke; empty for none.
    function broken() external view returns (string memory) {
        return _broken;
    }

    /// @notice How often the guild's contracts emitted an event.
    function countOf(bytes32 topic) external view returns (uint256) {
        return _seenEvents[topic];
    }

    /// @dev What holds for the events of every guild contract.
    function _watch(Vm.Log[] memory logs) internal {
        for (uint256 i = 0; i < logs.length; ++i) {
            ++_seenEvents[logs[i].topics[0]];
            _watchActor(logs[i]);
            _watchFrozen(logs[i]);
        }
    }

    function _isFrozen(address account) internal view returns (bool) {
        return ICompliance(_guild.compliance).isFrozen(account);
    }

    function _isFreeze(Vm.Log[] memory logs) internal pure returns (bool) {
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (topic == ICompliance.AccountFrozen.selector || topic == ICompliance.AccountUnfrozen.selector) {
                return true;
            }
        }
        return false;
    }

    function _addressOf(bytes32 word) internal pure returns (address) {
        return address(uint160(uint256(word)));
    }

    /// @dev I-16: no event says that the access manager acted. What a proposal calls is no actor.
    function _watchActor(Vm.Log memory log) private {
        if (log.emitter == _guild.accessManager || log.emitter == _guild.timelock) return;
        if (log.topics[0] == IGovernor.ProposalCreated.selector) return;
        if (LogWords.names(log, _guild.accessManager)) _broken = "I-16: the access manager acted";
    }

    /// @dev I-12: nothing of the guild leaves to a frozen account, but by vote.
    function _watchFrozen(Vm.Log memory log) private {
        bytes32 topic = log.topics[0];
        if (topic == IProjectsEvents.Withdrawn.selector || topic == IRewards.RewardClaimed.selector) {
            if (_isFrozen(_addressOf(log.topics[1]))) _broken = "I-12: value left to a frozen account";
        } else if (topic == ITreasury.Paid.selector) {
            (address actor, uint256 budgetId) = abi.decode(log.data, (address, uint256));
            bool frozen = _isFrozen(_addressOf(log.topics[2])) || _isFrozen(actor);
            if (budgetId != 0 && frozen) _broken = "I-12: a budget paid a frozen account, or by one";
        }
    }
}
