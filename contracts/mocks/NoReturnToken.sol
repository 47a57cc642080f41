// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title NoReturnToken
/// @notice A token from before ERC-20 was final, for tests: it returns nothing, its symbol is a bytes32, it refuses to
/// change an allowance that is not zero, and anyone can mint it.
contract NoReturnToken {
    /// @notice A bytes32 where a string is expected.
    // solhint-disable-next-line const-name-snakecase
    bytes32 public constant symbol = "OLD";

    mapping(address account => uint256) private _balances;
    mapping(address owner => mapping(address spender => uint256)) private _allowances;

    /// @notice Emitted when tokens move.
    event Transfer(address indexed from, address indexed to, uint256 value);

    /// @notice The allowance is neither zero nor being set to zero.
    error NoReturnTokenAllowanceNotZero();

    /// @notice Mints tokens; for anyone.
    function mint(address to, uint256 amount) external {
        _balances[to] += amount;
        emit Transfer(address(0), to, amount);
    }

    /// @notice Sets an allowance, returning nothing.
    function approve(address spender, uint256 value) external {
        if (value != 0 && _allowances[msg.sender][spender] != 0) revert NoReturnTokenAllowanceNotZero();
        _allowances[msg.sender][spender] = value;
    }

    /// @notice Moves tokens, returning nothing.
    function transfer(address to, uint256 value) external {
        _move(msg.sender, to, value);
    }

    /// @notice Moves somebody's tokens, returning nothing.
    function transferFrom(address from, address to, uint256 value) external {
        _allowances[from][msg.sender] -= value;
        _move(from, to, value);
    }

    /// @notice What an account holds.
    function balanceOf(address account) external view returns (uint256) {
        return _balances[account];
    }

    function _move(address from, address to, uint256 value) private {
        _balances[from] -= value;
        _balances[to] += value;
        emit Transfer(from, to, value);
    }
}
