// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IGuildFactory} from "../../../contracts/guild/IGuildFactory.sol";
import {HostilePayee} from "../../../contracts/mocks/HostilePayee.sol";
import {HostileToken} from "../../../contracts/mocks/HostileToken.sol";
import {IProjects} from "../../../contracts/projects/IProjects.sol";
import {IProjectsEvents} from "../../../contracts/projects/IProjectsEvents.sol";
import {IProjectsTypes} from "../../../contracts/projects/IProjectsTypes.sol";
import {GuildToken} from "../../../contracts/token/GuildToken.sol";
import {Vm} from "../helpers/Vm.sol";
import {ProjectsHashes} from "./ProjectsHashes.sol";
import {RewardsWitness} from "./RewardsWitness.sol";

/// @title ProjectsWitness
/// @notice Makes moves in the escrow and keeps account of what their events say and of what they changed. The first rule
/// that a move breaks is kept in {broken}.
abstract contract ProjectsWitness is RewardsWitness {
    struct Sums {
        uint256 funded;
        uint256 released;
        uint256 refunded;
        uint256 arbiterFees;
    }

    uint256 internal constant MILESTONES = 3;
    uint256 internal constant MAX_PROJECTS = 6;

    IProjects internal _projects;
    HostileToken internal _hostile;
    address internal _arbiter;
    bool internal _rebased;
    /// @dev Most that the payer of the move agrees to.
    uint256 internal _agreed;
    address[] internal _accounts;
    address[] internal _tokens;

    uint256 private _minted;
    uint256 private _burned;
    mapping(uint256 projectId => Sums) private _sums;
    mapping(uint256 projectId => bytes32) private _termsHashes;
    mapping(address token => uint256) private _credited;
    mapping(address token => uint256) private _withdrawn;
    mapping(uint256 projectId => mapping(uint256 milestoneId => uint256)) private _endings;
    mapping(uint256 projectId => mapping(uint256 milestoneId => IProjectsTypes.Milestone)) private _seen;
    mapping(address account => uint256 privateKey) private _keys;

    error WitnessSetup(string what);

    constructor(
        IGuildFactory.GuildContracts memory guild,
        address[] memory tokens_,
        HostileToken hostile,
        address arbiter
    ) RewardsWitness(guild) {
        _projects = IProjects(guild.projects);
        _hostile = hostile;
        _arbiter = arbiter;
        _tokens = tokens_;
        for (uint256 i = 1; i <= 5; ++i) {
            address account = VM.addr(i);
            _keys[account] = i;
            _accounts.push(account);
        }
        _accounts.push(_hostilePayee());
        _accounts.push(address(0xBEEF));
    }

    /// @notice Whether the hostile token took balances away.
    function rebased() external view returns (bool) {
        return _rebased;
    }

    /// @notice The accounts that can have credits.
    function accounts() external view returns (address[] memory) {
        return _accounts;
    }

    /// @notice All tokens.
    function tokens() external view returns (address[] memory) {
        return _tokens;
    }

    /// @notice What the events say about a token's credits.
    function creditsOf(address token) external view returns (uint256 credited, uint256 withdrawn) {
        return (_credited[token], _withdrawn[token]);
    }

    /// @notice What the events say about a project.
    function sumsOf(uint256 projectId) external view returns (Sums memory) {
        return _sums[projectId];
    }

    /// @notice What the guild token's events say about its supply, since the start.
    function supplyChange() external view returns (uint256 minted, uint256 burned) {
        return (_minted, _burned);
    }

    function _act(address caller, uint256 value, bytes memory data) internal {
        _move(address(_projects), caller, value, data);
    }

    function _actOn(address target, address caller, bytes memory data) internal {
        _move(target, caller, 0, data);
    }

    function _give(uint256 amount) internal {
        VM.deal(address(_projects), address(_projects).balance + amount);
    }

    function _sign(address signer, bytes32 digest) internal view returns (bytes memory) {
        uint256 key = _keys[signer];
        if (key == 0) return "";
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _domainSeparator() internal view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
        );
        return
            keccak256(
                abi.encode(typeHash, keccak256("Guildhall Projects"), keccak256("1"), block.chainid, address(_projects))
            );
    }

    function _id(uint256 projectId) internal view returns (uint256) {
        uint256 count = _projects.projectCount();
        return count == 0 ? 1 : 1 + (projectId % count);
    }

    function _client(uint256 index) internal view returns (address) {
        return _accounts[index % 2];
    }

    function _contributor(uint256 index) internal view returns (address) {
        return index == 2 ? _accounts[5] : _accounts[2 + index];
    }

    function _reviewer(uint256 index) internal view returns (address) {
        return index == 0 ? _accounts[4] : address(0xCAFE);
    }

    function _contributorOf(uint256 projectId, uint256 milestoneId) internal view returns (address) {
        return _projects.milestoneOf(_id(projectId), milestoneId % MILESTONES).contributor;
    }

    function _stranger() internal view returns (address) {
        return _accounts[6];
    }

    /// @dev The officer: client, contributor and reviewer as well.
    function _insider() internal view returns (address) {
        return _accounts[0];
    }

    function _hostilePayee() private returns (address) {
        HostilePayee payee = new HostilePayee();
        payee.setCallback(address(_projects), abi.encodeCall(_projects.withdraw, (address(0), address(payee))));
        payee.setMode(HostilePayee.Mode.Accept);
        return address(payee);
    }

    function _move(address target, address caller, uint256 value, bytes memory data) private {
        uint256[] memory credits = _credits();
        VM.deal(caller, value);
        uint256[] memory balances = _balances(caller);
        VM.recordLogs();
        VM.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, ) = target.call{value: value}(data);
        if (!done) return;
        Vm.Log[] memory logs = VM.getRecordedLogs();
        _watch(logs);
        _read(logs);
        _compare(credits, caller);
        if (_isFrozen(caller)) _checkBalances(balances, caller);
        _observe(_isFreeze(logs));
    }

    /// @dev Of payment tokens, all but the last.
    function _balances(address account) private view returns (uint256[] memory list) {
        list = new uint256[](_tokens.length - 1);
        for (uint256 i = 0; i < list.length; ++i) {
            address token = _tokens[i];
            list[i] = token == address(0) ? account.balance : IERC20(token).balanceOf(account);
        }
    }

    /// @dev I-12: a frozen account pays nothing by its own act.
    function _checkBalances(uint256[] memory before, address caller) private {
        uint256[] memory balances = _balances(caller);
        for (uint256 i = 0; i < balances.length; ++i) {
            if (balances[i] < before[i]) _broken = "I-12: a frozen account paid";
        }
    }

    function _credits() private view returns (uint256[] memory list) {
        list = new uint256[](_accounts.length * _tokens.length);
        for (uint256 i = 0; i < list.length; ++i) {
            list[i] = _projects.creditOf(_accounts[i / _tokens.length], _tokens[i % _tokens.length]);
        }
    }

    /// @dev I-5: only an account itself can make its credit smaller. I-12: not while it is frozen.
    function _compare(uint256[] memory before, address caller) private {
        uint256[] memory credits = _credits();
        for (uint256 i = 0; i < credits.length; ++i) {
            if (credits[i] >= before[i]) continue;
            if (_accounts[i / _tokens.length] != caller) _broken = "I-5: somebody else took a credit";
            else if (_isFrozen(caller)) _broken = "I-12: a frozen account took its credit";
        }
    }

    /// @dev I-3: what is final stays so, and revisions and approvals only grow. I-13: a freeze changes nothing of it.
    function _observe(bool freeze) private {
        uint256 count = _projects.projectCount();
        for (uint256 projectId = 1; projectId <= count; ++projectId) {
            if (_projects.projectOf(projectId).termsHash != _termsHashes[projectId]) _broken = "I-10: other terms";
            for (uint256 i = 0; i < MILESTONES; ++i) {
                IProjectsTypes.Milestone memory now_ = _projects.milestoneOf(projectId, i);
                IProjectsTypes.Milestone memory then = _seen[projectId][i];
                if (_isFinal(then.status) && now_.status != then.status) _broken = "I-3: a final status changed";
                if (now_.revision < then.revision) _broken = "I-3: a revision was lost";
                if (now_.nonce < then.nonce) _broken = "I-3: a nonce was lost";
                if (_isFinal(now_.status) && now_.bonded) _broken = "I-3: a final milestone still holds a bond";
                if (freeze && keccak256(abi.encode(now_)) != keccak256(abi.encode(then))) {
                    _broken = "I-13: a freeze changed a milestone";
                }
                _seen[projectId][i] = now_;
            }
        }
    }

    function _read(Vm.Log[] memory logs) private {
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter == address(_projects)) _readProjects(logs[i]);
            else if (logs[i].emitter == _guild.token) _readToken(logs[i]);
            else _watchEarnings(logs[i]);
        }
    }

    function _readProjects(Vm.Log memory log) private {
        bytes32 topic = log.topics[0];
        _watchWork(log);
        uint256 projectId = log.topics.length > 1 ? uint256(log.topics[1]) : 0;
        if (topic == IProjectsEvents.ProjectFunded.selector) {
            (uint256 amount, , ) = abi.decode(log.data, (uint256, uint8, uint256));
            _sums[projectId].funded += amount;
            if (amount > _agreed) _broken = "I-10: more paid than agreed";
        } else if (topic == IProjectsEvents.MilestoneReleased.selector) {
            _readRelease(projectId, log);
        } else if (topic == IProjectsEvents.MilestoneRefunded.selector) {
            (, , uint256 amount, , ) = abi.decode(log.data, (address, address, uint256, uint8, uint256));
            _sums[projectId].refunded += amount;
        } else if (topic == IProjectsEvents.DisputeResolved.selector) {
            (, , , , , uint256 arbiterFee) = abi.decode(
                log.data,
                (address, bool, IProjectsTypes.Ruling, uint256, uint256, uint256)
            );
            _sums[uint256(log.topics[2])].arbiterFees += arbiterFee;
        } else {
            _readTerms(topic, log);
            _readCredits(topic, log);
        }
    }

    /// @dev I-10: the hash of a project's terms follows from what its events say was agreed.
    function _readTerms(bytes32 topic, Vm.Log memory log) private {
        if (topic == IProjectsEvents.ProjectCreated.selector) {
            (IProjectsTypes.ProjectTerms memory terms, uint16 feeBps, , ) = abi.decode(
                log.data,
                (IProjectsTypes.ProjectTerms, uint16, uint256, bytes32)
            );
            _termsHashes[uint256(log.topics[1])] = keccak256(abi.encode(log.topics[1], log.topics[2], terms, feeBps));
        } else if (topic == IProjectsEvents.ScopeChanged.selector) {
            (IProjectsTypes.ScopeChange memory change, , , ) = abi.decode(
                log.data,
                (IProjectsTypes.ScopeChange, uint112, uint40, bytes32)
            );
            bytes32 previous = _termsHashes[change.projectId];
            _termsHashes[change.projectId] = keccak256(abi.encode(previous, ProjectsHashes.hash(change)));
        }
    }

    /// @dev I-2: gross = fee + net + rebate, and the fee is no more than its share. I-3: each milestone is paid once.
    function _readRelease(uint256 projectId, Vm.Log memory log) private {
        (, , uint256 gross, uint256 fee, uint256 net, uint256 rebate, , ) = abi.decode(
            log.data,
            (address, address, uint256, uint256, uint256, uint256, uint8, uint256)
        );
        _sums[projectId].released += gross;
        if (gross != fee + net + rebate) _broken = "I-2: gross is not fee, net and rebate";
        if ((fee + rebate) * 10_000 > gross * _projects.projectOf(projectId).feeBps) _broken = "I-2: too much fee";
        if (++_endings[projectId][uint256(log.topics[2])] > 1) _broken = "I-3: released twice";
    }

    function _readCredits(bytes32 topic, Vm.Log memory log) private {
        if (topic == IProjectsEvents.Credited.selector) {
            (, uint256 amount, ) = abi.decode(log.data, (address, uint256, uint256));
            _credited[address(uint160(uint256(log.topics[2])))] += amount;
        } else if (topic == IProjectsEvents.Withdrawn.selector) {
            (uint256 amount, ) = abi.decode(log.data, (uint256, uint256));
            _withdrawn[address(uint160(uint256(log.topics[2])))] += amount;
        }
    }

    function _readToken(Vm.Log memory log) private {
        if (log.topics[0] != IERC20.Transfer.selector) return;
        uint256 amount = abi.decode(log.data, (uint256));
        if (log.topics[1] == 0) _minted += amount;
        if (log.topics[2] == 0) _burned += amount;
    }

    function _isFinal(IProjectsTypes.MilestoneStatus status) private pure returns (bool) {
        return status == IProjectsTypes.MilestoneStatus.Released || status == IProjectsTypes.MilestoneStatus.Refunded;
    }
}
