// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {lastSecondOf} from "../../../contracts/Calendar.sol";
import {ProgrammeWord, ProgrammeWords} from "../../../contracts/programme/ProgrammeWord.sol";
import {vm} from "../support/Vm.sol";

/// @notice The word that a programme's rules are kept in, and its clocks.
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
