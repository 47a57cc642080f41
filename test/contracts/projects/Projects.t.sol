// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProjectsTypes} from "../../../contracts/projects/IProjectsTypes.sol";
import {GuildTest} from "../helpers/GuildTest.sol";

contract ProjectsTest is GuildTest {
    address private constant CLIENT = address(0xC1);
    address private constant REVIEWER = address(0xEE);
    uint256 private constant CONTRIBUTORS = 2;
    uint256 private constant PROJECTS = 2;
    uint256 private constant MILESTONES = 3;
    uint32 private constant WINDOW = 3 days;
    uint32 private constant GRACE = 1 days;
    bytes32 private constant DIGEST = keccak256("deliverable");

    /// @dev Fee and net make the gross amount, and the fee is the agreed share rounded down, for every amount and share.
    function testFuzz_release_splitsTheGrossAmount(uint112 gross, uint16 feeBps) public {
        gross = uint112(_bound(gross, 1, type(uint112).max));
        feeBps = uint16(_bound(feeBps, 0, 1_000));
        VM.prank(_guild.timelock);
        _projects.setFeeBps(feeBps);
        IProjectsTypes.ProjectTerms memory terms = _terms(1, 1);
        terms.milestones[0].amount = gross;
        _create(terms, gross, 1);
        _accept(1);
        _submit(1, 0);
        _review(1, 0, true);
        uint256 fee = _projects.feesOf(address(_dollar));
        _assertEq(fee, (uint256(gross) * feeBps) / 10_000);
        _assertEq(fee + _projects.creditOf(_contributor(0), address(_dollar)), gross);
    }

    /// @dev Plays a random game between the client, the guild, contributors, a reviewer and passing time. After every
    /// move, what is owed is escrow plus credits plus fees, and equals the balance to the unit.
    function testFuzz_liabilities_areTheSumOfTheirParts(uint256[48] calldata seeds) public {
        for (uint256 i = 0; i < PROJECTS; ++i) {
            IProjectsTypes.ProjectTerms memory terms = _terms(MILESTONES, seeds[i]);
            _create(terms, type(uint128).max, uint8(seeds[i] % (MILESTONES + 1)));
        }
        for (uint256 i = 0; i < seeds.length; ++i) {
            _move(seeds[i]);
            _checkBooks();
        }
    }

    /// @dev A game like the above, played to its end: everybody withdraws, and nothing is left behind.
    function testFuzz_balance_isNothingAtTheEnd(uint256[24] calldata seeds) public {
        _create(_terms(MILESTONES, seeds[0]), type(uint128).max, uint8(MILESTONES));
        for (uint256 i = 1; i < seeds.length; ++i) {
            _move(seeds[i]);
        }
        _warp(_now + 3650 days);
        for (uint256 i = 0; i < MILESTONES; ++i) {
            _try(address(this), abi.encodeCall(_projects.release, (1, i)));
            _try(address(this), abi.encodeCall(_projects.refund, (1, i)));
        }
        _withdrawAll();
        _assertEq(_projects.liabilitiesOf(address(_dollar)), 0);
        _assertEq(_dollar.balanceOf(address(_projects)), 0);
    }

    function _move(uint256 seed) private {
        uint256 projectId = 1 + ((seed >> 8) % PROJECTS);
        uint256 milestoneId = (seed >> 16) % MILESTONES;
        uint256 kind = seed % 14;
        if (kind == 0) _try(CLIENT, abi.encodeCall(_projects.cancelProject, (projectId)));
        else if (kind <= 2) _accept(projectId);
        else if (kind == 3) _fundNext(projectId);
        else if (kind <= 5) _submit(projectId, milestoneId);
        else if (kind <= 7) _review(projectId, milestoneId, kind == 6);
        else if (kind == 8) _try(address(this), abi.encodeCall(_projects.release, (projectId, milestoneId)));
        else if (kind == 9) _try(address(this), abi.encodeCall(_projects.refund, (projectId, milestoneId)));
        else if (kind == 10) _withdraw(seed >> 24);
        else if (kind == 11) _hold(seed >> 24);
        else if (kind == 12) _abandon(projectId, milestoneId);
        else _warp(_now + ((seed >> 24) % (2 * uint256(WINDOW))));
    }

    function _withdraw(uint256 seed) private {
        address account = _accountOf(seed);
        if (seed % 4 == 3) _try(address(this), abi.encodeCall(_projects.collectFees, (address(_dollar))));
        else _try(account, abi.encodeCall(_projects.withdraw, (address(_dollar), account)));
    }

    /// @dev Holds or releases a credit, or recovers a donation: none of it changes what is owed.
    function _hold(uint256 seed) private {
        uint256 owed = _projects.liabilitiesOf(address(_dollar));
        address account = _accountOf(seed);
        if (seed % 4 == 3) {
            _dollar.mint(address(_projects), 1 + ((seed >> 8) % 1e30));
            _try(address(this), abi.encodeCall(_projects.recoverSurplus, (address(_dollar))));
        } else if (_projects.isCreditHeld(account, address(_dollar))) {
            _try(_guild.timelock, abi.encodeCall(_projects.releaseCredit, (account, address(_dollar))));
        } else {
            _try(_guild.timelock, abi.encodeCall(_projects.holdCredit, (account, address(_dollar), DIGEST)));
        }
        _assertEq(_projects.liabilitiesOf(address(_dollar)), owed);
    }

    function _abandon(uint256 projectId, uint256 milestoneId) private {
        address contributor = _projects.milestoneOf(projectId, milestoneId).contributor;
        _try(contributor, abi.encodeCall(_projects.abandon, (projectId, milestoneId)));
    }

    function _withdrawAll() private {
        for (uint256 i = 0; i < 4; ++i) {
            _try(_guild.timelock, abi.encodeCall(_projects.releaseCredit, (_accountOf(i), address(_dollar))));
            _withdraw(i);
        }
    }

    function _create(IProjectsTypes.ProjectTerms memory terms, uint256 funds, uint8 fundCount) private {
        _dollar.mint(CLIENT, funds);
        VM.prank(CLIENT);
        _dollar.approve(address(_projects), type(uint256).max);
        VM.prank(CLIENT);
        _projects.createProject(terms, fundCount);
    }

    function _accept(uint256 projectId) private {
        bytes32 termsHash = _projects.projectOf(projectId).termsHash;
        _try(_guild.timelock, abi.encodeCall(_projects.acceptProject, (projectId, termsHash)));
    }

    function _fundNext(uint256 projectId) private {
        IProjectsTypes.Project memory project = _projects.projectOf(projectId);
        uint256 amount = _projects.milestoneOf(projectId, project.fundedCount).amount;
        _try(CLIENT, abi.encodeCall(_projects.fund, (projectId, project.fundedCount, 1, amount, project.termsHash)));
    }

    function _submit(uint256 projectId, uint256 milestoneId) private {
        address contributor = _projects.milestoneOf(projectId, milestoneId).contributor;
        _try(contributor, abi.encodeCall(_projects.submitDeliverable, (projectId, milestoneId, DIGEST, "cid")));
    }

    function _review(uint256 projectId, uint256 milestoneId, bool approved) private {
        uint16 revision = _projects.milestoneOf(projectId, milestoneId).revision;
        bytes memory data = abi.encodeCall(
            _projects.reviewDeliverable,
            (projectId, milestoneId, revision, DIGEST, approved, 0, "")
        );
        _try(REVIEWER, data);
    }

    /// @dev Makes a call that may be refused: not every move fits the state of the game.
    function _try(address caller, bytes memory data) private {
        VM.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (bool succeeded, ) = address(_projects).call(data);
        succeeded;
    }

    function _checkBooks() private view {
        uint256 parts = _projects.feesOf(address(_dollar)) + _projects.creditOf(CLIENT, address(_dollar));
        for (uint256 i = 0; i < CONTRIBUTORS; ++i) {
            parts += _projects.creditOf(_contributor(i), address(_dollar));
        }
        for (uint256 projectId = 1; projectId <= PROJECTS; ++projectId) {
            for (uint256 i = 0; i < MILESTONES; ++i) {
                IProjectsTypes.Milestone memory milestone = _projects.milestoneOf(projectId, i);
                bool escrowed =
                    milestone.status == IProjectsTypes.MilestoneStatus.Funded ||
                        milestone.status == IProjectsTypes.MilestoneStatus.Submitted ||
                        milestone.status == IProjectsTypes.MilestoneStatus.RevisionRequested;
                if (escrowed) parts += milestone.amount;
            }
        }
        _assertEq(_projects.liabilitiesOf(address(_dollar)), parts);
        _assertEq(_dollar.balanceOf(address(_projects)), parts);
    }

    function _terms(uint256 count, uint256 seed) private view returns (IProjectsTypes.ProjectTerms memory terms) {
        terms.token = address(_dollar);
        terms.title = "Fuzzed project";
        terms.milestones = new IProjectsTypes.MilestoneTerms[](count);
        for (uint256 i = 0; i < count; ++i) {
            terms.milestones[i] = IProjectsTypes.MilestoneTerms({
                contributor: _contributor(i % CONTRIBUTORS),
                amount: uint112(_bound(uint256(keccak256(abi.encode(seed, i))), 1, 1e30)),
                dueAt: uint40(_now + (i + 1) * 5 days),
                skill: 0,
                bond: 0
            });
        }
        terms.reviewers = new address[](1);
        terms.reviewers[0] = REVIEWER;
        terms.threshold = 1;
        terms.reviewWindow = WINDOW;
        terms.grace = GRACE;
        terms.maxRevisions = 2;
        terms.maxFeeBps = 1_000;
        terms.agreementDigest = keccak256("agreement");
        terms.agreementCid = "bafkreiagreement";
    }

    function _accountOf(uint256 seed) private pure returns (address) {
        return seed % 4 < CONTRIBUTORS ? _contributor(seed % 4) : CLIENT;
    }

    function _contributor(uint256 index) private pure returns (address) {
        return address(uint160(0xB0 + index));
    }
}
