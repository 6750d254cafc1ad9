// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {BadSignature, Unauthorized} from "../../../contracts/Errors.sol";
import {Office, roleOf} from "../../../contracts/access/Office.sol";
import {IProgrammes} from "../../../contracts/programme/IProgrammes.sol";
import {IClaimDesk} from "../../../contracts/redemption/IClaimDesk.sol";
import {Cancellation, Claim, Confirmation, Order} from "../../../contracts/redemption/Intents.sol";
import {IOrderDesk} from "../../../contracts/redemption/IOrderDesk.sol";
import {OrderState} from "../../../contracts/redemption/OrderWord.sol";
import {ICreditRegister, Severity, SubjectKind} from "../../../contracts/registry/ICreditRegister.sol";
import {IRecognition} from "../../../contracts/registry/IRecognition.sol";
import {IRegistry} from "../../../contracts/registry/IRegistry.sol";
import {ParticipantKind} from "../../../contracts/registry/PartyWord.sol";
import {Rail, Terms} from "../../../contracts/registry/TermsWord.sol";
import {EpochLength} from "../../../contracts/settlement/Epoch.sol";
import {IClearingHouse} from "../../../contracts/settlement/IClearingHouse.sol";
import {ITreasury} from "../../../contracts/settlement/ITreasury.sol";
import {IVoucherToken, VoucherStatus} from "../../../contracts/voucher/IVoucherToken.sol";
import {IRoles} from "../support/SystemFixture.sol";
import {InternalAttempts} from "./InternalAttempts.sol";

/// @notice Calls of every function that changes anything, made out for orders and vouchers that are ready for them, so
/// that nothing but the caller or the signature is wrong.
abstract contract Attempts is InternalAttempts {
    uint256 internal constant KINDS = 10;

    /// @dev The second half of the curve's order; a signature with its s above it is the same one turned over.
    uint256 private constant CURVE_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;

    /// @return attempt Without a target where no order or voucher is ready for it.
    function _attemptOf(uint256 seed, uint256 kind) internal returns (Attempt memory) {
        if (kind == 0) return _withMoney(seed, _draw(seed, "way", 5));
        if (kind == 1) return _withProgrammes(seed, _draw(seed, "way", 4));
        if (kind == 2) return _withOrders(seed, _draw(seed, "way", 6));
        if (kind == 3) return _withRegisters(seed, _draw(seed, "way", 8));
        if (kind == 4) return _withTerms(seed, _draw(seed, "way", 6));
        if (kind == 5) return _withOffices(seed, _draw(seed, "way", 5));
        if (kind == 6) return _withSignatures(seed, _draw(seed, "way", 6));
        if (kind == 7) return _withInternalsOfMoney(seed, _draw(seed, "way", 12));
        if (kind == 8) return _withInternals(seed, _draw(seed, "way", 9));
        return _withClearing(seed, _draw(seed, "way", 6));
    }

    // ---- by office ----

    function _withMoney(uint256 seed, uint256 way) private returns (Attempt memory attempt) {
        uint32 region = _region(seed);
        (uint32 issuer, uint32 host) = _poolPair(seed);
        attempt = _of("money", system.treasury, Unauthorized.selector);
        address[2] memory keepers = _keepers(issuer);
        attempt.allowed = [keepers[0], keepers[1], council];
        if (way == 0) {
            attempt.data = abi.encodeCall(ITreasury.appropriate, (region, 1, _newReference()));
            attempt.allowed = _three(_officer(region, Office.BUREAU), _officer(region, Office.TREASURY));
        } else if (way == 1) {
            attempt.data = abi.encodeCall(ITreasury.prefund, (issuer, host, 1, _newReference()));
            attempt.allowed = _three(keepers[0], keepers[1]);
        } else if (way == 2) {
            attempt.data = abi.encodeCall(ITreasury.unfund, (issuer, host, 1, _newReference()));
        } else {
            uint256 party = _draw(seed, "party", parties.length);
            uint256 key = way == 3 ? parties[party].key : parties[(party + 1) % parties.length].key;
            (ITreasury.CashOut memory intent, bytes memory signature) = _cashOutOf(party, 1, key);
            attempt.data = abi.encodeCall(ITreasury.cashOut, (intent, signature, _newReference()));
            // Signed by another, it does not count from the treasury either.
            if (way == 3) attempt.allowed = _three(_officer(parties[party].region, Office.TREASURY), address(0));
            else delete attempt.allowed;
        }
    }

    function _withClearing(uint256 seed, uint256 way) private returns (Attempt memory attempt) {
        (uint32 debtor, uint32 creditor) = _debtorAndCreditor(seed);
        attempt = _of("clearing", way < 4 ? system.treasury : system.recognition, Unauthorized.selector);
        attempt.allowed = _three(council, address(0));
        if (way == 0) {
            address[2] memory dischargers = _dischargers(debtor);
            attempt.data = abi.encodeCall(IClearingHouse.discharge, (debtor, creditor, 1, _newReference()));
            attempt.allowed = _three(dischargers[0], dischargers[1]);
        } else if (way == 1) {
            attempt.data = abi.encodeCall(IClearingHouse.setNetDebitCap, (debtor, uint96(seed)));
        } else if (way == 2) {
            attempt.data = abi.encodeCall(IClearingHouse.setAcceptanceQuota, (debtor, uint96(seed)));
            attempt.allowed = _three(_officer(debtor, Office.TREASURY), address(0));
        } else if (way == 3) {
            attempt.data = abi.encodeCall(IClearingHouse.setEpochLength, (EpochLength(seed % 3)));
        } else {
            uint8 compact = way == 4 ? 1 : 2;
            bool leaves = members[compact][debtor];
            attempt.data =
                leaves
                    ? abi.encodeCall(IRecognition.leaveCompact, (compact, debtor))
                    : abi.encodeCall(IRecognition.joinCompact, (compact, debtor, _newReference()));
            attempt.allowed = _three(_officer(debtor, Office.ADMIN), leaves ? address(0) : council);
        }
    }

    function _withProgrammes(uint256 seed, uint256 way) private view returns (Attempt memory attempt) {
        Rule storage rule = rules[_draw(seed, "programme", rules.length)];
        attempt = _of("programmes", system.programmes, Unauthorized.selector);
        attempt.allowed = _three(_officer(rule.region, way < 2 ? Office.TREASURY : Office.BUREAU), address(0));
        if (way == 0) {
            attempt.data = abi.encodeCall(IProgrammes.fundProgramme, (rule.id, 1));
        } else if (way == 1) {
            attempt.data = abi.encodeCall(IProgrammes.closeProgramme, (rule.id));
        } else if (way == 2) {
            IProgrammes.Rules memory content;
            (content.name, content.unit) = ("another", 1);
            attempt.data = abi.encodeCall(IProgrammes.createProgramme, (rule.region, content));
        } else {
            IVoucherToken.Issue[] memory entries = new IVoucherToken.Issue[](1);
            entries[0] = IVoucherToken.Issue(parties[_holderIn(seed, rule.region)].account, 1, type(uint32).max);
            attempt.target = system.voucherToken;
            attempt.data = abi.encodeCall(IVoucherToken.issueMany, (rule.id, entries));
        }
    }

    function _withOrders(uint256 seed, uint256 way) private returns (Attempt memory attempt) {
        OrderState[6] memory states = [
            OrderState.PLACED,
            OrderState.CLAIMED,
            OrderState.CLAIMED,
            OrderState.VERIFIED,
            OrderState.DISPUTED,
            OrderState.PAID
        ];
        uint256 cells = _on(states[way]);
        uint256 abroad = _cell(OrderState.CLAIMED, Rail.POOL) | _cell(OrderState.CLAIMED, Rail.CLEARING);
        if (way == 1) cells &= abroad;
        if (way == 2) cells &= ~abroad;
        if (way == 3) cells |= _on(OrderState.CLAIMED);
        uint256[] memory found = _findOrders(seed, cells, 1);
        if (found.length == 0) return attempt;
        OrderEntry storage entry = orders[found[0]];
        if (way == 0 && !_needsApproval(entry)) return attempt;
        if ((way == 1 || way == 2) && entry.oneSided) return attempt;
        if (way == 3 && _isDue(entry)) return attempt;
        address[2] memory agencies = _agencies(entry);
        address agent = entry.rail == Rail.POOL ? parties[_agentOf(_issuerOf(entry))].signer : address(0);
        attempt = _of("orders", way == 0 ? system.orderDesk : system.claimDesk, Unauthorized.selector);
        attempt.allowed = [agencies[0], way < 3 ? address(0) : agencies[1], address(0)];
        if (way == 1) attempt.allowed[0] = entry.rail == Rail.POOL ? agent : agencies[1];
        if (way == 3) attempt.allowed[2] = agent;
        if (way == 4) attempt.allowed[2] = council;
        if (way == 0) attempt.data = abi.encodeCall(IOrderDesk.approveOrder, (entry.hash));
        if (way == 1) attempt.data = abi.encodeCall(IClaimDesk.verifyMany, (_hashes(found)));
        if (way == 2) attempt.data = abi.encodeCall(IClaimDesk.acceptMany, (_hashes(found)));
        if (way == 3) attempt.data = abi.encodeCall(IClaimDesk.disputeOrder, (entry.hash, bytes32(0)));
        IClaimDesk.Outcome outcome = seed % 2 == 0 ? IClaimDesk.Outcome.PAY : IClaimDesk.Outcome.RELEASE;
        bytes32 ref = _newReference();
        if (way == 4) attempt.data = abi.encodeCall(IClaimDesk.resolveOrder, (entry.hash, outcome, ref));
        if (way == 5) attempt.data = abi.encodeCall(IClaimDesk.clawBackOrder, (entry.hash, 1, ref));
    }

    function _withRegisters(uint256 seed, uint256 way) private returns (Attempt memory attempt) {
        Party storage party = parties[_draw(seed, "party", parties.length)];
        attempt = _of("registers", system.registry, Unauthorized.selector);
        address agency = _officer(party.region, Office.AGENCY);
        attempt.allowed = _three(council, way == 2 ? officers[roleOf(Office.GUARDIAN)] : address(0));
        if (way == 0) attempt.data = abi.encodeCall(IRegistry.admitRegion, (500_000, "Chongqing"));
        if (way == 1) attempt.data = abi.encodeCall(IRegistry.addCategory, ("ANOTHER"));
        if (way == 2) attempt.data = abi.encodeCall(IRegistry.pause, ());
        if (way == 3) attempt.data = abi.encodeCall(IRegistry.resume, ());
        if (way == 4) {
            IRegistry.Registration[] memory entries = new IRegistry.Registration[](1);
            bytes memory signer = abi.encodePacked(address(uint160(seed)));
            entries[0] = IRegistry.Registration(ParticipantKind.LAB, bytes32(seed), 0, 0, signer);
            attempt.data = abi.encodeCall(IRegistry.registerParticipants, (party.region, entries));
            attempt.allowed = _three(agency, address(0));
        } else if (way == 5) {
            bytes memory signer = abi.encodePacked(address(uint160(seed)));
            attempt.data = abi.encodeCall(IRegistry.rotateSigner, (party.account, signer, _newReference()));
            attempt.allowed = _three(agency, _officer(party.region, Office.ADMIN));
        } else if (way == 6) {
            attempt.data = abi.encodeCall(
                IRegistry.relateParties,
                (party.account, parties[FIRM_B].account, party.region)
            );
            attempt.allowed = _three(agency, address(0));
        } else if (way == 7) {
            bool byCouncil = seed % 2 == 0;
            ICreditRegister.Subject memory subject = ICreditRegister.Subject(SubjectKind.PARTICIPANT, party.id);
            uint32 office = byCouncil ? 0 : party.region;
            attempt.target = system.creditRegister;
            bool lifts = seed % 4 >= 2;
            attempt.data =
                lifts
                    ? abi.encodeCall(ICreditRegister.lift, (subject, office))
                    : abi.encodeCall(ICreditRegister.report, (subject, office, Severity.BAN, 0, bytes32(0)));
            attempt.allowed = _three(byCouncil ? council : _officer(party.region, Office.CREDIT), address(0));
            // The council lifts an office's mark too.
            if (lifts) attempt.allowed[1] = council;
        }
    }

    function _withTerms(uint256 seed, uint256 way) private returns (Attempt memory attempt) {
        attempt = _of("terms", system.recognition, Unauthorized.selector);
        attempt.allowed = _three(council, address(0));
        Terms memory terms = Terms(Rail.REIMBURSE, false, 10_000, 0, address(0), 0, NONE);
        if (way == 0) {
            attempt.data = abi.encodeCall(IRecognition.signAgreement, (A, B, terms, _newReference()));
            attempt.allowed = _three(_officer(A, Office.ADMIN), _officer(B, Office.ADMIN));
        } else if (way == 1) {
            attempt.data = abi.encodeCall(IRecognition.createCompact, ("compact", terms, false));
        } else if (way < 4) {
            uint32 region = _issuer(seed);
            attempt.data =
                way == 2
                    ? abi.encodeCall(IRecognition.endorseLab, (parties[LAB_B].account, region))
                    : abi.encodeCall(IRecognition.delistLab, (parties[LAB_B].account, region));
            attempt.allowed = _three(_officer(region, Office.AGENCY), address(0));
        } else {
            uint256 count = vouchers.length;
            uint256 place = count == 0 ? 0 : _draw(seed, "voucher", count);
            if (count == 0 || vouchers[place].status != VoucherStatus.LIVE) return _of("", address(0), 0);
            VoucherEntry storage voucher = vouchers[place];
            attempt.target = system.voucherToken;
            attempt.data = abi.encodeCall(IVoucherToken.revokeVoucher, (voucher.id));
            attempt.allowed = _three(_officer(rules[voucher.programme].region, Office.BUREAU), address(0));
            if (way == 4) return attempt;
            // Whoever asks, the holder too: a voucher never changes hands.
            address from = parties[voucher.holder].account;
            attempt.data = abi.encodeCall(IERC1155.safeTransferFrom, (from, RELAY, voucher.id, voucher.balance, ""));
            delete attempt.allowed;
            attempt.reason = 0;
        }
    }

    function _withOffices(uint256 seed, uint256 way) private view returns (Attempt memory attempt) {
        uint32 region = _region(seed);
        attempt = _of("offices", system.offices, IAccessManager.AccessManagerUnauthorizedAccount.selector);
        attempt.allowed = _three(_officer(region, Office.ADMIN), address(0));
        uint64 role = roleOf(region, Office.TREASURY);
        if (way == 0) {
            attempt.data = abi.encodeCall(IRoles.grantRole, (role, RELAY, 0));
        } else if (way == 1) {
            attempt.data = abi.encodeCall(IRoles.revokeRole, (role, officers[role]));
        } else if (way == 2) {
            attempt.data = abi.encodeCall(IRoles.grantRole, (roleOf(region, Office.ADMIN), RELAY, 0));
            attempt.allowed = _three(council, address(0));
        } else {
            address[] memory modules = _modules();
            uint256 module = _draw(seed, "module", modules.length);
            attempt.target = modules[module];
            if (way == 3) {
                attempt.data = abi.encodeCall(UUPSUpgradeable.upgradeToAndCall, (system.registry, ""));
                attempt.allowed = _three(council, address(0));
                attempt.reason = Unauthorized.selector;
            } else {
                bytes memory ofOffices = abi.encodeWithSignature("initialize(address)", RELAY);
                attempt.data = module == 0 ? ofOffices : abi.encodeWithSignature("initialize()");
                delete attempt.allowed;
                attempt.reason = Initializable.InvalidInitialization.selector;
            }
        }
    }

    // ---- by signature ----

    function _withSignatures(uint256 seed, uint256 way) private returns (Attempt memory attempt) {
        bool confirming = way == 5;
        uint256 cells = _on(confirming ? OrderState.CLAIMED : OrderState.PLACED);
        uint256[] memory found = _findOrders(seed, cells, 1);
        if (found.length == 0 || (confirming && !orders[found[0]].oneSided)) return attempt;
        OrderEntry storage entry = orders[found[0]];
        attempt = _of("signatures", way < 3 ? system.orderDesk : system.claimDesk, BadSignature.selector);
        (uint256 buyer, uint256 seller) = (parties[vouchers[entry.voucher].holder].key, parties[entry.lab].key);
        if (way < 2) {
            Order memory intent = intents[found[0]];
            intent.salt = _newReference();
            intent.deadline = uint40(clock);
            bytes32 digest = IOrderDesk(system.orderDesk).hashOrder(intent);
            bytes memory one = way == 0 ? _badSignature(seed, buyer, digest) : _signature(buyer, digest);
            bytes memory other = way == 1 ? _badSignature(seed, seller, digest) : _signature(seller, digest);
            attempt.data = abi.encodeCall(IOrderDesk.placeOrder, (intent, one, other));
        } else if (way == 2) {
            Cancellation memory intent = Cancellation(entry.hash, uint40(clock), _newReference());
            bytes32 digest = IOrderDesk(system.orderDesk).hashCancellation(intent);
            attempt.data = abi.encodeCall(IOrderDesk.cancelOrder, (intent, "", _badSignature(seed, seller, digest)));
        } else if (way < 5) {
            attempt.data = _badClaim(seed, found[0], way == 3);
        } else {
            Confirmation memory intent = Confirmation(entry.hash, uint40(clock), _newReference());
            bytes32 digest = IClaimDesk(system.claimDesk).hashConfirmation(intent);
            bytes memory signature = _badSignature(seed, entry.rail == Rail.REIMBURSE ? seller : buyer, digest);
            attempt.data = abi.encodeCall(IClaimDesk.confirmClaim, (intent, signature));
            attempt.reason = Unauthorized.selector;
        }
    }

    /// @dev The claim's figures are right; one of the parties' signatures is not, or the ticket's.
    function _badClaim(uint256 seed, uint256 order, bool ofParty) private returns (bytes memory) {
        OrderEntry storage entry = orders[order];
        uint96 price = intents[order].price;
        Claim memory intent = Claim(entry.hash, _newReference(), price, price, 0, uint40(clock));
        bytes32 digest = IClaimDesk(system.claimDesk).hashClaim(intent);
        (uint256 buyer, uint256 seller) = (parties[vouchers[entry.voucher].holder].key, parties[entry.lab].key);
        IClaimDesk.Ticket memory ticket = _ticket(_intakeKeyOf(entry), intent, uint40(clock));
        bytes memory one = _signature(buyer, digest);
        bytes memory other = _signature(seller, digest);
        if (!ofParty) {
            bytes32 ticketDigest = IClaimDesk(system.claimDesk).hashTicket(intent, uint40(clock));
            ticket.signature = _badSignature(seed, _intakeKeyOf(entry), ticketDigest);
        } else if (seed % 2 == 0) {
            one = _badSignature(seed, buyer, digest);
        } else {
            other = _badSignature(seed, seller, digest);
        }
        return abi.encodeCall(IClaimDesk.claimOrder, (intents[order], intent, one, other, ticket));
    }

    /// @return Another's signature, one over something else, one cut short, one turned over, or noise.
    function _badSignature(uint256 seed, uint256 key, bytes32 digest) private pure returns (bytes memory) {
        uint256 way = _draw(seed, "bad signature", 5);
        if (way == 0) return _signature(key ^ 1, digest);
        if (way == 1) return _signature(key, keccak256(abi.encode(digest)));
        if (way == 2) return abi.encodePacked(keccak256(abi.encode(seed)), keccak256(abi.encode(key)), uint8(27));
        bytes memory good = _signature(key, digest);
        assembly ("memory-safe") {
            switch way
            case 3 {
                mstore(good, 64)
            }
            default {
                let s := mload(add(good, 0x40))
                mstore(add(good, 0x40), sub(CURVE_ORDER, s))
                mstore8(add(good, 0x60), xor(byte(0, mload(add(good, 0x60))), 7))
            }
        }
        return good;
    }
}
