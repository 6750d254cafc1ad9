// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FlowWord} from "../../../contracts/settlement/SetOff.sol";

/// @notice The set-off that counts, found for a handful of regions: docs/scenario-format.md, "Which circulation", told
/// again and with none of the contracts' arithmetic.
/// @dev Tables are row by row, one row for each debtor: what region i owes region j stands at i * regions.length + j.
library Circulation {
    /// @dev A loop in what is left of the graph: places of regions, and what one fen and how many fen around it gain.
    struct Loop {
        uint256[] places;
        uint256 length;
        int256 weight;
        uint256 amount;
    }

    /// @notice 2^48 + the first four bytes of the hash over cycle, debtor and creditor, for every pair.
    function weightsOf(uint32 cycle, uint32[] memory regions) internal pure returns (int256[] memory weights) {
        uint256 count = regions.length;
        weights = new int256[](count * count);
        for (uint256 k = 0; k < weights.length; ++k) {
            bytes memory twelve = bytes.concat(bytes4(cycle), bytes4(regions[k / count]), bytes4(regions[k % count]));
            weights[k] = int256(2 ** 48 + uint256(uint32(bytes4(keccak256(twelve)))));
        }
    }

    /// @notice The heaviest flows: while some loop gains, the one that gains most is used up.
    function heaviest(int256[] memory weights, uint256[] memory owed) internal pure returns (uint256[] memory flows) {
        flows = new uint256[](owed.length);
        uint256 count = _root(owed.length);
        while (true) {
            Loop memory best = Loop(new uint256[](count), 0, 0, 0);
            Loop memory way = Loop(new uint256[](count), 1, 0, type(uint256).max);
            // A loop is looked for from the first of its places only.
            for (uint256 start = 0; start < count; ++start) {
                way.places[0] = start;
                _extend(weights, owed, flows, way, best);
            }
            if (best.length == 0) return flows;
            for (uint256 i = 0; i < best.length; ++i) {
                uint256 from = best.places[i];
                uint256 to = best.places[(i + 1) % best.length];
                if (flows[from * count + to] != owed[from * count + to]) flows[from * count + to] += best.amount;
                else flows[to * count + from] -= best.amount;
            }
        }
    }

    /// @notice The longest ways in what is left of the graph.
    /// @dev Where the flows are not the heaviest there are none; these are then as far as the search got.
    function potentialsOf(
        int256[] memory weights,
        uint256[] memory owed,
        uint256[] memory flows
    ) internal pure returns (int64[] memory potentials) {
        uint256 count = _root(owed.length);
        potentials = new int64[](count);
        for (uint256 round = 0; round <= count; ++round) {
            for (uint256 k = 0; k < owed.length; ++k) {
                (uint256 from, uint256 to) = (k / count, k % count);
                int64 weight = int64(weights[k]);
                if (flows[k] < owed[k] && potentials[to] < potentials[from] + weight) {
                    potentials[to] = potentials[from] + weight;
                }
                if (flows[k] != 0 && potentials[from] < potentials[to] - weight) {
                    potentials[from] = potentials[to] - weight;
                }
            }
        }
    }

    /// @notice All edges on which something is owed, in the form that the contract takes them in.
    function wordsOf(uint256[] memory owed, uint256[] memory flows) internal pure returns (FlowWord[] memory words) {
        uint256 count = _root(owed.length);
        words = new FlowWord[](owed.length);
        uint256 edges = 0;
        for (uint256 k = 0; k < owed.length; ++k) {
            if (owed[k] != 0) words[edges++] = wordOf(k / count, k % count, flows[k]);
        }
        assembly ("memory-safe") {
            mstore(words, edges)
        }
    }

    function wordOf(uint256 debtor, uint256 creditor, uint256 flow) internal pure returns (FlowWord) {
        return FlowWord.wrap((debtor * 2 ** 16 + creditor) * 2 ** 112 + flow);
    }

    /// @dev Goes on from the end of the way to every place after its start, and closes it where that gains.
    function _extend(
        int256[] memory weights,
        uint256[] memory owed,
        uint256[] memory flows,
        Loop memory way,
        Loop memory best
    ) private pure {
        uint256 count = way.places.length;
        uint256 last = way.places[way.length - 1];
        (int256 weight, uint256 amount) = (way.weight, way.amount);
        for (uint256 next = way.places[0]; next < count; ++next) {
            bool closes = next == way.places[0];
            if (next == last || (!closes && _passes(way, next))) continue;
            (int256 step, uint256 room) = _hop(weights, owed, flows, last * count + next, next * count + last);
            if (room == 0) continue;
            way.weight = weight + step;
            way.amount = room < amount ? room : amount;
            if (!closes) {
                way.places[way.length++] = next;
                _extend(weights, owed, flows, way, best);
                --way.length;
            } else if (way.weight > 0 && way.weight * int256(way.amount) > best.weight * int256(best.amount)) {
                (best.length, best.weight, best.amount) = (way.length, way.weight, way.amount);
                for (uint256 i = 0; i < way.length; ++i) best.places[i] = way.places[i];
            }
        }
        (way.weight, way.amount) = (weight, amount);
    }

    /// @return weight Of one fen more from one region to the other, or of one less back.
    /// @return room How many fen.
    function _hop(
        int256[] memory weights,
        uint256[] memory owed,
        uint256[] memory flows,
        uint256 there,
        uint256 back
    ) private pure returns (int256 weight, uint256 room) {
        if (flows[there] < owed[there]) return (weights[there], owed[there] - flows[there]);
        return (-weights[back], flows[back]);
    }

    function _passes(Loop memory way, uint256 place) private pure returns (bool) {
        for (uint256 i = 0; i < way.length; ++i) if (way.places[i] == place) return true;
        return false;
    }

    function _root(uint256 square) private pure returns (uint256 root) {
        while (root * root < square) ++root;
    }
}
