// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ExactTransfer} from "../guild/ExactTransfer.sol";
import {GuildContract} from "../guild/GuildContract.sol";
import {ITreasury} from "../treasury/ITreasury.sol";
import {IProjects} from "./IProjects.sol";

/// @title ProjectsLedger
/// @notice The money of {IProjects}: what came in, whom it is owed to, and the only two ways out. What is owed in a
/// token, {liabilitiesOf}, is escrow plus credits plus fees; it never depends on the balance.
abstract contract ProjectsLedger is IProjects, GuildContract, ReentrancyGuardTransient {
    address private _treasury;
    mapping(address token => uint256) private _liabilities;
    mapping(address token => uint256) private _fees;
    mapping(address token => uint256) private _collected;
    mapping(address account => mapping(address token => uint256)) private _credits;
    mapping(address account => mapping(address token => uint256)) private _withdrawn;

    /// @inheritdoc IProjects
    function withdraw(address token, address to) external nonReentrant returns (uint256 amount) {
        if (to == address(0) || to == address(this)) revert ProjectsInvalidReceiver(to);
        address account = _msgSender();
        amount = _credits[account][token];
        if (amount == 0) revert ProjectsNothingToWithdraw(account, token);

        _credits[account][token] = 0;
        _liabilities[token] -= amount;
        uint256 totalWithdrawn = _withdrawn[account][token] + amount;
        _withdrawn[account][token] = totalWithdrawn;
        emit Withdrawn(account, token, to, amount, totalWithdrawn);

        uint256 sent = ExactTransfer.push(token, to, amount);
        if (sent != amount) revert ProjectsTransferMismatch(token, amount, sent);
    }

    /// @inheritdoc IProjects
    function collectFees(address token) external nonReentrant returns (uint256 amount) {
        amount = _fees[token];
        if (amount == 0) revert ProjectsNothingToCollect(token);

        _fees[token] = 0;
        _liabilities[token] -= amount;
        uint256 totalCollected = _collected[token] + amount;
        _collected[token] = totalCollected;
        emit FeesCollected(token, _msgSender(), amount, totalCollected);

        SafeERC20.forceApprove(IERC20(token), _treasury, amount);
        bytes32 ref = bytes32(uint256(uint160(address(this))));
        ITreasury(_treasury).deposit(token, amount, ITreasury.DepositPurpose.ProjectFees, ref);
    }

    /// @inheritdoc IProjects
    function creditOf(address account, address token) external view nonReentrantView returns (uint256) {
        return _credits[account][token];
    }

    /// @inheritdoc IProjects
    function feesOf(address token) external view nonReentrantView returns (uint256) {
        return _fees[token];
    }

    /// @inheritdoc IProjects
    function liabilitiesOf(address token) external view nonReentrantView returns (uint256) {
        return _liabilities[token];
    }

    function _initializeLedger(address treasury_) internal onlyInitializing {
        _treasury = treasury_;
    }

    /// @dev Takes tokens into escrow; the last step of a call, after its events.
    function _receive(address token, address payer, uint256 amount) internal {
        _liabilities[token] += amount;
        uint256 received = ExactTransfer.pull(token, payer, amount);
        if (received != amount) revert ProjectsTransferMismatch(token, amount, received);
    }

    /// @dev Moves an amount from escrow to an account's credit.
    function _credit(address account, address token, uint256 projectId, address actor, uint256 amount) internal {
        uint256 balance = _credits[account][token] + amount;
        _credits[account][token] = balance;
        emit Credited(account, token, projectId, actor, amount, balance);
    }

    /// @dev Moves an amount from escrow to the guild's fees.
    function _chargeFee(address token, uint256 fee) internal {
        _fees[token] += fee;
    }
}
