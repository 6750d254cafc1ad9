// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Office, roleOf} from "../../../contracts/access/Office.sol";
import {IProgrammes} from "../../../contracts/programme/IProgrammes.sol";
import {IClaimDesk} from "../../../contracts/redemption/IClaimDesk.sol";
import {Claim} from "../../../contracts/redemption/Intents.sol";
import {IRecognition} from "../../../contracts/registry/IRecognition.sol";
import {IRegistry} from "../../../contracts/registry/IRegistry.sol";
import {ParticipantKind, participantOf} from "../../../contracts/registry/PartyWord.sol";
import {Rail, Terms} from "../../../contracts/registry/TermsWord.sol";
import {SystemDeployment} from "./SystemDeployment.sol";
import {vm} from "./Vm.sol";

/// @dev Of AccessManager, what the fixture calls.
interface IRoles {
    function grantRole(uint64 role, address account, uint32 executionDelay) external;
    function revokeRole(uint64 role, address account) external;
}

/// @notice A small world: Changxing (A), Shanghai (B), Tianjin (C) and Hefei (D) issue and host.
///
/// | pair         | rail      | terms                                                 |
/// |--------------|-----------|-------------------------------------------------------|
/// | A to B       | POOL      | agent in B, 7 days of challenge, exposure cap         |
/// | A to C       | REIMBURSE | approval before the claim, ceiling 40 %, exposure cap |
/// | B to A       | POOL      | agent in A, no challenge                              |
/// | B to C       | REIMBURSE | nothing else                                          |
/// | A to D       | CLEARING  | 7 days of challenge, exposure cap                     |
/// | C to A       | CLEARING  | no challenge, ceiling 90 %                            |
/// | first compact  | CLEARING  | 3 days of challenge; every region is in it at first   |
/// | second compact | CLEARING  | approval, ceiling 70 %, exposure cap; B, C and D      |
abstract contract SystemFixture is SystemDeployment {
    uint32 internal constant A = 330_522;
    uint32 internal constant B = 310_000;
    uint32 internal constant C = 120_000;
    uint32 internal constant D = 340_100;
    uint96 internal constant NONE = type(uint96).max;
    /// @dev 2026-12-10T10:00:00+08:00, so that runs pass a turn of the year.
    uint256 internal constant START = 1_796_868_000;
    /// @dev 2027-03-31T23:59:59+08:00 and 2027-04-30T23:59:59+08:00.
    uint40 internal constant LAST_USE = 1_806_508_799;
    uint40 internal constant LAST_REDEMPTION = 1_809_100_799;

    /// @dev Places in `parties`.
    uint8 internal constant FIRM = 0;
    uint8 internal constant TEAM_OF_FIRM = 1;
    uint8 internal constant LONER = 2;
    uint8 internal constant FIRM_B = 3;
    uint8 internal constant LAB_A = 4;
    uint8 internal constant LAB_OF_LONER = 5;
    uint8 internal constant LAB_B = 6;
    uint8 internal constant LAB_C = 7;
    uint8 internal constant AGENT_A = 8;
    uint8 internal constant AGENT_B = 9;
    uint8 internal constant FIRM_C = 10;
    uint8 internal constant FIRM_D = 11;
    uint8 internal constant LAB_D = 12;

    /// @dev Places in `termsTable`.
    uint8 internal constant AT_HOME = 0;
    uint8 internal constant A_TO_B = 1;
    uint8 internal constant A_TO_C = 2;
    uint8 internal constant B_TO_A = 3;
    uint8 internal constant B_TO_C = 4;
    uint8 internal constant A_TO_D = 5;
    uint8 internal constant C_TO_A = 6;
    uint8 internal constant BY_COMPACT = 7;
    uint8 internal constant BY_SECOND_COMPACT = 8;
    uint8 internal constant NOT_RECOGNISED = 9;

    /// @param group Of parties that one controller holds together: the number of the first one's group.
    struct Party {
        address account;
        uint32 id;
        uint32 region;
        uint32 group;
        uint256 key;
        address signer;
    }

    /// @param series Programmes with the same number share caps and first use.
    struct Rule {
        uint32 id;
        uint32 region;
        uint8 series;
        uint16 ratioBp;
        uint96 unit;
        uint96 orderCap;
        uint96 annualCap;
        uint96 firstUseCap;
        uint16 useDays;
        uint16 redeemDays;
        uint40 useBy;
        uint40 redeemBy;
        bool lenient;
    }

    Party[] internal parties;
    Rule[] internal rules;
    Terms[] internal termsTable;
    address internal council = _addressOf("council");
    /// @dev All but the council's.
    uint64[] internal roles;
    mapping(uint64 role => address officer) internal officers;
    uint256 private references;

    function _buildWorld() internal {
        vm.warp(START);
        _deploySystem(council);
        _appointOfficers();
        vm.prank(council);
        IRegistry(system.registry).addCategory("TESTING");
        vm.prank(council);
        IRegistry(system.registry).addCategory("DESIGN");
        _registerParties();
        _agreeOnTerms();
        _publishProgrammes();
    }

    /// @return In the order of their codes, which is that of a proposal.
    function _regions() internal pure returns (uint32[4] memory) {
        return [C, B, A, D];
    }

    // ---- who ----

    function _officer(uint32 region, Office office) internal view returns (address) {
        return officers[roleOf(region, office)];
    }

    function _appointOfficers() private {
        uint32[4] memory regions = [A, B, C, D];
        string[4] memory names = ["Changxing", "Shanghai", "Tianjin", "Hefei"];
        for (uint256 i = 0; i < 4; ++i) {
            vm.prank(council);
            IRegistry(system.registry).admitRegion(regions[i], names[i]);
            for (uint8 office = uint8(Office.ADMIN); office <= uint8(Office.CREDIT); ++office) {
                uint64 role = roleOf(regions[i], Office(office));
                bool ofRegion = Office(office) != Office.ADMIN;
                _appoint(role, ofRegion ? _officer(regions[i], Office.ADMIN) : council);
            }
        }
        _appoint(roleOf(Office.CENTRAL), council);
        _appoint(roleOf(Office.AUDITOR), council);
        _appoint(roleOf(Office.GUARDIAN), council);
    }

    function _appoint(uint64 role, address by) private {
        officers[role] = vm.addr(_officeKey(role));
        roles.push(role);
        vm.prank(by);
        IRoles(system.offices).grantRole(role, officers[role], 0);
    }

    function _registerParties() private {
        _register(A, ParticipantKind.ENTERPRISE, "firm", "firm");
        _register(A, ParticipantKind.TEAM, "team", "firm");
        _register(A, ParticipantKind.ENTERPRISE, "loner", "loner");
        _register(B, ParticipantKind.ENTERPRISE, "firmB", "firmB");
        _register(A, ParticipantKind.LAB, "labA", "labA");
        _register(A, ParticipantKind.LAB, "labOfLoner", "loner");
        _register(B, ParticipantKind.LAB, "labB", "labB");
        _register(C, ParticipantKind.LAB, "labC", "labC");
        _register(A, ParticipantKind.AGENT, "agentA", "agentA");
        _register(B, ParticipantKind.AGENT, "agentB", "agentB");
        _register(C, ParticipantKind.ENTERPRISE, "firmC", "firmC");
        _register(D, ParticipantKind.ENTERPRISE, "firmD", "firmD");
        _register(D, ParticipantKind.LAB, "labD", "labD");
    }

    function _register(uint32 region, ParticipantKind kind, string memory name, string memory controller) internal {
        bytes32 credential = keccak256(bytes(name));
        uint256 key = _keyOf(name);
        IRegistry.Registration[] memory entries = new IRegistry.Registration[](1);
        entries[0] = IRegistry.Registration({
            kind: kind,
            credential: credential,
            controller: keccak256(bytes(controller)),
            categories: 0,
            signer: abi.encodePacked(vm.addr(key))
        });
        vm.prank(_officer(region, Office.AGENCY));
        IRegistry(system.registry).registerParticipants(region, entries);
        address account = IRegistry(system.registry).participantByCredential(credential);
        uint32 group = IRegistry(system.registry).groupNumber(keccak256(bytes(controller)));
        parties.push(Party(account, participantOf(account), region, group, key, vm.addr(key)));
    }

    // ---- on what terms ----

    function _agreeOnTerms() private {
        termsTable.push(Terms(Rail.HOME, false, 10_000, 0, address(0), 0, NONE));
        _sign(A, B, Terms(Rail.POOL, false, 10_000, 7, parties[AGENT_B].account, 0, 4_000_000));
        _sign(A, C, Terms(Rail.REIMBURSE, true, 4_000, 7, address(0), 0, 3_000_000));
        _sign(B, A, Terms(Rail.POOL, false, 10_000, 0, parties[AGENT_A].account, 0, NONE));
        _sign(B, C, Terms(Rail.REIMBURSE, false, 10_000, 7, address(0), 0, NONE));
        _sign(A, D, Terms(Rail.CLEARING, false, 10_000, 7, address(0), 0, 3_000_000));
        _sign(C, A, Terms(Rail.CLEARING, false, 9_000, 0, address(0), 0, NONE));
        _addCompact("first", Terms(Rail.CLEARING, false, 10_000, 3, address(0), 0, NONE));
        _addCompact("second", Terms(Rail.CLEARING, true, 7_000, 2, address(0), 0, 1_500_000));
    }

    function _sign(uint32 issuer, uint32 host, Terms memory terms) private {
        termsTable.push(terms);
        bytes32 ref = _newReference();
        vm.prank(_officer(issuer, Office.ADMIN));
        IRecognition(system.recognition).signAgreement(issuer, host, terms, ref);
        vm.prank(_officer(host, Office.ADMIN));
        IRecognition(system.recognition).signAgreement(issuer, host, terms, ref);
    }

    function _addCompact(string memory name, Terms memory terms) private {
        termsTable.push(terms);
        vm.prank(council);
        IRecognition(system.recognition).createCompact(name, terms, false);
    }

    function _publishProgrammes() private {
        _publish(
            Rule(
                0,
                A,
                0,
                6_000,
                10_000,
                1_200_000,
                5_000_000,
                1_500_000,
                25,
                50,
                type(uint40).max,
                type(uint40).max,
                false
            )
        );
        _publish(Rule(0, A, 0, 5_000, 1, NONE, 5_000_000, 1_500_000, 40, 60, LAST_USE, LAST_REDEMPTION, true));
        _publish(Rule(0, B, 1, 10_000, 7, NONE, NONE, NONE, 30, 30, type(uint40).max, type(uint40).max, false));
        _publish(Rule(0, C, 2, 8_000, 1, NONE, NONE, NONE, 40, 60, type(uint40).max, type(uint40).max, false));
        _publish(Rule(0, D, 3, 9_500, 1, 2_000_000, NONE, NONE, 40, 60, type(uint40).max, type(uint40).max, false));
    }

    /// @dev The first programme has a ratio table: 50 % for testing in B, 30 % for design wherever else.
    function _publish(Rule memory rule) private {
        uint256 number = rules.length;
        IProgrammes.Ratio[] memory ratios = new IProgrammes.Ratio[](number == 0 ? 2 : 0);
        if (number == 0) {
            ratios[0] = IProgrammes.Ratio(B, "TESTING", 5_000);
            ratios[1] = IProgrammes.Ratio(0, "DESIGN", 3_000);
        }
        vm.prank(_officer(rule.region, Office.BUREAU));
        rule.id = IProgrammes(system.programmes).createProgramme(
            rule.region,
            IProgrammes.Rules({
                name: string(abi.encodePacked("programme ", bytes1(uint8(0x30 + number)))),
                series: rule.series == 0 ? "shared" : "",
                ratioBp: rule.ratioBp,
                ratios: ratios,
                unit: rule.unit,
                orderCap: rule.orderCap,
                annualCap: rule.annualCap,
                firstUseCap: rule.firstUseCap,
                categories: 0,
                useDays: rule.useDays,
                redeemDays: rule.redeemDays,
                useBy: rule.useBy,
                redeemBy: rule.redeemBy,
                retroactive: rule.lenient,
                relatedAllowed: rule.lenient
            })
        );
        rules.push(rule);
    }

    /// @return ratioBp What programme, place, category and terms come to: a re-statement, read from no contract.
    function _ratioOf(
        uint256 programme,
        uint32 host,
        bool testing,
        uint16 ceiling
    ) internal view returns (uint16 ratioBp) {
        ratioBp = rules[programme].ratioBp;
        if (programme == 0 && testing && host == B) ratioBp = 5_000;
        if (programme == 0 && !testing) ratioBp = 3_000;
        if (ratioBp > ceiling) ratioBp = ceiling;
    }

    function _railOf(uint32 issuer, uint32 host) internal pure returns (Rail) {
        if (issuer == host) return Rail.HOME;
        if (issuer == C || issuer == D || host == D) return Rail.CLEARING;
        return host == C ? Rail.REIMBURSE : Rail.POOL;
    }

    /// @dev The agreement of a pair that has one; a compact otherwise.
    function _agreementOf(uint32 issuer, uint32 host) internal pure returns (uint8 terms) {
        if (issuer == host) return AT_HOME;
        if (issuer == A)
            return
                host == B
                    ? A_TO_B
                    : host == C
                        ? A_TO_C
                        : A_TO_D;
        if (issuer == B && host != D) return host == A ? B_TO_A : B_TO_C;
        return issuer == C && host == A ? C_TO_A : NOT_RECOGNISED;
    }

    function _agentOf(uint32 issuer) internal pure returns (uint8 party) {
        return issuer == A ? AGENT_B : AGENT_A;
    }

    // ---- signing ----

    function _signature(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _ticket(
        uint256 key,
        Claim memory claim,
        uint40 deadline
    ) internal view returns (IClaimDesk.Ticket memory) {
        bytes32 digest = IClaimDesk(system.claimDesk).hashTicket(claim, deadline);
        return IClaimDesk.Ticket(deadline, _signature(key, digest));
    }

    function _officeKey(uint64 role) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("office", role)));
    }

    function _keyOf(string memory name) internal pure returns (uint256) {
        return uint256(keccak256(bytes(name)));
    }

    function _addressOf(string memory name) private pure returns (address) {
        return vm.addr(_keyOf(name));
    }

    function _newReference() internal returns (bytes32) {
        return bytes32(++references);
    }
}
