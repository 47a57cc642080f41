// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC5805} from "@openzeppelin/contracts/interfaces/IERC5805.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {GovernorUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/GovernorUpgradeable.sol";
import {TimelockControllerUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {GovernorCountingFractionalUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorCountingFractionalUpgradeable.sol";
import {GovernorNoncesKeyedUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorNoncesKeyedUpgradeable.sol";
import {GovernorProposalGuardianUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorProposalGuardianUpgradeable.sol";
import {GovernorTimelockControlUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorTimelockControlUpgradeable.sol";
import {GovernorVotesUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorVotesUpgradeable.sol";
import {ERC2771ContextUpgradeable} from "@openzeppelin/contracts-upgradeable/metatx/ERC2771ContextUpgradeable.sol";
import {ContextUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/ContextUpgradeable.sol";
import {NoncesUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/NoncesUpgradeable.sol";
import {ICompliance} from "../compliance/ICompliance.sol";
import {IGated} from "../compliance/IGated.sol";
import {ICategoryPolicy} from "./ICategoryPolicy.sol";
import {IGuildGovernor} from "./IGuildGovernor.sol";
import {Timelock} from "./Timelock.sol";

/// @title GuildGovernor
/// @notice See {IGuildGovernor}.
contract GuildGovernor is
    IGuildGovernor,
    IGated,
    ERC2771ContextUpgradeable,
    GovernorCountingFractionalUpgradeable,
    GovernorVotesUpgradeable,
    GovernorProposalGuardianUpgradeable,
    GovernorNoncesKeyedUpgradeable,
    GovernorTimelockControlUpgradeable
{
    /// @dev A category's rules for new proposals, in one slot.
    struct Draft {
        uint16 quorumBps;
        uint16 approvalBps;
        uint32 votingDelay;
        uint32 votingPeriod;
        uint32 lateQuorumExtension;
        uint32 timelockDelay;
        uint32 executionPeriod;
        uint32 policyVersion;
    }

    /// @dev All that a proposal is decided by, in one slot.
    struct Decision {
        ICategoryPolicy.Category category;
        /// @dev Outcome that was recorded last; Pending, which is none, until then.
        ProposalState recorded;
        uint16 quorumBps;
        uint16 approvalBps;
        uint32 votingDelay;
        uint32 votingPeriod;
        uint32 lateQuorumExtension;
        uint32 timelockDelay;
        uint32 executionPeriod;
        /// @dev Zero until the quorum is reached.
        uint40 deadline;
        /// @dev Whether a policy on votes may stand before it.
        bool gateable;
    }

    uint256 private constant CATEGORIES = 6;
    uint256 private constant BPS = 10_000;
    bytes32 private constant DECIDED_STATES = bytes32(
        (1 << uint8(ProposalState.Canceled)) |
            (1 << uint8(ProposalState.Defeated)) |
            (1 << uint8(ProposalState.Succeeded)) |
            (1 << uint8(ProposalState.Queued)) |
            (1 << uint8(ProposalState.Expired)) |
            (1 << uint8(ProposalState.Executed))
    );

    /// @dev While a proposal is created: whether its proposer chose a category, and which.
    bool private transient _categoryChosen;
    ICategoryPolicy.Category private transient _chosenCategory;
    /// @dev While a proposal is created: its rules, for the Governor core's {votingDelay} and {votingPeriod}; no
    /// period is zero.
    uint32 private transient _proposedDelay;
    uint32 private transient _proposedPeriod;

    /// @dev In one slot: a vote needs the token and the gate, a proposal the token and the threshold.
    IERC5805 private _token;
    bool private _votesGated;
    uint88 private _threshold;
    address private _policy;
    address private _compliance;
    /// @dev By category.
    Draft[CATEGORIES] private _drafts;
    /// @dev One more than the category, so that zero, a function without one, is not the weakest.
    mapping(address target => mapping(bytes4 selector => uint8)) private _functions;
    mapping(uint256 proposalId => Decision) private _decisions;

    modifier onlyPolicy() {
        // A contract tells, never a signer: msg.sender, not the ERC-2771 sender.
        if (msg.sender != _policy) revert GuildGovernorUnauthorized(msg.sender);
        _;
    }

    constructor(address forwarder) ERC2771ContextUpgradeable(forwarder) {
        _disableInitializers();
    }

    /// @inheritdoc IGuildGovernor
    function initialize(GovernorConfig calldata config) external initializer {
        // Unchained: the EIP-712 domain is read from the name and version, so nothing is stored for it.
        __Governor_init_unchained(config.name);
        __GovernorTimelockControl_init(TimelockControllerUpgradeable(config.timelock));
        if (config.guardian != address(0)) _setProposalGuardian(config.guardian);
        _token = IERC5805(config.token);
        _policy = config.policy;
        _compliance = config.compliance;
    }

    /// @inheritdoc IGuildGovernor
    function proposeInCategory(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        ICategoryPolicy.Category category
    ) external returns (uint256 proposalId) {
        (_categoryChosen, _chosenCategory) = (true, category);
        proposalId = propose(targets, values, calldatas, description);
        _categoryChosen = false;
    }

    /// @inheritdoc IGuildGovernor
    function finalize(uint256 proposalId) external {
        ProposalState outcome = _validateStateBitmap(proposalId, DECIDED_STATES);
        Decision storage decision = _decisions[proposalId];
        ProposalState recorded = decision.recorded;
        // What was recorded as won can still expire.
        bool final_ = outcome != ProposalState.Expired || recorded == ProposalState.Expired;
        if (recorded != ProposalState.Pending && final_) revert GuildGovernorAlreadyFinalized(proposalId);
        decision.recorded = outcome;
        (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes) = proposalVotes(proposalId);
        (uint256 quorumVotes, uint256 supply) = _quorumAndSupply(proposalId);
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
    function storeRules(
        ICategoryPolicy.Category category,
        ICategoryPolicy.CategoryRules calldata rules,
        uint32 version_
    ) external onlyPolicy {
        Draft memory old = _drafts[uint8(category)];
        _drafts[uint8(category)] = Draft({
            quorumBps: rules.quorumBps,
            approvalBps: rules.approvalBps,
            votingDelay: rules.votingDelay,
            votingPeriod: rules.votingPeriod,
            lateQuorumExtension: rules.lateQuorumExtension,
            timelockDelay: rules.timelockDelay,
            executionPeriod: rules.executionPeriod,
            policyVersion: version_
        });
        for (uint256 i = 0; i < CATEGORIES; ++i) {
            _drafts[i].policyVersion = version_;
        }
        if (category == ICategoryPolicy.Category.Parameters) {
            emit VotingDelaySet(old.votingDelay, rules.votingDelay);
            emit VotingPeriodSet(old.votingPeriod, rules.votingPeriod);
        } else if (category == ICategoryPolicy.Category.Emergency) {
            emit QuorumNumeratorUpdated(old.quorumBps, rules.quorumBps);
        }
    }

    /// @inheritdoc IGuildGovernor
    function storeFunctionCategory(
        address target,
        bytes4 selector,
        ICategoryPolicy.Category category
    ) external onlyPolicy {
        _functions[target][selector] = uint8(category) + 1;
    }

    /// @inheritdoc IGuildGovernor
    function storeThreshold(uint88 threshold) external onlyPolicy {
        emit ProposalThresholdSet(_threshold, threshold);
        _threshold = threshold;
    }

    /// @inheritdoc IGated
    function setGated(ICompliance.Action action, bool gated) external {
        // A contract tells, never a signer: msg.sender, not the ERC-2771 sender.
        if (msg.sender != _compliance) revert GatedUnauthorized(msg.sender);
        if (action == ICompliance.Action.Vote) _votesGated = gated;
    }

    /// @inheritdoc IGuildGovernor
    function isFinalized(uint256 proposalId) external view returns (bool) {
        return _decisions[proposalId].recorded != ProposalState.Pending;
    }

    /// @inheritdoc IGuildGovernor
    function proposalRules(
        uint256 proposalId
    ) external view returns (ICategoryPolicy.Category category, ICategoryPolicy.CategoryRules memory rules) {
        Decision storage decision = _decisions[proposalId];
        rules = ICategoryPolicy.CategoryRules({
            quorumBps: decision.quorumBps,
            approvalBps: decision.approvalBps,
            votingDelay: decision.votingDelay,
            votingPeriod: decision.votingPeriod,
            lateQuorumExtension: decision.lateQuorumExtension,
            timelockDelay: decision.timelockDelay,
            executionPeriod: decision.executionPeriod
        });
        category = decision.category;
    }

    /// @inheritdoc IGuildGovernor
    function storedRules(
        ICategoryPolicy.Category category
    ) external view returns (ICategoryPolicy.CategoryRules memory rules, uint32 version_) {
        Draft storage draft = _drafts[uint8(category)];
        rules = ICategoryPolicy.CategoryRules({
            quorumBps: draft.quorumBps,
            approvalBps: draft.approvalBps,
            votingDelay: draft.votingDelay,
            votingPeriod: draft.votingPeriod,
            lateQuorumExtension: draft.lateQuorumExtension,
            timelockDelay: draft.timelockDelay,
            executionPeriod: draft.executionPeriod
        });
        version_ = draft.policyVersion;
    }

    /// @inheritdoc IGuildGovernor
    function categoryPolicy() external view returns (address) {
        return _policy;
    }

    /// @inheritdoc IGated
    function isGated(ICompliance.Action action) external view returns (bool) {
        return action == ICompliance.Action.Vote && _votesGated;
    }

    /// @inheritdoc IGuildGovernor
    function categoryOf(
        address[] memory targets,
        bytes[] memory calldatas
    ) public view returns (ICategoryPolicy.Category strictest) {
        // Neither can be proposed; the core says why.
        if (targets.length == 0 || targets.length != calldatas.length) return ICategoryPolicy.Category.Parameters;
        for (uint256 i = 0; i < targets.length; ++i) {
            bytes memory data = calldatas[i];
            ICategoryPolicy.Category category =
                data.length < 4 ? ICategoryPolicy.Category.Parameters : storedCategory(targets[i], bytes4(data));
            if (category > strictest) strictest = category;
        }
    }

    /// @inheritdoc IGuildGovernor
    function storedCategory(address target, bytes4 selector) public view returns (ICategoryPolicy.Category) {
        uint8 stored = _functions[target][selector];
        return stored == 0 ? ICategoryPolicy.Category.Parameters : ICategoryPolicy.Category(stored - 1);
    }

    /// @notice State of a proposal. What passed expires when nobody queues it, or then executes it, in its execution
    /// period: it counts from the end of the vote, and anew from the end of the timelock's delay.
    /// @param proposalId The proposal.
    function state(
        uint256 proposalId
    ) public view override(GovernorUpgradeable, GovernorTimelockControlUpgradeable) returns (ProposalState current) {
        current = super.state(proposalId);
        if (current < ProposalState.Succeeded || current > ProposalState.Queued) return current;
        Decision storage decision = _decisions[proposalId];
        // What passed reached its quorum, so that its deadline is there.
        uint256 start = current == ProposalState.Queued ? proposalEta(proposalId) : decision.deadline;
        if (clock() > start + decision.executionPeriod) return ProposalState.Expired;
    }

    /// @notice The guild token, whose votes count.
    function token() public view override returns (IERC5805) {
        return _token;
    }

    /// @notice The time in Unix seconds: the guild token's clock, without asking it each time.
    function clock() public view override(GovernorUpgradeable, GovernorVotesUpgradeable) returns (uint48) {
        // Narrow without a check, which each vote would pay for: enough for millions of years.
        return uint48(block.timestamp);
    }

    /// @notice Last second of a proposal's vote, which is later than announced if its quorum was reached late.
    /// @param proposalId The proposal.
    function proposalDeadline(uint256 proposalId) public view override returns (uint256) {
        uint256 deadline = _decisions[proposalId].deadline;
        return deadline == 0 ? super.proposalDeadline(proposalId) : deadline;
    }

    /// @notice Votes needed to propose, in the guild token's smallest unit: what the guild set, but never more than the
    /// quorum of Parameters would be now. Who could decide together can always propose, even after the supply fell.
    function proposalThreshold() public view override returns (uint256) {
        uint256 threshold = _threshold;
        if (threshold == 0) return 0;
        return Math.min(threshold, _shareOf(IERC20(address(_token)).totalSupply(), _defaultDraft().quorumBps));
    }

    /// @notice Seconds between a proposal in the default category, Parameters, and the start of its vote.
    function votingDelay() public view override returns (uint256) {
        return _proposedPeriod == 0 ? _defaultDraft().votingDelay : _proposedDelay;
    }

    /// @notice Seconds that the vote on a proposal in the default category, Parameters, is open.
    function votingPeriod() public view override returns (uint256) {
        return _proposedPeriod == 0 ? _defaultDraft().votingPeriod : _proposedPeriod;
    }

    /// @notice Votes that For and Abstain must reach: those of a proposal, or the most that any new one would need.
    /// @param timepoint A proposal, whose snapshot must be past; or a second in the past, whose supply counts.
    function quorum(uint256 timepoint) public view override returns (uint256) {
        // No time is a proposal's number, which is a hash.
        if (timepoint > type(uint48).max) return _quorumOf(timepoint);
        return _shareOfSupply(_drafts[uint8(ICategoryPolicy.Category.Emergency)].quorumBps, timepoint);
    }

    function proposalNeedsQueuing(
        uint256 proposalId
    ) public view override(GovernorUpgradeable, GovernorTimelockControlUpgradeable) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    /// @dev The core reads the voting delay and period of the proposal's category through the public functions.
    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override returns (uint256 proposalId) {
        ICategoryPolicy.Category category = _categoryFor(targets, calldatas);
        Draft memory draft = _drafts[uint8(category)];
        (_proposedDelay, _proposedPeriod) = (draft.votingDelay, draft.votingPeriod);
        proposalId = super._propose(targets, values, calldatas, description, proposer);
        _proposedPeriod = 0;
        _decisions[proposalId] = Decision({
            category: category,
            recorded: ProposalState.Pending,
            quorumBps: draft.quorumBps,
            approvalBps: draft.approvalBps,
            votingDelay: draft.votingDelay,
            votingPeriod: draft.votingPeriod,
            lateQuorumExtension: draft.lateQuorumExtension,
            timelockDelay: draft.timelockDelay,
            executionPeriod: draft.executionPeriod,
            deadline: 0,
            gateable: _isGateable(category, targets, calldatas)
        });
        emit ProposalCategorized(
            proposalId,
            category,
            draft.quorumBps,
            draft.approvalBps,
            draft.votingPeriod,
            draft.lateQuorumExtension,
            draft.timelockDelay,
            draft.executionPeriod,
            draft.policyVersion
        );
    }

    /// @dev See {ICompliance-Action}: a policy on votes does not stand where money moves or where it can be taken back.
    function _castVote(
        uint256 proposalId,
        address account,
        uint8 support,
        string memory reason,
        bytes memory params
    ) internal override returns (uint256) {
        if (_votesGated && _decisions[proposalId].gateable) {
            ICompliance(_compliance).check(account, ICompliance.Action.Vote);
        }
        return super._castVote(proposalId, account, support, reason, params);
    }

    /// @dev As OpenZeppelin's GovernorPreventLateQuorum, with the extension of the proposal's category.
    function _tallyUpdated(uint256 proposalId) internal override {
        Decision storage decision = _decisions[proposalId];
        if (decision.deadline != 0 || !_quorumReached(proposalId)) return;
        uint40 deadline = SafeCast.toUint40(super.proposalDeadline(proposalId));
        uint40 extendedDeadline = SafeCast.toUint40(clock() + decision.lateQuorumExtension);
        bool extended = extendedDeadline > deadline;
        decision.deadline = extended ? extendedDeadline : deadline;
        if (extended) emit ProposalExtended(proposalId, extendedDeadline);
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

    /// @dev OpenZeppelin's module schedules with the timelock's minimal delay: for as long, that is the proposal's own
    /// if it is longer.
    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(GovernorUpgradeable, GovernorTimelockControlUpgradeable) returns (uint48 eta) {
        Timelock executor = Timelock(payable(timelock()));
        uint256 delay = _decisions[proposalId].timelockDelay;
        bool longer = delay > executor.getMinDelay();
        if (longer) executor.setNextDelay(delay);
        eta = super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
        if (longer) executor.setNextDelay(0);
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
    ) internal override(GovernorUpgradeable, GovernorTimelockControlUpgradeable) returns (uint256 proposalId) {
        proposalId = hashProposal(targets, values, calldatas, descriptionHash);
        address caller = _msgSender();
        if (_replacesGuardian(targets, calldatas) && !GovernorUpgradeable._validateCancel(proposalId, caller)) {
            revert GovernorUnableToCancel(proposalId, caller);
        }
        super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _quorumReached(
        uint256 proposalId
    ) internal view override(GovernorUpgradeable, GovernorCountingFractionalUpgradeable) returns (bool) {
        (, uint256 forVotes, uint256 abstainVotes) = proposalVotes(proposalId);
        return forVotes + abstainVotes >= _quorumOf(proposalId);
    }

    function _voteSucceeded(
        uint256 proposalId
    ) internal view override(GovernorUpgradeable, GovernorCountingFractionalUpgradeable) returns (bool) {
        (uint256 againstVotes, uint256 forVotes, ) = proposalVotes(proposalId);
        uint256 approvalBps = _decisions[proposalId].approvalBps;
        return forVotes > againstVotes && forVotes * BPS >= approvalBps * (forVotes + againstVotes);
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

    function _categoryFor(
        address[] memory targets,
        bytes[] memory calldatas
    ) private view returns (ICategoryPolicy.Category category) {
        category = categoryOf(targets, calldatas);
        if (_categoryChosen) {
            ICategoryPolicy.Category chosen = _chosenCategory;
            if (chosen < category) revert ICategoryPolicy.CategoryPolicyTooWeak(category, chosen);
            category = chosen;
        }
    }

    /// @dev Whether a proposal does nothing but name the guardian, so that it can carry nothing else past the old one.
    function _replacesGuardian(address[] memory targets, bytes[] memory calldatas) private view returns (bool) {
        for (uint256 i = 0; i < targets.length; ++i) {
            if (targets[i] != address(this) || bytes4(calldatas[i]) != this.setProposalGuardian.selector) return false;
        }
        return true;
    }

    /// @dev Whether a policy on votes may stand before a proposal. Not in Parameters and Emergency, where any action may be
    /// proposed, so that such a policy can be taken back; and not where an action is of Resources, whatever stricter
    /// category the proposal has, so that who notes levels does not choose who decides about money.
    function _isGateable(
        ICategoryPolicy.Category category,
        address[] memory targets,
        bytes[] memory calldatas
    ) private view returns (bool) {
        if (category >= ICategoryPolicy.Category.Parameters) return false;
        for (uint256 i = 0; i < targets.length; ++i) {
            if (storedCategory(targets[i], bytes4(calldatas[i])) == ICategoryPolicy.Category.Resources) return false;
        }
        return true;
    }

    function _defaultDraft() private view returns (Draft storage) {
        return _drafts[uint8(ICategoryPolicy.Category.Parameters)];
    }

    /// @dev A proposal cancelled before its snapshot never had a supply to count against.
    function _quorumAndSupply(uint256 proposalId) private view returns (uint256 quorumVotes, uint256 supply) {
        uint256 snapshot = proposalSnapshot(proposalId);
        if (snapshot < clock()) return (_quorumOf(proposalId), token().getPastTotalSupply(snapshot));
    }

    function _quorumOf(uint256 proposalId) private view returns (uint256) {
        return _shareOfSupply(_decisions[proposalId].quorumBps, proposalSnapshot(proposalId));
    }

    function _shareOfSupply(uint256 shareBps, uint256 timepoint) private view returns (uint256) {
        return _shareOf(token().getPastTotalSupply(timepoint), shareBps);
    }

    /// @dev Rounded down, as OpenZeppelin's GovernorVotesQuorumFraction does.
    function _shareOf(uint256 supply, uint256 shareBps) private pure returns (uint256) {
        return (supply * shareBps) / BPS;
    }
}
