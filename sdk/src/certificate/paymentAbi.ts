import { parseAbi } from 'viem';

const ORDER =
  'struct Order { address enterprise; address lab; uint256 voucher; string category; uint96 price; uint96 subsidy; uint32 contractDay; uint40 deadline; bytes32 salt; }';
const CLAIM =
  'struct Claim { bytes32 order; bytes32 nullifier; uint96 invoiced; uint96 paid; bytes32 evidence; uint40 deadline; }';

/** What a certificate reads of `IOrderDesk`. Only what format 1 knows: a changed event needs a new format. */
export const orderDeskAbi = parseAbi([
  ORDER,
  'event OrderPlaced(bytes32 indexed order, uint32 indexed terms, Order intent)',
  'event OrderApproved(bytes32 indexed order)',
  'function placeOrder(Order intent, bytes enterpriseSignature, bytes labSignature) returns (bytes32 order)',
]);

/** What a certificate reads of `IClaimDesk`. */
export const claimDeskAbi = parseAbi([
  ORDER,
  CLAIM,
  'struct Ticket { uint40 deadline; bytes signature; }',
  'struct Confirmation { bytes32 order; uint40 deadline; bytes32 salt; }',
  'event OrderClaimed(bytes32 indexed order, Claim claim, uint96 subsidy, uint96 released, bool oneSided)',
  'event ClaimConfirmed(bytes32 indexed order)',
  'event OrderVerified(bytes32 indexed order, uint256 due)',
  'event OrderAccepted(bytes32 indexed order)',
  'event OrderEscalated(bytes32 indexed order)',
  'event OrderDisputed(bytes32 indexed order, uint32 indexed region, bytes32 reason)',
  'event OrderResolved(bytes32 indexed order, uint8 outcome, uint96 released, bytes32 ref)',
  'event OrderPaid(bytes32 indexed order, address indexed payee, uint96 amount)',
  'event OrderClawedBack(bytes32 indexed order, address indexed payee, uint96 amount, uint96 taken, uint96 advanced, bytes32 ref)',
  'function claimOrder(Order order, Claim claim, bytes enterpriseSignature, bytes labSignature, Ticket ticket)',
  'function confirmClaim(Confirmation intent, bytes signature)',
]);

/** What a certificate reads of `Batcher`. */
export const batcherAbi = parseAbi([
  'struct Call { address target; bytes data; }',
  'event CallFailed(uint256 indexed index, address indexed target, bytes reason)',
  'function run(Call[] calls) returns (bool[] results)',
]);

/** The EIP-712 types of the intents, as in `contracts/redemption/Intents.sol`. */
export const intentTypes = {
  Order: [
    { name: 'enterprise', type: 'address' },
    { name: 'lab', type: 'address' },
    { name: 'voucher', type: 'uint256' },
    { name: 'category', type: 'string' },
    { name: 'price', type: 'uint96' },
    { name: 'subsidy', type: 'uint96' },
    { name: 'contractDay', type: 'uint32' },
    { name: 'deadline', type: 'uint40' },
    { name: 'salt', type: 'bytes32' },
  ],
  Claim: [
    { name: 'order', type: 'bytes32' },
    { name: 'nullifier', type: 'bytes32' },
    { name: 'invoiced', type: 'uint96' },
    { name: 'paid', type: 'uint96' },
    { name: 'evidence', type: 'bytes32' },
    { name: 'deadline', type: 'uint40' },
  ],
  Confirmation: [
    { name: 'order', type: 'bytes32' },
    { name: 'deadline', type: 'uint40' },
    { name: 'salt', type: 'bytes32' },
  ],
  IntakeTicket: [
    { name: 'order', type: 'bytes32' },
    { name: 'nullifier', type: 'bytes32' },
    { name: 'invoiced', type: 'uint96' },
    { name: 'paid', type: 'uint96' },
    { name: 'deadline', type: 'uint40' },
  ],
} as const;
