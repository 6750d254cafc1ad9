// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

// Every refusal of the system, once. The names and their order of precedence are those of docs/scenario-format.md,
// "Errors"; the arguments are the figures that decided. Amounts are fen, times Unix seconds, days counted from
// 1970-01-01 at UTC+8.

// ---- 1 form ----

/// @notice A stated amount is zero, or a claim comes to nothing.
error ZeroAmount();
/// @notice The intent or ticket could be submitted until `deadline` and no longer.
error SignatureExpired(uint256 deadline, uint256 time);
/// @notice The signature over `digest` is not by the signer on record for `party` (a zero `party`: by no intake office).
error BadSignature(address party, bytes32 digest);
/// @notice This very order intent was placed before; its hash is its identity and is never forgotten.
error OrderExists(bytes32 order);

// ---- 2 state ----

/// @notice No order has this hash.
error OrderUnknown(bytes32 order);
/// @notice The agreement asks for the issuing agency's approval before a claim.
error OrderNotApproved(bytes32 order);
/// @notice The order (its hash) or voucher (its id) has come to its end; `state` is the final state.
error AlreadySettled(bytes32 id, uint8 state);
/// @notice The act does not fit the present state of the order (its hash), or of the membership (compact << 32 and
/// region; state 1: a member).
error WrongState(bytes32 id, uint8 state);
/// @notice The act is possible from `due` on.
error NotDue(uint256 due, uint256 time);
/// @notice The payment has been due since `due`: it can no longer be disputed.
error ChallengeOver(uint256 due, uint256 time);

// ---- 3 who ----

/// @notice `caller` does not hold the office, or is not the party, that this act asks for.
error Unauthorized(address caller);
/// @notice The voucher is not held by this enterprise.
error NotHolder(uint256 voucher, address enterprise);
/// @notice The participant is unknown, struck off, of the wrong kind, or of another region than the act needs.
error ParticipantInactive(address participant);
/// @notice The region issues, orders and hosts nothing new until `until`.
error RegionSuspended(uint32 region, uint256 until);
/// @notice The credit register holds this participant or its group back until `until`.
error CreditBlocked(address participant, uint256 until);
/// @notice The two are of one group, or their groups are on record as related.
error RelatedParties(address enterprise, address lab);
/// @notice A voucher never changes hands.
error NotTransferable(uint256 voucher);

// ---- 4 clocks ----

/// @notice The programme is closed, or its last day of use has passed.
error ProgrammeClosed(uint32 programme);
/// @notice The contract is older than the voucher.
error Retroactive(uint256 contractDay, uint256 issueDay);
/// @notice The voucher could be ordered against until `useBy`.
error UseExpired(uint256 useBy, uint256 time);
/// @notice The order could be claimed until `redeemBy`.
error RedeemExpired(uint256 redeemBy, uint256 time);

// ---- 5 recognition ----

/// @notice No agreement or compact makes `host` recognise vouchers of `issuer`.
error NotRecognised(uint32 issuer, uint32 host);
/// @notice The lab is not in the catalogue that counts for this pair.
error LabNotListed(address lab);
/// @notice The category is not covered by the programme, the agreement and the lab together.
error CategoryNotCovered(string category);

// ---- 6 amounts ----

/// @notice The subsidy is more than the ratio of the price; `most` is the largest.
error CoPaymentTooLow(uint256 subsidy, uint256 most);
/// @notice The amount is more than what is there.
error BalanceTooLow(uint256 amount, uint256 balance);
/// @notice The subsidy is not a multiple of the programme's unit.
error UnitMismatch(uint256 subsidy, uint256 unit);
/// @notice The subsidy is more than one order may take.
error OrderCapExceeded(uint256 subsidy, uint256 cap);
/// @notice The subsidy is more than what is left of the cap on the group's first use.
error FirstUseCapExceeded(uint256 subsidy, uint256 left);
/// @notice The subsidy is more than what is left of the group's cap for the year.
error AnnualCapExceeded(uint256 subsidy, uint256 left);

// ---- 7 claims ----

/// @notice The invoice has been claimed on `order` already.
error DuplicateInvoice(bytes32 nullifier, bytes32 order);
/// @notice The invoice is over more than the order's price.
error InvoiceExceedsPrice(uint256 invoiced, uint256 price);
/// @notice The enterprise has not been shown to have paid `least`.
error CoPaymentUnproved(uint256 paid, uint256 least);

// ---- 8 money ----

/// @notice The programme's un-issued money is `unissued`.
error BudgetExhausted(uint256 amount, uint256 unissued);
/// @notice The pair's exposure would become `exposure`.
error ExposureCapExceeded(uint256 exposure, uint256 cap);
/// @notice What the host is owed and has reserved on CLEARING would become `accepted`.
error AcceptanceQuotaExceeded(uint256 accepted, uint256 quota);
/// @notice What the issuer owes and has reserved on CLEARING, less what it is owed, would become `netDebit`.
error NetDebitCapExceeded(uint256 netDebit, uint256 cap);
/// @notice The pair's pool has `free` left.
error PoolShort(uint256 amount, uint256 free);
/// @notice The treasury has `free` left.
error TreasuryShort(uint256 amount, uint256 free);

// ---- 9 clearing ----

/// @notice The amount is more than the obligation; in a cycle, than it was at the end of the epoch.
error ExceedsObligation(uint256 amount, uint256 obligation);
/// @notice By the flows the region would pay out other than it receives.
error SetOffUnbalanced(uint32 region, uint256 paidOut, uint256 received);
/// @notice The potentials do not prove that the flows are the ones that count: they fail at this pair.
error SetOffNotMaximal(uint32 debtor, uint32 creditor);

// ---- registers and settings ----

/// @notice A guardian has paused the system; the council resumes it.
error Paused();
/// @notice The system is not paused.
error NotPaused();
/// @notice No such region has been admitted.
error RegionUnknown(uint32 region);
/// @notice The region has been admitted before.
error RegionExists(uint32 region);
/// @notice A code is six digits (GB/T 2260) and not the centre's 100000.
error RegionCodeInvalid(uint32 region);
/// @notice The office does not exist, or is not one of a region, or not one of the consortium.
error OfficeInvalid(uint64 role);
/// @notice The account holds another office; one account, one office.
error OfficeTaken(address account, uint64 role);
/// @notice An office acts at once: no delay can be set on it.
error OfficeDelayed(address account, uint32 delay);
/// @notice A participant with this credential is on record already, as `participant`.
error CredentialTaken(bytes32 credential, address participant);
/// @notice This signer signs, or has signed, for `participant`.
error SignerTaken(bytes signer, address participant);
/// @notice A signer is an address (20 bytes) or a verifier's address with a key behind it (ERC-7913).
error SignerInvalid(bytes signer);
/// @notice No such participant.
error ParticipantUnknown(address participant);
/// @notice No such group.
error GroupUnknown(bytes32 group);
/// @notice A mark is WATCH, SUSPEND or BAN.
error SeverityInvalid();
/// @notice The category is not in the consortium's list.
error CategoryUnknown(string category);
/// @notice A list holds `most` entries at most.
error ListFull(uint256 most);
/// @notice No such programme.
error ProgrammeUnknown(uint32 programme);
/// @notice The region has a programme of this name.
error ProgrammeExists(uint32 region, string name);
/// @notice A ratio is 0 to 10000 basis points.
error RatioInvalid(uint256 basisPoints);
/// @notice No voucher has this id.
error VoucherUnknown(uint256 voucher);
/// @notice A voucher with this serial was issued before, under this programme.
error VoucherExists(uint256 voucher);
/// @notice The two-office act with this reference is done; a new act needs a new reference.
error ReferenceUsed(bytes32 act);
/// @notice The rail is not open for agreements.
error RailUnavailable(uint8 rail);
/// @notice A region makes no agreement with itself.
error SameRegion(uint32 region);
/// @notice A POOL agreement names an agent resident in the host region, and no other agreement names one.
error AgentInvalid(address agent);
/// @notice Orders can be placed until the end of the year `last`.
error ClockOutOfRange(uint256 year, uint256 last);
/// @notice No such compact.
error CompactUnknown(uint32 compact);
/// @notice The regions and edges of a proposal stand in ascending order, each once, with one potential for each region;
/// the first that does not fit stands at `position`.
error ProposalMalformed(uint256 position);
/// @notice The proposal covers `covered` of what was owed at the end of the epoch.
error ProposalIncomplete(uint256 covered, uint256 open);
/// @notice A cycle covers what was owed at the end of the epoch `last`.
error EpochNotCovered(uint256 epoch, uint256 last);
