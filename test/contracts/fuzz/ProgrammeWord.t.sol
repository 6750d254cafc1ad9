// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    ProgrammeWord,
    ProgrammeWords,
    dayOf,
    lastSecondOf,
    yearOf
} from "../../../contracts/programme/ProgrammeWord.sol";
import {Calendar} from "../support/Calendar.sol";
import {vm} from "../support/Vm.sol";

/// @notice Days, years and clocks at UTC+8, and the word that a programme's rules are kept in.
contract ProgrammeWordTest {
    uint40 private constant NO_LIMIT = type(uint40).max;

    struct Fields {
        uint8 flags;
        uint16 ratioBp;
        uint16 useDays;
        uint16 redeemDays;
        uint24 region;
        uint64 categories;
        uint32 series;
        uint40 useBy;
        uint40 redeemBy;
    }

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

    // ---- the word ----

    function testFuzz_everyFieldIsIndependent(Fields memory fields, uint8 category) external pure {
        ProgrammeWord word = _pack(fields);
        vm.assertTrue(word.has(ProgrammeWords.RETROACTIVE) == (fields.flags % 2 == 1), "retroactive");
        vm.assertTrue(word.has(ProgrammeWords.RELATED_ALLOWED) == ((fields.flags / 2) % 2 == 1), "related");
        vm.assertTrue(word.has(ProgrammeWords.CLOSED) == ((fields.flags / 4) % 2 == 1), "closed");
        vm.assertTrue(word.has(ProgrammeWords.TABLE) == ((fields.flags / 8) % 2 == 1), "table");
        vm.assertEq(word.ratioBp(), fields.ratioBp, "ratio");
        vm.assertEq(word.region(), fields.region, "region");
        vm.assertTrue(word.exists() == (fields.region != 0), "exists");
        vm.assertEq(word.series(), fields.series, "series");
        vm.assertEq(word.lastUse(), fields.useBy, "last use");
        uint8 bit = category % 64;
        bool covered = fields.categories == 0 || (fields.categories / (uint64(2) ** bit)) % 2 == 1;
        vm.assertTrue(word.covers(bit) == covered, "category");
    }

    /// @dev docs/scenario-format.md: "until the end of day D + useDays ... or useBy / redeemBy where earlier".
    function testFuzz_clocksEndWithTheEarlier(Fields memory fields, uint32 day) external pure {
        ProgrammeWord word = _pack(fields);
        uint256 use = 57_600 + (uint256(day) + fields.useDays) * 86_400 - 1;
        uint256 redeem = 57_600 + (uint256(day) + fields.redeemDays) * 86_400 - 1;
        vm.assertEq(word.useBy(day), use < fields.useBy ? use : fields.useBy, "use");
        vm.assertEq(word.redeemBy(day), redeem < fields.redeemBy ? redeem : fields.redeemBy, "redemption");
    }

    function test_clocksAtTheirBoundaries() external pure {
        Fields memory fields = Fields(0, 5_000, 30, 60, 330_522, 0, 1, NO_LIMIT, NO_LIMIT);
        // Issued on 2026-03-01: to be used to the end of 31 March, to be claimed to the end of 30 April.
        vm.assertEq(_pack(fields).useBy(20_513), 1_774_972_799, "2026-03-31T23:59:59+08:00");
        vm.assertEq(_pack(fields).redeemBy(20_513), 1_777_564_799, "2026-04-30T23:59:59+08:00");
        (fields.useBy, fields.redeemBy) = (1_774_972_799, 1_777_564_799);
        vm.assertEq(_pack(fields).useBy(20_513), 1_774_972_799, "the same second");
        (fields.useBy, fields.redeemBy) = (1_774_972_798, 1_777_564_798);
        vm.assertEq(_pack(fields).useBy(20_513), 1_774_972_798, "a second earlier");
        vm.assertEq(_pack(fields).redeemBy(20_513), 1_777_564_798, "a second earlier");
        (fields.useBy, fields.redeemBy) = (0, 0);
        vm.assertEq(_pack(fields).useBy(20_513), 0, "over before it began");
        fields = Fields(0, 0, 0, 0, 330_522, 0, 1, NO_LIMIT, NO_LIMIT);
        vm.assertEq(_pack(fields).useBy(20_513), lastSecondOf(20_513), "the day of issue only");
    }

    /// @dev The layout that ProgrammeWord.sol describes, by sums and not by shifts.
    function _pack(Fields memory fields) private pure returns (ProgrammeWord) {
        uint256 word = uint256(fields.redeemBy);
        word = word * 2 ** 40 + fields.useBy;
        word = word * 2 ** 32 + fields.series;
        word = word * 2 ** 64 + fields.categories;
        word = word * 2 ** 24 + fields.region;
        word = word * 2 ** 16 + fields.redeemDays;
        word = word * 2 ** 16 + fields.useDays;
        word = word * 2 ** 16 + fields.ratioBp;
        return ProgrammeWord.wrap(word * 2 ** 8 + fields.flags);
    }
}
