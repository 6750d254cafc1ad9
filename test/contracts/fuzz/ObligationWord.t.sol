// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ObligationWord} from "../../../contracts/settlement/ObligationWord.sol";
import {vm} from "../support/Vm.sol";

/// @notice Calls from outside, so that what reverts can be caught.
contract ObligationWordCalls {
    function total(ObligationWord word) external pure returns (uint112) {
        return word.total();
    }

    function closedAt(ObligationWord word, uint32 ended) external pure returns (uint112) {
        return word.closedAt(ended);
    }

    function plus(ObligationWord word, uint112 amount, uint32 now_) external pure returns (ObligationWord) {
        return word.plus(amount, now_);
    }

    function lessSetOff(ObligationWord word, uint112 amount, uint32 now_) external pure returns (ObligationWord) {
        return word.lessSetOff(amount, now_);
    }

    function closedPartOf(ObligationWord word, uint112 amount, uint32 now_) external pure returns (uint112) {
        return word.closedPartOf(amount, now_);
    }

    function lessDischarge(
        ObligationWord word,
        uint112 amount,
        uint112 fromClosed,
        uint32 now_
    ) external pure returns (ObligationWord) {
        return word.lessDischarge(amount, fromClosed, now_);
    }
}

/// @notice An obligation's word against a list of everything that was ever added to it, each with its epoch.
contract ObligationWordTest {
    uint256 private constant STEPS = 40;

    struct Addition {
        uint32 epoch;
        uint256 left;
    }

    /// @dev What stands in the list: nothing is ever rolled or summed up, so there is nothing to get wrong.
    Addition[] private list;
    /// @dev The epoch of the last change, from when on the word knows what was closed.
    uint32 private changed;
    ObligationWordCalls private immutable CALLS = new ObligationWordCalls();

    // ---- random histories ----

    function testFuzz_wordAgainstAListOfAdditions(uint256 seed, uint32 start, bool large) external {
        ObligationWord word = ObligationWord.wrap(0);
        // Epochs move on by up to 3 a step.
        uint32 running = 1 + (start % (type(uint32).max - 4 * uint32(STEPS)));
        for (uint256 i = 0; i < STEPS; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(seed, i)));
            if (draw % 3 == 0) running += uint32(1 + ((draw >> 8) % 3));
            word = _step(word, draw >> 16, running, large ? 1 << 104 : 50);
            _check(word, running);
        }
    }

    /// @dev An addition, a set-off or a discharge; of the last two now and then one of more than there is.
    function _step(ObligationWord word, uint256 draw, uint32 running, uint256 bound) private returns (ObligationWord) {
        uint256 way = draw % 4;
        if (way < 2) {
            uint112 amount = uint112((draw >> 8) % bound);
            list.push(Addition(running, amount));
            changed = running;
            return word.plus(amount, running);
        }
        uint256 most = _owedAt(way == 2 ? running - 1 : running);
        uint112 less = uint112((draw >> 8) % (most + 1));
        if ((draw >> 2) % 8 == 0) less = uint112(most + 1);
        if ((draw >> 2) % 8 == 1) less = uint112(most);
        if (less > most) {
            _checkRefused(word, less, running, way == 2);
            return word;
        }
        changed = running;
        if (way == 2) {
            _payOff(less, running - 1);
            return word.lessSetOff(less, running);
        }
        uint256 closedBefore = _owedAt(running - 1);
        _payOff(less, running);
        uint112 fromClosed = word.closedPartOf(less, running);
        vm.assertEq(fromClosed, closedBefore - _owedAt(running - 1), "what comes out of what is closed");
        return word.lessDischarge(less, fromClosed, running);
    }

    /// @dev The youngest first: what the running epoch added goes before what is closed.
    function _payOff(uint256 amount, uint32 last) private {
        for (uint256 i = list.length; i > 0 && amount != 0; --i) {
            Addition storage addition = list[i - 1];
            if (addition.epoch > last) continue;
            uint256 part = amount < addition.left ? amount : addition.left;
            addition.left -= part;
            amount -= part;
        }
        vm.assertEq(amount, 0, "the test pays off no more than there is");
    }

    function _owedAt(uint32 epoch) private view returns (uint256 sum) {
        for (uint256 i = 0; i < list.length; ++i) if (list[i].epoch <= epoch) sum += list[i].left;
    }

    function _check(ObligationWord word, uint32 running) private view {
        vm.assertEq(word.total(), _owedAt(running), "total");
        vm.assertEq(word.epoch(), changed, "epoch of the last change");
        // From the epoch before the last change on the word knows; older than that it does not claim to.
        if (changed != 0) vm.assertEq(word.closedAt(changed - 1), _owedAt(changed - 1), "before the last change");
        vm.assertEq(word.closedAt(changed), _owedAt(changed), "at the last change");
        if (changed < running) vm.assertEq(word.closedAt(running - 1), _owedAt(running - 1), "at the last end");
        vm.assertEq(word.closedAt(running), _owedAt(running), "running");
        vm.assertEq(word.closedAt(running + 2), _owedAt(running), "later");
    }

    function _checkRefused(ObligationWord word, uint112 amount, uint32 running, bool byCycle) private view {
        // A discharge is told apart first; that much is sound arithmetic whatever the amount.
        uint112 fromClosed = byCycle ? 0 : word.closedPartOf(amount, running);
        bytes memory data =
            byCycle
                ? abi.encodeCall(ObligationWordCalls.lessSetOff, (word, amount, running))
                : abi.encodeCall(ObligationWordCalls.lessDischarge, (word, amount, fromClosed, running));
        vm.assertTrue(!_goesThrough(data), "more than there is");
    }

    // ---- any word ----

    /// @dev By division and not by shifts.
    function testFuzz_fieldsOfAnyWord(uint112 closed, uint112 pending, uint32 epoch, uint32 ended) external view {
        ObligationWord word = _word(closed, pending, epoch);
        vm.assertEq(word.epoch(), epoch, "epoch");
        bool fits = uint256(closed) + pending <= type(uint112).max;
        vm.assertTrue(_goesThrough(abi.encodeCall(ObligationWordCalls.total, (word))) == fits, "total of 112 bits");
        bool known = ended < epoch || fits;
        vm.assertTrue(_goesThrough(abi.encodeCall(ObligationWordCalls.closedAt, (word, ended))) == known, "closed");
        if (fits) vm.assertEq(word.total(), uint256(closed) + pending, "both parts");
        if (known) vm.assertEq(word.closedAt(ended), ended < epoch ? closed : uint256(closed) + pending, "at an end");
    }

    function testFuzz_noArithmeticWraps(
        uint112 closed,
        uint112 pending,
        uint32 epoch,
        uint32 now_,
        uint112 amount
    ) external view {
        ObligationWord word = _word(closed, pending, epoch);
        bool fits = uint256(closed) + pending <= type(uint112).max;
        bool rolls = now_ != epoch;
        (uint256 old, uint256 young) = rolls ? (uint256(closed) + pending, 0) : (uint256(closed), uint256(pending));
        bool added = (fits || !rolls) && young + amount <= type(uint112).max;
        vm.assertTrue(_goesThrough(abi.encodeCall(ObligationWordCalls.plus, (word, amount, now_))) == added, "plus");
        if (added) _checkWord(word.plus(amount, now_), old, young + amount, now_);
        bool setOff = (fits || !rolls) && amount <= old;
        bytes memory data = abi.encodeCall(ObligationWordCalls.lessSetOff, (word, amount, now_));
        vm.assertTrue(_goesThrough(data) == setOff, "less a set-off");
        if (setOff) _checkWord(word.lessSetOff(amount, now_), old - amount, young, now_);
        if (rolls && !fits) return;
        uint256 out = amount > young ? amount - young : 0;
        vm.assertEq(word.closedPartOf(amount, now_), out, "the rest of it is closed");
        data = abi.encodeCall(ObligationWordCalls.lessDischarge, (word, amount, uint112(out), now_));
        bool paid = amount <= old + young;
        vm.assertTrue(_goesThrough(data) == paid, "less a discharge");
        if (!paid) return;
        ObligationWord left = word.lessDischarge(amount, uint112(out), now_);
        _checkWord(left, old - out, young - (amount - out), now_);
    }

    /// @dev A discharge of the sum of many obligations: the parts are those of one of them, not of the sum.
    function testFuzz_dischargeTakesThePartsThatItIsGiven(
        uint112 closed,
        uint112 pending,
        uint112 amount
    ) external view {
        uint112 part = amount % 1_000;
        ObligationWord word = _word(closed, pending, 7);
        bytes memory data = abi.encodeCall(ObligationWordCalls.lessDischarge, (word, amount, part, 7));
        bool goes = part <= amount && part <= closed && amount - part <= pending;
        vm.assertTrue(_goesThrough(data) == goes, "each part out of its own");
        if (goes) _checkWord(word.lessDischarge(amount, part, 7), closed - part, pending - (amount - part), 7);
    }

    function test_atTheTop() external view {
        uint112 top = type(uint112).max;
        ObligationWord word = ObligationWord.wrap(0).plus(top, 5);
        vm.assertEq(word.total(), top, "all of it pending");
        vm.assertEq(word.closedAt(4), 0, "nothing before");
        vm.assertEq(word.closedAt(5), top, "at the end of its epoch");
        vm.assertTrue(!_goesThrough(abi.encodeCall(ObligationWordCalls.plus, (word, 1, 5))), "a fen more");
        vm.assertEq(word.lessSetOff(top, 6).total(), 0, "set off in the next");
        vm.assertTrue(!_goesThrough(abi.encodeCall(ObligationWordCalls.lessSetOff, (word, 1, 5))), "not in its own");
        vm.assertEq(word.lessDischarge(top, 0, 5).total(), 0, "discharged in its own");
        vm.assertEq(word.lessDischarge(top, top, 6).total(), 0, "discharged in the next");
        // Rolled and topped up: the sum of both parts has no room.
        ObligationWord over = word.plus(1, 6);
        vm.assertEq(over.closedAt(5), top, "what is closed is still told");
        vm.assertTrue(!_goesThrough(abi.encodeCall(ObligationWordCalls.total, (over))), "the total is refused");
    }

    // ---- inside ----

    function _goesThrough(bytes memory data) private view returns (bool success) {
        (success, ) = address(CALLS).staticcall(data);
    }

    function _checkWord(ObligationWord word, uint256 closed, uint256 pending, uint32 epoch) private pure {
        uint256 bits = ObligationWord.unwrap(word);
        vm.assertEq(bits, ObligationWord.unwrap(_word(closed, pending, epoch)), "closed, pending and epoch");
    }

    function _word(uint256 closed, uint256 pending, uint32 epoch) private pure returns (ObligationWord) {
        return ObligationWord.wrap((closed * 2 ** 112 + pending) * 2 ** 32 + epoch);
    }
}
