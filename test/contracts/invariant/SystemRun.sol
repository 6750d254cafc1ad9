// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Directory} from "../../../contracts/access/Module.sol";
import {IProgrammes} from "../../../contracts/programme/IProgrammes.sol";
import {IClaimDesk} from "../../../contracts/redemption/IClaimDesk.sol";
import {IOrderDesk} from "../../../contracts/redemption/IOrderDesk.sol";
import {OrderState} from "../../../contracts/redemption/OrderWord.sol";
import {IRegistry} from "../../../contracts/registry/IRegistry.sol";
import {ITreasury} from "../../../contracts/settlement/ITreasury.sol";
import {vm} from "../support/Vm.sol";
import {StrangerActs} from "./StrangerActs.sol";

/// @notice A world and the hands that act in it.
abstract contract SystemRun {
    StrangerActs internal handler;
    Directory internal system;
    IProgrammes internal programmes;
    IOrderDesk internal orderDesk;
    IClaimDesk internal claimDesk;
    ITreasury internal treasury;
    IRegistry internal registry;

    function setUp() public {
        // By its artifact, so that its code is compiled once and not a second time as a part of the test's.
        bytes memory code = vm.getCode("System.t.sol:SystemHandler");
        address created;
        assembly ("memory-safe") {
            created := create(0, add(code, 0x20), mload(code))
        }
        vm.assertTrue(created.code.length != 0, "the world was not built");
        handler = StrangerActs(created);
        system = handler.directory();
        programmes = IProgrammes(system.programmes);
        orderDesk = IOrderDesk(system.orderDesk);
        claimDesk = IClaimDesk(system.claimDesk);
        treasury = ITreasury(system.treasury);
        registry = IRegistry(system.registry);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function _acts() internal pure returns (string[38] memory) {
        return
            [
                "appropriate",
                "fund",
                "close",
                "prefund",
                "unfund",
                "cashOut",
                "report",
                "lift",
                "issue",
                "revoke",
                "expireVoucher",
                "quote",
                "order HOME",
                "order POOL",
                "order REIMBURSE",
                "approve",
                "cancel",
                "cancelByEnterprise",
                "expireOrder",
                "claim",
                "claimOneSided",
                "claimShort",
                "confirm",
                "verify",
                "accept",
                "escalate",
                "dispute",
                "disputeOfBanned",
                "resolveToPay",
                "resolveToRelease",
                "resolveByCouncil",
                "pay HOME",
                "pay POOL",
                "pay REIMBURSE",
                "clawBackPart",
                "clawBackAll",
                "clawBackShort",
                "dueCollected"
            ];
    }

    function _step(uint256 which, uint256 seed) internal {
        function(uint256) external[27] memory steps = [
            handler.issue,
            handler.orderAtHome,
            handler.orderByPool,
            handler.orderByReimbursement,
            handler.approve,
            handler.cancel,
            handler.expireOrder,
            handler.expireVoucher,
            handler.revoke,
            handler.claim,
            handler.confirm,
            handler.verify,
            handler.accept,
            handler.escalate,
            handler.dispute,
            handler.resolve,
            handler.pay,
            handler.clawBack,
            handler.cashOut,
            handler.appropriate,
            handler.fund,
            handler.prefund,
            handler.unfund,
            handler.closeProgramme,
            handler.mark,
            handler.stranger,
            handler.advance
        ];
        steps[which](seed);
    }

    function _isOpen(OrderState state) internal pure returns (bool) {
        return state >= OrderState.PLACED && state <= OrderState.DISPUTED;
    }

    function _isReleased(OrderState state) internal pure returns (bool) {
        return state >= OrderState.CANCELLED && state <= OrderState.REJECTED;
    }
}
