import { decodeFunctionData, encodeEventTopics, hashTypedData, recoverAddress, size, type Hex } from 'viem';
import type { CarriedEvents, ReadingContext, SignedIntent } from './certificateVocabulary.ts';
import type { DecodedTransaction } from './decodeTransaction.ts';
import { intentDomain } from './intentDomain.ts';
import { batcherAbi, claimDeskAbi, intentTypes, orderDeskAbi } from './paymentAbi.ts';

/** A call that certainly reached a desk. */
type DeskCall = { target: Hex; data: Hex };
type Found = { kind: string; event: string; hash: Hex; signatures: Record<string, Hex> };

/** Foreign or malformed calldata are no intents; that is an answer, not a failure. */
function decode<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Calls that reached the desks: the transaction itself, or those that the deployment's own Batcher passed on. */
function deskCalls(
  { to, input }: DecodedTransaction,
  { deployment }: ReadingContext,
  { logs }: CarriedEvents,
): DeskCall[] {
  if (to === undefined) return [];
  if (to !== deployment.batcher) return [{ target: to, data: input }];
  const batch = decode(() => decodeFunctionData({ abi: batcherAbi, data: input }));
  const [topic] = encodeEventTopics({ abi: batcherAbi, eventName: 'CallFailed' });
  const failures = logs.filter(({ address, topics }) => address === to && topics[0] === topic);
  const failed = new Set(failures.map(({ topics }) => BigInt(topics[1] ?? -1)));
  return (batch?.args[0] ?? [])
    .filter((_, index) => !failed.has(BigInt(index)))
    .map(({ target, data }) => ({ target: target.toLowerCase() as Hex, data }));
}

function readOrder(data: Hex, { chainId, deployment }: ReadingContext): Found | undefined {
  const call = decode(() => decodeFunctionData({ abi: orderDeskAbi, data }));
  if (call === undefined) return undefined;
  const [message, enterprise, lab] = call.args;
  const domain = intentDomain(chainId, deployment.orderDesk);
  const hash = hashTypedData({ domain, types: intentTypes, primaryType: 'Order', message });
  return { kind: 'Order', event: 'OrderPlaced', hash, signatures: { enterprise, lab } };
}

function readClaim(data: Hex, { chainId, deployment, order }: ReadingContext): Found[] {
  const call = decode(() => decodeFunctionData({ abi: claimDeskAbi, data }));
  const domain = intentDomain(chainId, deployment.claimDesk);
  const hashOf = { domain, types: intentTypes } as const;
  if (call?.functionName === 'confirmClaim') {
    const [message, confirmer] = call.args;
    if (message.order !== order) return [];
    const hash = hashTypedData({ ...hashOf, primaryType: 'Confirmation', message });
    return [{ kind: 'Confirmation', event: 'ClaimConfirmed', hash, signatures: { confirmer } }];
  }
  if (call?.functionName !== 'claimOrder') return [];
  const [, claim, enterprise, lab, ticket] = call.args;
  const hash = hashTypedData({ ...hashOf, primaryType: 'Claim', message: claim });
  const ticketMessage = { ...claim, deadline: ticket.deadline };
  const ticketHash = hashTypedData({ ...hashOf, primaryType: 'IntakeTicket', message: ticketMessage });
  return [
    { kind: 'Claim', event: 'OrderClaimed', hash, signatures: { enterprise, lab } },
    // The ticket goes with its claim: it counts where the claim does.
    { kind: 'IntakeTicket', event: 'OrderClaimed', hash: ticketHash, signatures: { intake: ticket.signature } },
  ];
}

async function recover(hash: Hex, signature: Hex): Promise<Hex | null> {
  if (size(signature) !== 65) return null;
  const address = await recoverAddress({ hash, signature }).catch(() => null);
  return address === null ? null : (address.toLowerCase() as Hex);
}

const NAMES: Record<string, { zh: string; en: string }> = {
  Order: { zh: '订单', en: 'order' },
  Claim: { zh: '兑付申请', en: 'claim' },
  Confirmation: { zh: '确认', en: 'confirmation' },
  IntakeTicket: { zh: '受理回执', en: 'intake ticket' },
  enterprise: { zh: '企业', en: 'the enterprise' },
  lab: { zh: '实验室', en: 'the lab' },
  confirmer: { zh: '另一方', en: 'the other party' },
  intake: { zh: '受理方', en: 'the reviewer' },
};

async function describe({ kind, hash, signatures }: Found): Promise<SignedIntent> {
  const given = Object.entries(signatures).filter(([, signature]) => size(signature) > 0);
  const signers: SignedIntent['signers'] = {};
  for (const [role, signature] of given) signers[role] = await recover(hash, signature);
  const say = (language: 'zh' | 'en') =>
    Object.entries(signers).map(([role, signer]) => {
      const name = NAMES[role]?.[language] ?? role;
      if (language === 'zh') return `${name}${signer === null ? '以合约或通行密钥签署' : `的签名出自密钥 ${signer}`}`;
      return signer === null ? `${name} signed by a contract or passkey` : `${name}'s signature is by key ${signer}`;
    });
  return {
    kind,
    hash,
    signers,
    zh: `已签署的${NAMES[kind]?.zh} ${hash}：${say('zh').join('，')}；合约已受理这些签名。`,
    en: `Signed ${NAMES[kind]?.en} ${hash}: ${say('en').join(', ')}; the contract accepted these signatures.`,
  };
}

/**
 * The order's intents that a transaction executed, with who signed them.
 *
 * An intent counts only where its call went through: the transaction, which succeeded, called a desk, or it called the
 * deployment's Batcher, whose receipt does not say that this call failed; and the event that the call makes is proved
 * with the same content. Where two calls fit one event, which the desks rule out, neither counts.
 */
export async function readPaymentIntents(
  transaction: DecodedTransaction,
  context: ReadingContext,
  carried: CarriedEvents,
): Promise<SignedIntent[]> {
  const found = deskCalls(transaction, context, carried).flatMap(({ target, data }) => {
    if (target === context.deployment.orderDesk) return readOrder(data, context) ?? [];
    return target === context.deployment.claimDesk ? readClaim(data, context) : [];
  });
  const executed = new Set<Found>();
  for (const { name, intent } of carried.events) {
    // A ticket counts where its claim does; it is the entry behind it.
    const matches = found.filter(
      ({ kind, event, hash }) => kind !== 'IntakeTicket' && event === name && (intent === undefined || hash === intent),
    );
    const [match] = matches;
    if (match === undefined || matches.length !== 1) continue;
    executed.add(match);
    const next = found[found.indexOf(match) + 1];
    if (match.kind === 'Claim' && next?.kind === 'IntakeTicket') executed.add(next);
  }
  return await Promise.all([...executed].map(describe));
}
