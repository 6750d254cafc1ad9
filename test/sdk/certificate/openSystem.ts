import { encodeFunctionData, hashTypedData, maxUint96, type Abi, type Hex } from 'viem';
import { batcherAbi } from '../../../sdk/src/abis/batcherAbi.ts';
import { claimDeskAbi } from '../../../sdk/src/abis/claimDeskAbi.ts';
import { officesAbi } from '../../../sdk/src/abis/officesAbi.ts';
import { orderDeskAbi } from '../../../sdk/src/abis/orderDeskAbi.ts';
import { programmesAbi } from '../../../sdk/src/abis/programmesAbi.ts';
import { registryAbi } from '../../../sdk/src/abis/registryAbi.ts';
import { treasuryAbi } from '../../../sdk/src/abis/treasuryAbi.ts';
import { voucherTokenAbi } from '../../../sdk/src/abis/voucherTokenAbi.ts';
import { intentDomain } from '../../../sdk/src/certificate/intentDomain.ts';
import { intentTypes } from '../../../sdk/src/certificate/paymentAbi.ts';
import { deploySystem } from '../../../sdk/src/deployments/deploySystem.ts';
import { word } from './mixedBlock.ts';
import type { Anvil } from './startAnvil.ts';

const REGION = 310000;
/** Numbers of the office within a role id, as in `contracts/access/Office.sol`. */
const OFFICES = { admin: 1, bureau: 2, agency: 3, treasury: 4 } as const;
const KEYS = { council: 0, admin: 1, bureau: 2, agency: 3, treasury: 4, enterprise: 5, lab: 6, anyone: 7 } as const;
type Party = keyof typeof KEYS;

const account = (number: number): Hex =>
  `0x${(((BigInt(`0x${Buffer.from('tongdui.participant').toString('hex')}00`) >> 32n) << 32n) | BigInt(number)).toString(16)}`;
export const ENTERPRISE = account(1);
export const LAB = account(2);

/** A real system with one region, one firm and one lab of it, and one voucher: the HOME rail. */
export async function openSystem(anvil: Anvil) {
  const { publicClient } = anvil;
  const deployment = await deploySystem({
    publicClient,
    walletClient: anvil.walletOf(8),
    council: anvil.account(KEYS.council).address,
  });
  const send = async (by: Party, to: Hex, data: Hex) => {
    // For a batch an estimate would be the gas at which every call fails without sinking it.
    const gas = to === deployment.batcher ? { gas: 16_777_216n } : {};
    const hash = await anvil.walletOf(KEYS[by]).sendTransaction({ to, data, ...gas });
    const receipt = await publicClient.waitForTransactionReceipt({ hash, pollingInterval: 20 });
    if (receipt.status !== 'success') throw new Error(`refused: ${hash}`);
    return hash;
  };
  const call = async (by: Party, to: Hex, abi: Abi | readonly unknown[], functionName: string, args: unknown[]) =>
    await send(by, to, encodeFunctionData({ abi: abi as Abi, functionName, args }));
  const { offices, registry, treasury, programmes, voucherToken, orderDesk, claimDesk, batcher } = deployment;

  await call('council', registry, registryAbi, 'admitRegion', [REGION, '上海市']);
  await call('council', registry, registryAbi, 'addCategory', ['TESTING']);
  for (const [office, number] of Object.entries(OFFICES)) {
    const role = (BigInt(REGION) << 8n) | BigInt(number);
    const holder = anvil.account(KEYS[office as Party]).address;
    await call(office === 'admin' ? 'council' : 'admin', offices, officesAbi, 'grantRole', [role, holder, 0]);
  }
  const registration = (kind: number, party: Party, credential: string) => ({
    kind,
    credential: word(credential),
    controller: word('00'),
    categories: 0n,
    signer: anvil.account(KEYS[party]).address,
  });
  const parties = [registration(1, 'enterprise', 'e1'), registration(3, 'lab', 'a1')];
  await call('agency', registry, registryAbi, 'registerParticipants', [REGION, parties]);
  for (const by of ['bureau', 'treasury'] as const) {
    await call(by, treasury, treasuryAbi, 'appropriate', [REGION, 100_000_000n, word('b1')]);
  }
  const rules = {
    name: '2026',
    series: '',
    ratioBp: 5_000,
    ratios: [],
    unit: 1n,
    orderCap: maxUint96,
    annualCap: maxUint96,
    firstUseCap: maxUint96,
    categories: 0n,
    useDays: 365,
    redeemDays: 400,
    useBy: 2 ** 40 - 1,
    redeemBy: 2 ** 40 - 1,
    retroactive: true,
    relatedAllowed: false,
  };
  await call('bureau', programmes, programmesAbi, 'createProgramme', [REGION, rules]);
  await call('treasury', programmes, programmesAbi, 'fundProgramme', [1, 100_000_000n]);
  await call('bureau', voucherToken, voucherTokenAbi, 'issueMany', [
    1,
    [{ to: ENTERPRISE, amount: 50_000_000n, serial: 7 }],
  ]);
  const { timestamp } = await publicClient.getBlock();
  const today = Number((timestamp + 28_800n) / 86_400n);
  const voucher = (BigInt(REGION) << 96n) | (1n << 64n) | (BigInt(today) << 32n) | 7n;
  const deadline = Number(timestamp) + 1_000_000;

  const orderDomain = intentDomain(31337n, orderDesk);
  const claimDomain = intentDomain(31337n, claimDesk);
  const sign = async (
    party: Party,
    domain: typeof orderDomain,
    primaryType: keyof typeof intentTypes,
    message: object,
  ) => await anvil.account(KEYS[party]).signTypedData({ domain, types: intentTypes, primaryType, message } as never);

  const drawOrder = (salt: string, price = 5_760_000n) => {
    const message = {
      enterprise: ENTERPRISE,
      lab: LAB,
      voucher,
      category: 'TESTING',
      price,
      subsidy: price / 2n,
      contractDay: today,
      deadline,
      salt: word(salt),
    };
    const order = hashTypedData({ domain: orderDomain, types: intentTypes, primaryType: 'Order', message });
    return { message, order };
  };
  type Drawn = ReturnType<typeof drawOrder>;

  const placeCalldata = async ({ message }: Drawn, enterprise: Party = 'enterprise', lab: Party = 'lab') =>
    encodeFunctionData({
      abi: orderDeskAbi,
      functionName: 'placeOrder',
      args: [
        message,
        await sign(enterprise, orderDomain, 'Order', message),
        await sign(lab, orderDomain, 'Order', message),
      ],
    });

  const claimCalldata = async ({ message, order }: Drawn, nullifier: string, by: 'both' | 'lab' = 'both') => {
    const invoiced = message.price;
    const shared = { order, nullifier: word(nullifier), invoiced, paid: invoiced - message.subsidy };
    const claim = { ...shared, evidence: word('ee'), deadline };
    return encodeFunctionData({
      abi: claimDeskAbi,
      functionName: 'claimOrder',
      args: [
        message,
        claim,
        by === 'both' ? await sign('enterprise', claimDomain, 'Claim', claim) : '0x',
        await sign('lab', claimDomain, 'Claim', claim),
        { deadline, signature: await sign('agency', claimDomain, 'IntakeTicket', { ...shared, deadline }) },
      ],
    });
  };

  const confirmCalldata = async ({ order }: Drawn) => {
    const message = { order, deadline, salt: word('cf') };
    const signature = await sign('enterprise', claimDomain, 'Confirmation', message);
    return encodeFunctionData({ abi: claimDeskAbi, functionName: 'confirmClaim', args: [message, signature] });
  };

  const accept = async (orders: Hex[]) => await call('agency', claimDesk, claimDeskAbi, 'acceptMany', [orders]);
  const pay = async (orders: Hex[]) => await call('anyone', claimDesk, claimDeskAbi, 'payMany', [orders]);

  return {
    deployment,
    drawOrder,
    placeCalldata,
    claimCalldata,
    confirmCalldata,
    send,
    keyOf: (party: Party) => anvil.account(KEYS[party]).address.toLowerCase() as Hex,
    batch: async (calls: { target: Hex; data: Hex }[]) => await call('anyone', batcher, batcherAbi, 'run', [calls]),
    accept,
    pay,
    /** An order in four blocks in a row, up to its payment. */
    payOrder: async (salt: string, nullifier: string) => {
      const drawn = drawOrder(salt);
      await send('anyone', orderDesk, await placeCalldata(drawn));
      await send('anyone', claimDesk, await claimCalldata(drawn, nullifier));
      await accept([drawn.order]);
      const { blockHash } = await publicClient.getTransactionReceipt({ hash: await pay([drawn.order]) });
      return { order: drawn.order, blockHash };
    },
  };
}

export type System = Awaited<ReturnType<typeof openSystem>>;
