// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Binding, Limits, SubsidyRule} from "contracts/programme/SubsidyRule.sol";

/// @notice Opens the internal library to a test.
contract SubsidyRuleHarness {
    function most(Limits memory limits) external pure returns (uint256 subsidy, Binding binding) {
        return SubsidyRule.most(limits);
    }

    function check(uint256 subsidy, Limits memory limits) external pure {
        SubsidyRule.check(subsidy, limits);
    }

    function ofRatio(uint96 amount, uint256 ratioBp) external pure returns (uint256) {
        return SubsidyRule.ofRatio(amount, ratioBp);
    }
}
