// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {dayOf, lastSecondOf, monthOf, yearOf} from "../../../contracts/Calendar.sol";
import {Calendar} from "../support/Calendar.sol";
import {vm} from "../support/Vm.sol";

/// @notice Days, months and years at UTC+8.
contract CalendarTest {
    // ---- days ----

    function test_knownDays() external pure {
        // Midnight at UTC+8 is 16:00 of the day before at UTC.
        vm.assertEq(dayOf(0), 0, "the epoch is 08:00 of day 0");
        vm.assertEq(dayOf(57_599), 0, "23:59:59 of day 0");
        vm.assertEq(dayOf(57_600), 1, "00:00:00 of day 1");
        vm.assertEq(lastSecondOf(0), 57_599, "last second of day 0");
        // 2026-03-01T00:00:00+08:00 is 20 513 days after the epoch's.
        vm.assertEq(dayOf(1_772_294_400), 20_513, "2026-03-01");
        vm.assertEq(lastSecondOf(20_512), 1_772_294_399, "the second before");
    }

    function testFuzz_aDayEndsAtItsLastSecond(uint32 day) external pure {
        vm.assertEq(dayOf(lastSecondOf(day)), day, "its last second");
        vm.assertEq(dayOf(lastSecondOf(day) + 1), uint256(day) + 1, "the next");
        vm.assertEq(lastSecondOf(uint256(day) + 1) - lastSecondOf(day), 86_400, "a day is 86 400 s");
    }

    function testFuzz_daysAreMonotone(uint40 time, uint32 later) external pure {
        uint256 passed = dayOf(uint256(time) + later) - dayOf(time);
        vm.assertTrue(
            passed == later / 86_400 || passed == later / 86_400 + 1,
            "whole days, and one if midnight passed"
        );
        vm.assertLe(time, lastSecondOf(dayOf(time)), "the day is not over before now");
    }

    // ---- months ----

    /// @dev Seconds of the first of a month, 00:00:00 at UTC+8, from an almanac; the second before is still the month
    /// before.
    function test_knownMonths() external pure {
        uint256[3][10] memory turns = [
            [uint256(1970), 2, 2_649_600],
            [uint256(1970), 3, 5_068_800],
            [uint256(2000), 3, 951_840_000],
            [uint256(2026), 3, 1_772_294_400],
            [uint256(2026), 12, 1_796_054_400],
            [uint256(2027), 1, 1_798_732_800],
            [uint256(2028), 3, 1_835_452_800],
            [uint256(2100), 3, 4_107_513_600],
            [uint256(2101), 1, 4_133_952_000],
            [uint256(2400), 3, 13_574_620_800]
        ];
        for (uint256 i = 0; i < turns.length; ++i) {
            uint256 month = (turns[i][0] - 1970) * 12 + turns[i][1] - 1;
            vm.assertEq(monthOf(turns[i][2]), month, "first second");
            vm.assertEq(monthOf(turns[i][2] - 1), month - 1, "last second of the month before");
        }
        vm.assertEq(monthOf(0), 0, "January 1970");
    }

    /// @dev The first and the last second of every month for nine centuries, counted up day by day.
    function test_everyTurnOfTheMonth() external pure {
        uint256 day = 0;
        for (uint256 month = 0; month < 900 * 12; ++month) {
            uint256 next = day + Calendar.daysOf(1970 + month / 12, 1 + (month % 12));
            vm.assertEq(monthOf(day == 0 ? 0 : lastSecondOf(day - 1) + 1), month, "first second");
            vm.assertEq(monthOf(lastSecondOf(next - 1)), month, "last second");
            day = next;
        }
    }

    function testFuzz_monthAgainstASlowCalendar(uint40 time) external pure {
        vm.assertEq(monthOf(time), Calendar.monthAt(time), "month");
    }

    function testFuzz_monthsAreMonotone(uint40 time, uint24 later) external pure {
        // 2^24 seconds are more than 194 and less than 195 days: seven months' turns at the most.
        uint256 passed = monthOf(uint256(time) + later) - monthOf(time);
        vm.assertLe(passed, 7, "at most seven turns");
        vm.assertGe(passed, later / 31 days, "no fewer than months of 31 days");
        vm.assertEq(yearOf(time), monthOf(time) / 12, "twelve to a year");
    }

    // ---- years ----

    /// @dev Seconds of 1 January 00:00:00 at UTC+8, from an almanac; the second before is 31 December 23:59:59.
    function test_knownYears() external pure {
        uint256[2][9] memory turns = [
            [uint256(1971), 31_507_200],
            [uint256(1972), 63_043_200],
            [uint256(1973), 94_665_600],
            [uint256(2000), 946_656_000],
            [uint256(2001), 978_278_400],
            [uint256(2025), 1_735_660_800],
            [uint256(2026), 1_767_196_800],
            [uint256(2027), 1_798_732_800],
            [uint256(2101), 4_133_952_000]
        ];
        for (uint256 i = 0; i < turns.length; ++i) {
            vm.assertEq(1970 + uint256(yearOf(turns[i][1])), turns[i][0], "1 January 00:00:00");
            vm.assertEq(1970 + uint256(yearOf(turns[i][1] - 1)), turns[i][0] - 1, "31 December 23:59:59");
        }
        vm.assertEq(yearOf(0), 0, "1970");
        // 29 February of a leap year of four centuries, of one of four years, and 28 February of neither.
        vm.assertEq(yearOf(951_782_400), 30, "2000-02-29");
        vm.assertEq(yearOf(1_835_366_400), 58, "2028-02-29");
        vm.assertEq(yearOf(4_107_456_000), 130, "2100-02-28");
    }

    /// @dev The first and the last second of every year for a thousand years, counted up day by day.
    function test_everyTurnOfTheYear() external pure {
        uint256 day = 0;
        for (uint256 year = 1970; year < 2970; ++year) {
            uint256 next = day + Calendar.daysOf(year);
            vm.assertEq(1970 + uint256(yearOf(day == 0 ? 0 : lastSecondOf(day - 1) + 1)), year, "first second");
            vm.assertEq(1970 + uint256(yearOf(lastSecondOf(next - 1))), year, "last second");
            day = next;
        }
    }

    function testFuzz_yearAgainstASlowCalendar(uint40 time) external pure {
        vm.assertEq(1970 + uint256(yearOf(time)), Calendar.yearAt(time), "year");
    }

    function testFuzz_yearsAreMonotone(uint40 time, uint24 later) external pure {
        // 2^24 seconds are less than 200 days: a year's turn at the most.
        uint256 passed = uint256(yearOf(uint256(time) + later)) - yearOf(time);
        vm.assertLe(passed, 1, "at most one turn");
    }
}
