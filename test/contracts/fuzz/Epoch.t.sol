// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EpochClock, EpochLength} from "../../../contracts/settlement/Epoch.sol";
import {Calendar} from "../support/Calendar.sol";
import {vm} from "../support/Vm.sol";

/// @notice The numbers of epochs over years of days, blocks and changes of length.
contract EpochTest {
    uint256 private constant STEPS = 50;
    /// @dev 2026-12-10T10:00:00+08:00.
    uint256 private constant START = 1_796_868_000;

    EpochClock private clock;
    uint256 private time;
    uint256 private height;

    function setUp() public {
        _moveTo(START, 1_000_000);
    }

    // ---- one length ----

    function test_aNewClockCountsMonths() external {
        vm.assertEq(clock.current(), 56 * 12 + 11, "December 2026");
        // 2026-12-31T23:59:59+08:00.
        _moveTo(1_798_732_799, height + 5);
        vm.assertEq(clock.current(), 56 * 12 + 11, "its last second");
        _moveTo(1_798_732_800, height);
        vm.assertEq(clock.current(), 57 * 12, "January 2027");
    }

    function test_daysTurnAtMidnightInTheEast() external {
        clock = clock.withLength(EpochLength.DAY);
        uint32 first = clock.current();
        // 2026-12-10T23:59:59+08:00.
        _moveTo(1_796_918_399, height + 5);
        vm.assertEq(clock.current(), first, "the same day");
        _moveTo(1_796_918_400, height);
        vm.assertEq(clock.current(), uint256(first) + 1, "the next");
        _moveTo(1_796_918_400 + 10 days, height);
        vm.assertEq(clock.current(), uint256(first) + 11, "ten days on");
    }

    function test_blocksCountWhateverTheTime() external {
        clock = clock.withLength(EpochLength.BLOCK);
        uint32 first = clock.current();
        _moveTo(time + 400 days, height);
        vm.assertEq(clock.current(), first, "the same block");
        _moveTo(time, height + 3);
        vm.assertEq(clock.current(), uint256(first) + 3, "three on");
    }

    // ---- changes of length ----

    /// @dev A number counts periods: it rises by as many as have begun since, and by one with each change of length.
    function testFuzz_numbersNeverFall(uint256 seed) external {
        uint32 last = clock.current();
        for (uint256 i = 0; i < STEPS; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(seed, i)));
            uint256 before = _count();
            if (draw % 4 == 0) {
                clock = clock.withLength(EpochLength((draw >> 8) % 3));
                vm.assertEq(clock.current(), uint256(last) + 1, "the running epoch ends");
            } else {
                _move(draw >> 8);
                vm.assertEq(clock.current(), last + (_count() - before), "one for each period");
            }
            last = clock.current();
        }
    }

    function testFuzz_everyChangeEndsTheEpoch(uint40 when, uint32 blocks, uint8 from, uint8 to) external {
        _moveTo(when, blocks);
        clock = clock.withLength(EpochLength(from % 3));
        uint32 before = clock.current();
        clock = clock.withLength(EpochLength(to % 3));
        vm.assertEq(clock.current(), uint256(before) + 1, "one up, to the same length too");
        vm.assertEq(uint256(clock.length), to % 3, "length");
        clock = clock.withLength(EpochLength(from % 3));
        vm.assertEq(clock.current(), uint256(before) + 2, "and one up at the way back");
    }

    // ---- inside ----

    function _move(uint256 draw) private {
        uint256 way = draw % 4;
        uint256 spans = (draw >> 8) % 40;
        if (way == 0) _moveTo(time + ((draw >> 16) % 2 hours), height + spans);
        else if (way == 1) _moveTo(time + ((draw >> 16) % 3 days), height + 1);
        else if (way == 2) _moveTo(time + spans * 1 days, height + spans * 86_400);
        else _moveTo(Calendar.monthAt(time) % 2 == 0 ? time : time + 28 days, height);
    }

    function _moveTo(uint256 newTime, uint256 newHeight) private {
        (time, height) = (newTime, newHeight);
        vm.warp(newTime);
        vm.roll(newHeight);
    }

    /// @dev Periods of the running length, counted by other means than the contract's.
    function _count() private view returns (uint256) {
        if (clock.length == EpochLength.BLOCK) return height;
        return clock.length == EpochLength.DAY ? (time + 8 hours) / 1 days : Calendar.monthAt(time);
    }
}
