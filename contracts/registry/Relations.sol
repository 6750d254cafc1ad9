// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ParticipantUnknown, Unauthorized} from "../Errors.sol";
import {Module} from "../access/Module.sol";
import {COUNCIL_ROLE, Office} from "../access/Office.sol";
import {IRegistry} from "./IRegistry.sol";
import {participantOf} from "./PartyWord.sol";
import {RegistryBook} from "./RegistryBook.sol";

/// @notice Which groups of participants are on record as related ({IRegistry}). The registry is built on it.
abstract contract Relations is IRegistry, Module, RegistryBook {
    /// @inheritdoc IRegistry
    function relateParties(address a, address b, uint32 region) external {
        (uint32 low, uint32 high) = _relationOf(a, b, region);
        uint32[] storage regions = _storage().relators[_pairKey(low, high)];
        for (uint256 i = 0; i < regions.length; ++i) if (regions[i] == region) return;
        regions.push(region);
        _flag(_storage().groups[low].first, RELATED);
        _flag(_storage().groups[high].first, RELATED);
        emit PartiesRelated(low, high, region);
    }

    /// @inheritdoc IRegistry
    function unrelateParties(address a, address b, uint32 region) external {
        bool council = OFFICES.officeOf(msg.sender) == COUNCIL_ROLE;
        (uint32 low, uint32 high) = council ? _groupsOf(a, b) : _relationOf(a, b, region);
        uint64 key = _pairKey(low, high);
        uint32[] storage regions = _storage().relators[key];
        if (council) {
            delete _storage().relators[key];
            emit PartiesUnrelated(low, high, 0);
            return;
        }
        for (uint256 i = 0; i < regions.length; ++i) {
            if (regions[i] != region) continue;
            regions[i] = regions[regions.length - 1];
            regions.pop();
            emit PartiesUnrelated(low, high, region);
            return;
        }
        revert Unauthorized(msg.sender);
    }

    // ---- inside ----

    function _areRelated(Participant memory a, Participant memory b) internal view returns (bool) {
        if (a.group == b.group) return true;
        uint8 either = GROUPED | RELATED;
        if (a.kindAndFlags & either == 0 || b.kindAndFlags & either == 0) return false;
        (uint32 low, uint32 high) = a.group < b.group ? (a.group, b.group) : (b.group, a.group);
        return _storage().relators[_pairKey(low, high)].length != 0;
    }

    /// @dev The caller is the agency of `region`, and `region` is home of one of the two.
    function _relationOf(address a, address b, uint32 region) private view returns (uint32 low, uint32 high) {
        _requireOffice(region, Office.AGENCY);
        (low, high) = _groupsOf(a, b);
        bool homeOfOne = _regionOf(participantOf(a)) == region || _regionOf(participantOf(b)) == region;
        if (!homeOfOne) revert Unauthorized(msg.sender);
    }

    function _groupsOf(address a, address b) private view returns (uint32 low, uint32 high) {
        RegistryStorage storage $ = _storage();
        uint32 groupA = $.participants[participantOf(a)].group;
        uint32 groupB = $.participants[participantOf(b)].group;
        if (groupA == 0) revert ParticipantUnknown(a);
        if (groupB == 0) revert ParticipantUnknown(b);
        return groupA < groupB ? (groupA, groupB) : (groupB, groupA);
    }

    function _pairKey(uint32 low, uint32 high) private pure returns (uint64) {
        return (uint64(low) << 32) | high;
    }
}
