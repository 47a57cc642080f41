// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title HostileToken
/// @notice A token that anyone can mint and that misbehaves as told, for tests: it takes fees from either side, blocks
/// accounts, returns false, or calls back in the middle of a transfer.
contract HostileToken is ERC20 {
    enum Mode {
        Honest,
        FeeOnTransfer,
        FeeOnSender,
        ReturnFalse,
        CallBack
    }

    uint256 private constant FEE_PERCENT = 1;

    Mode private _mode;
    address private _target;
    bytes private _data;
    bool private _callSucceeded;
    bytes private _callResult;
    mapping(address account => bool) private _blocked;

    /// @notice The receiver or the sender is on the block list.
    error HostileTokenBlocked(address account);

    constructor() ERC20("Hostile Token", "HOST") {}

    /// @notice Mints tokens; for anyone.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @notice Takes tokens away, as a token that rebases down does.
    function burn(address from, uint256 amount) external {
        _burn(from, amount);
    }

    /// @notice Chooses how the token misbehaves from now on.
    function setMode(Mode mode) external {
        _mode = mode;
    }

    /// @notice Chooses what the token calls during a transfer in {Mode.CallBack}.
    function setCallback(address target, bytes calldata data) external {
        _mode = Mode.CallBack;
        _target = target;
        _data = data;
    }

    /// @notice Puts an account on the block list, or takes it off.
    function setBlocked(address account, bool blocked) external {
        _blocked[account] = blocked;
    }

    /// @notice Whether the last call back succeeded, and what it returned.
    function lastCallback() external view returns (bool succeeded, bytes memory result) {
        return (_callSucceeded, _callResult);
    }

    function transfer(address to, uint256 value) public override returns (bool) {
        return super.transfer(to, value) && _mode != Mode.ReturnFalse;
    }

    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        return super.transferFrom(from, to, value) && _mode != Mode.ReturnFalse;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (_blocked[to]) revert HostileTokenBlocked(to);
        if (_blocked[from]) revert HostileTokenBlocked(from);
        if (_mode == Mode.CallBack) {
            // solhint-disable-next-line avoid-low-level-calls
            (_callSucceeded, _callResult) = _target.call(_data);
        }
        super._update(from, to, value);
        if (from == address(0) || to == address(0)) return;
        if (_mode == Mode.FeeOnTransfer) super._update(to, address(0), (value * FEE_PERCENT) / 100);
        if (_mode == Mode.FeeOnSender) super._update(from, address(0), (value * FEE_PERCENT) / 100);
    }
}
