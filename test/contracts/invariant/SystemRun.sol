// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Directory} from "../../../contracts/access/Module.sol";
import {IProgrammes} from "../../../contracts/programme/IProgrammes.sol";
import {IClaimDesk} from "../../../contracts/redemption/IClaimDesk.sol";
import {IOrderDesk} from "../../../contracts/redemption/IOrderDesk.sol";
import {OrderState} from "../../../contracts/redemption/OrderWord.sol";
import {IRegistry} from "../../../contracts/registry/IRegistry.sol";
import {IClearingHouse} from "../../../contracts/settlement/IClearingHouse.sol";
import {ITreasury} from "../../../contracts/settlement/ITreasury.sol";
import {vm} from "../support/Vm.sol";
import {StrangerActs} from "./StrangerActs.sol";

/// @notice A world and the hands that act in it.
abstract contract SystemRun {
    uint32 internal constant A = 330_522;
    uint32 internal constant B = 310_000;
    uint32 internal constant C = 120_000;
    uint32 internal constant D = 340_100;
    uint256 internal constant STEP_KINDS = 36;

    StrangerActs internal handler;
    Directory internal system;
    IProgrammes internal programmes;
    IOrderDesk internal orderDesk;
    IClaimDesk internal claimDesk;
    ITreasury internal treasury;
    IClearingHouse internal house;
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
        house = IClearingHouse(system.treasury);
        registry = IRegistry(system.registry);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function _acts() internal pure returns (string[57] memory) {
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
                "dueCollected",
                "order CLEARING",
                "pay CLEARING",
                "pay CLEARING out of the reserve alone",
                "pay CLEARING beyond the cap",
                "order CLEARING refused: exposure",
                "order CLEARING refused: quota",
                "order CLEARING refused: net debit",
                "order CLEARING refused: money",
                "clawBackAdvanced",
                "advanceCollected",
                "discharge",
                "setOff",
                "setOff of nothing",
                "setOff refused",
                "setNetDebitCap",
                "setAcceptanceQuota",
                "setEpochLength",
                "joinCompact",
                "leaveCompact"
            ];
    }

    function _step(uint256 which, uint256 seed) internal {
        function(uint256) external[STEP_KINDS] memory steps = [
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
            handler.advance,
            handler.orderByClearing,
            handler.useByClearing,
            handler.useByClearing,
            handler.setOff,
            handler.discharge,
            handler.setCap,
            handler.setEpochLength,
            handler.changeMembership,
            handler.setOff
        ];
        steps[which](seed);
    }

    /// @dev In the order of the handler's tables.
    function _regions() internal pure returns (uint32[4] memory) {
        return [C, B, A, D];
    }

    function _isOpen(OrderState state) internal pure returns (bool) {
        return state >= OrderState.PLACED && state <= OrderState.DISPUTED;
    }

    function _isReleased(OrderState state) internal pure returns (bool) {
        return state >= OrderState.CANCELLED && state <= OrderState.REJECTED;
    }
}
