// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrderState, OrderWord, OrderWords} from "../../../contracts/redemption/OrderWord.sol";
import {
    ParticipantKind,
    PartyWord,
    PartyWords,
    accountOf,
    participantOf
} from "../../../contracts/registry/PartyWord.sol";
import {Rail, Terms, TermsWord, TermsWords} from "../../../contracts/registry/TermsWord.sol";
import {VoucherId} from "../../../contracts/voucher/VoucherId.sol";
import {vm} from "../support/Vm.sol";

/// @notice Packed words: each accessor gives back what was packed, whatever stands beside it.
/// @dev Fuzzed arguments take the extremes of their types often, so neighbours of all bits set are covered.
contract WordsTest {
    struct OrderFields {
        bool firstUse;
        uint8 year;
        uint16 hostIndex;
        uint40 since;
        uint32 programme;
        uint32 serial;
        uint32 lab;
        uint32 terms;
        uint96 subsidy;
    }

    // ---- voucher ids ----

    function testFuzz_voucherIdRoundTrip(uint32 region, uint32 programme, uint32 day, uint32 serial) external pure {
        uint256 id = VoucherId.pack(region, programme, day, serial);
        vm.assertEq(VoucherId.regionOf(id), region, "region");
        vm.assertEq(VoucherId.programmeOf(id), programme, "programme");
        vm.assertEq(VoucherId.dayOf(id), day, "day");
        vm.assertEq(VoucherId.serialOf(id), serial, "serial");
        vm.assertTrue(VoucherId.isCanonical(id), "canonical");
        vm.assertEq(VoucherId.keyOf(id), VoucherId.keyOf(programme, serial), "one key either way");
    }

    function testFuzz_voucherKeyIgnoresRegionAndDay(uint256 id, uint32 otherRegion, uint32 otherDay) external pure {
        uint32 programme = VoucherId.programmeOf(id);
        uint32 serial = VoucherId.serialOf(id);
        uint256 other = VoucherId.pack(otherRegion, programme, otherDay, serial);
        vm.assertEq(VoucherId.keyOf(other), VoucherId.keyOf(id), "same programme and serial, same key");
        uint256 next = VoucherId.pack(otherRegion, programme, otherDay, serial ^ 1);
        vm.assertTrue(VoucherId.keyOf(next) != VoucherId.keyOf(id), "another serial, another key");
        next = VoucherId.pack(otherRegion, programme ^ 1, otherDay, serial);
        vm.assertTrue(VoucherId.keyOf(next) != VoucherId.keyOf(id), "another programme, another key");
    }

    function testFuzz_onlyFourFieldsAreCanonical(uint256 id) external pure {
        uint256 again = VoucherId.pack(
            VoucherId.regionOf(id),
            VoucherId.programmeOf(id),
            VoucherId.dayOf(id),
            VoucherId.serialOf(id)
        );
        vm.assertTrue(VoucherId.isCanonical(id) == (again == id), "canonical is what packing makes");
        vm.assertTrue(!VoucherId.isCanonical(id | (1 << 128)), "a bit above the fields");
    }

    // ---- participants ----

    function testFuzz_accountRoundTrip(uint32 id, address stranger) external pure {
        vm.assertEq(participantOf(accountOf(id)), id, "number of the account");
        if (accountOf(uint32(uint160(stranger))) != stranger) {
            vm.assertEq(participantOf(stranger), 0, "no participant has another address");
        }
        address near = address(uint160(accountOf(id)) ^ (uint160(1) << 32));
        vm.assertEq(participantOf(near), 0, "nor one a single bit away");
    }

    function testFuzz_partyWord(
        uint8 kind,
        uint24 region,
        uint16 index,
        uint32 group,
        uint64 categories
    ) external pure {
        ParticipantKind kind_ = ParticipantKind(kind % 5);
        PartyWord word = PartyWords.pack(kind_, region, index, group, categories);
        _checkParty(word, kind_, region, index, group, categories);
        vm.assertTrue(word.has(PartyWords.ACTIVE) && word.has(PartyWords.LISTED), "begins active and listed");
        vm.assertEq(word.suspendedUntil(), 0, "no suspension");
        vm.assertEq(word.bannedUntil(), 0, "no ban");
    }

    function testFuzz_partyFlagsAndTimesTouchNothingElse(
        uint256 seed,
        uint40 suspended,
        uint40 banned,
        uint40 groupSuspended,
        uint40 groupBanned
    ) external pure {
        (uint24 region, uint16 index, uint32 group) = (uint24(seed), uint16(seed >> 24), uint32(seed >> 40));
        uint64 categories = uint64(seed >> 72);
        PartyWord word = PartyWords.pack(ParticipantKind.LAB, region, index, group, categories);
        word = word.withTimes(suspended, banned).set(PartyWords.LISTED, false);
        vm.assertTrue(word.has(PartyWords.ACTIVE) && !word.has(PartyWords.LISTED), "one flag cleared");
        vm.assertEq(word.suspendedUntil(), suspended, "suspended");
        vm.assertEq(word.bannedUntil(), banned, "banned");
        _checkParty(word, ParticipantKind.LAB, region, index, group, categories);
        PartyWord folded = word.fold(groupSuspended, groupBanned);
        vm.assertEq(folded.suspendedUntil(), _later(suspended, groupSuspended), "the later suspension");
        vm.assertEq(folded.bannedUntil(), _later(banned, groupBanned), "the later ban");
        vm.assertTrue(folded.has(PartyWords.ACTIVE) && !folded.has(PartyWords.LISTED), "flags stay");
        vm.assertTrue(folded.set(PartyWords.LISTED, true).has(PartyWords.LISTED), "and set again");
        _checkParty(folded, ParticipantKind.LAB, region, index, group, categories);
    }

    function testFuzz_aMarkEndsAtItsTime(uint40 suspended, uint40 banned, uint40 time) external {
        PartyWord word = PartyWords.pack(ParticipantKind.TEAM, 330_522, 1, 1, 0).withTimes(suspended, banned);
        vm.warp(time);
        uint40 last = _later(suspended, banned);
        vm.assertEq(word.blockedUntil(), time < last ? last : 0, "blocked before, free at its time");
        vm.assertTrue(word.isBanned() == (time < banned), "banned before, free at its time");
    }

    // ---- terms ----

    function pack(Terms calldata terms, uint32 agent, uint8 compact, bool joint) external pure returns (TermsWord) {
        return TermsWords.pack(terms, agent, compact, joint);
    }

    function testFuzz_termsWord(
        uint256 flags,
        uint16[2] memory basisPointsAndDays,
        uint32 agent,
        uint8 compact,
        uint64 categories,
        uint96 exposureCap
    ) external view {
        (Rail rail, bool preApproval, bool joint) = (Rail(flags % 4), flags & 4 != 0, flags & 8 != 0);
        uint8 category = uint8((flags >> 8) % 64);
        Terms memory given = Terms({
            rail: rail,
            preApproval: preApproval,
            ratioBp: basisPointsAndDays[0],
            challengeDays: basisPointsAndDays[1],
            agent: address(0),
            categories: categories,
            exposureCap: exposureCap
        });
        TermsWord word = this.pack(given, agent, compact, joint);
        vm.assertTrue(word.rail() == given.rail, "rail");
        vm.assertTrue(word.needsApproval() == given.preApproval, "approval");
        vm.assertTrue(word.isJoint() == joint, "joint");
        vm.assertEq(word.ratioBp(), given.ratioBp, "ratio");
        vm.assertEq(word.challengeSeconds(), uint256(given.challengeDays) * 86_400, "challenge");
        vm.assertEq(word.agent(), agent, "agent");
        vm.assertEq(word.compact(), compact, "compact");
        vm.assertEq(word.exposureCap(), given.exposureCap, "cap");
        _checkCovers(word.covers(category), categories, category);
    }

    function test_atHomeThereIsNoCeilingNoCapAndNoReview() external pure {
        TermsWord home = TermsWords.AT_HOME;
        vm.assertTrue(home.rail() == Rail.HOME, "rail");
        vm.assertTrue(!home.needsApproval() && !home.isJoint(), "no flags");
        vm.assertEq(home.ratioBp(), 10_000, "no ceiling");
        vm.assertEq(home.exposureCap(), type(uint96).max, "no cap");
        vm.assertEq(uint256(home.agent()) + home.compact() + home.challengeSeconds(), 0, "nothing else");
        for (uint8 category = 0; category < 64; ++category) vm.assertTrue(home.covers(category), "all categories");
    }

    // ---- orders ----

    function testFuzz_orderWord(OrderFields memory fields) external {
        OrderWord word = _order(fields);
        vm.assertTrue(word.state() == OrderState.PLACED, "begins placed");
        vm.assertTrue(!word.has(OrderWords.ONE_SIDED), "nobody has claimed");
        _checkOrder(word, fields);
    }

    function testFuzz_settingOneOrderFieldTouchesNoOther(
        OrderFields memory fields,
        uint8 state,
        uint40 later,
        uint96 subsidy,
        uint8 which
    ) external {
        OrderWord word = _order(fields);
        OrderState next = OrderState(state % 12);
        if (which % 5 == 0) {
            word = word.to(next);
        } else if (which % 5 == 1) {
            vm.warp(fields.since = later % (1 << 34));
            word = word.sinceNow();
        } else if (which % 5 == 2) {
            word = word.withSubsidy(fields.subsidy = subsidy);
        } else if (which % 5 == 3) {
            word = word.set(OrderWords.FIRST_USE, fields.firstUse = !fields.firstUse);
        } else {
            word = word.set(OrderWords.ONE_SIDED, true);
        }
        vm.assertTrue(word.state() == (which % 5 == 0 ? next : OrderState.PLACED), "state");
        vm.assertTrue(word.has(OrderWords.ONE_SIDED) == (which % 5 == 4), "one-sided");
        _checkOrder(word, fields);
    }

    function test_orderWordWithEveryFieldAtItsTopAndAtZero() external {
        uint32 top = type(uint32).max;
        OrderFields memory fields = OrderFields(
            true,
            255,
            1023,
            0,
            0xfffff,
            top,
            0x3fffffff,
            0xfffff,
            type(uint96).max
        );
        fields.since = (1 << 34) - 1;
        OrderWord word = _order(fields).to(OrderState.CLAWED_BACK).set(OrderWords.ONE_SIDED, true);
        vm.assertEq(OrderWord.unwrap(word) | 0xf, type(uint256).max, "no bit is spare");
        _checkOrder(word, fields);
        OrderFields memory none;
        word = _order(none).to(OrderState.NONE);
        vm.assertEq(OrderWord.unwrap(word), 0, "no bit is set");
    }

    // ---- inside ----

    /// @dev Within the bits that OrderWord promises; the registers' caps keep them.
    function _order(OrderFields memory fields) private returns (OrderWord) {
        fields.hostIndex &= 0x3ff;
        fields.since &= (1 << 34) - 1;
        fields.programme &= 0xfffff;
        fields.lab &= 0x3fffffff;
        fields.terms &= 0xfffff;
        vm.warp(fields.since);
        return
            OrderWords.pack(
                fields.firstUse,
                fields.year,
                fields.hostIndex,
                fields.programme,
                fields.serial,
                fields.lab,
                fields.terms,
                fields.subsidy
            );
    }

    function _checkOrder(OrderWord word, OrderFields memory fields) private pure {
        vm.assertTrue(word.has(OrderWords.FIRST_USE) == fields.firstUse, "first use");
        vm.assertEq(word.year(), fields.year, "year");
        vm.assertEq(word.hostIndex(), fields.hostIndex, "host");
        vm.assertEq(word.since(), fields.since, "since");
        vm.assertEq(word.programme(), fields.programme, "programme");
        vm.assertEq(word.serial(), fields.serial, "serial");
        vm.assertEq(word.lab(), fields.lab, "lab");
        vm.assertEq(word.terms(), fields.terms, "terms");
        vm.assertEq(word.subsidy(), fields.subsidy, "subsidy");
    }

    function _checkParty(
        PartyWord word,
        ParticipantKind kind,
        uint24 region,
        uint16 index,
        uint32 group,
        uint64 categories
    ) private pure {
        vm.assertTrue(word.kind() == kind, "kind");
        vm.assertEq(word.region(), region, "region");
        vm.assertEq(word.regionIndex(), index, "index");
        vm.assertEq(word.group(), group, "group");
        for (uint8 bit = 0; bit < 64; ++bit) _checkCovers(word.offers(bit), categories, bit);
    }

    /// @dev None set: all.
    function _checkCovers(bool covered, uint64 categories, uint8 bit) private pure {
        bool expected = categories == 0 || (categories / (uint64(2) ** bit)) % 2 == 1;
        vm.assertTrue(covered == expected, "category");
    }

    function _later(uint40 one, uint40 other) private pure returns (uint40) {
        return one > other ? one : other;
    }
}
