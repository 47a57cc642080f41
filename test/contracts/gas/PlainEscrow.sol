// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @title PlainEscrow
/// @notice The yardstick of the gas measurements: the usual escrow of one clone per deal, whose client funds the next
/// milestone, accepts its deliverable by hash and so pays the contributor directly. No m-of-n review, no silence rule,
/// no disputes, no fee, no credits.
contract PlainEscrow is ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    struct Milestone {
        uint128 amount;
        uint40 dueAt;
        uint40 submittedAt;
        uint8 status;
    }

    address private _client;
    address private _contributor;
    address private _token;
    bytes32 private _agreementDigest;
    uint256 private _released;
    Milestone[] private _milestones;
    mapping(uint256 milestoneId => bytes32) private _digests;

    event DealCreated(
        address indexed client,
        address indexed contributor,
        address indexed token,
        uint128[] amounts,
        uint40[] dueDates,
        bytes32 agreementDigest,
        string agreementCid
    );
    event Funded(uint256 indexed milestoneId, address indexed payer, uint256 amount);
    event Submitted(uint256 indexed milestoneId, bytes32 digest, string cid);
    event Released(uint256 indexed milestoneId, address indexed contributor, uint256 amount, uint256 totalReleased);

    error NotAllowed();

    function initialize(
        address client,
        address contributor,
        address token,
        uint128[] calldata amounts,
        uint40[] calldata dueDates,
        bytes32 agreementDigest,
        string calldata agreementCid
    ) external {
        if (_client != address(0)) revert NotAllowed();
        _client = client;
        _contributor = contributor;
        _token = token;
        _agreementDigest = agreementDigest;
        for (uint256 i = 0; i < amounts.length; ++i) {
            _milestones.push(Milestone({amount: amounts[i], dueAt: dueDates[i], submittedAt: 0, status: 0}));
        }
        emit DealCreated(client, contributor, token, amounts, dueDates, agreementDigest, agreementCid);
    }

    function fund(uint256 milestoneId) external nonReentrant {
        Milestone storage milestone = _milestones[milestoneId];
        if (milestone.status != 0) revert NotAllowed();
        milestone.status = 1;
        emit Funded(milestoneId, msg.sender, milestone.amount);
        IERC20(_token).safeTransferFrom(msg.sender, address(this), milestone.amount);
    }

    function submit(uint256 milestoneId, bytes32 digest, string calldata cid) external {
        Milestone storage milestone = _milestones[milestoneId];
        if (milestone.status != 1 || msg.sender != _contributor) revert NotAllowed();
        milestone.status = 2;
        milestone.submittedAt = uint40(block.timestamp);
        _digests[milestoneId] = digest;
        emit Submitted(milestoneId, digest, cid);
    }

    function release(uint256 milestoneId, bytes32 digest) external nonReentrant {
        Milestone storage milestone = _milestones[milestoneId];
        if (milestone.status != 2 || msg.sender != _client || digest != _digests[milestoneId]) revert NotAllowed();
        milestone.status = 3;
        uint256 amount = milestone.amount;
        _released += amount;
        emit Released(milestoneId, _contributor, amount, _released);
        IERC20(_token).safeTransfer(_contributor, amount);
    }
}
