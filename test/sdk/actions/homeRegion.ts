import type { Address } from 'viem';
import { registerParticipants } from '../../../sdk/src/actions/agency/registerParticipants.ts';
import type { Registration } from '../../../sdk/src/actions/agency/registerParticipants.ts';
import { appropriate } from '../../../sdk/src/actions/bureau/appropriate.ts';
import { createProgramme } from '../../../sdk/src/actions/bureau/createProgramme.ts';
import { issueVouchers } from '../../../sdk/src/actions/bureau/issueVouchers.ts';
import { addCategory } from '../../../sdk/src/actions/council/addCategory.ts';
import { admitRegion } from '../../../sdk/src/actions/council/admitRegion.ts';
import { fundProgramme } from '../../../sdk/src/actions/treasury/fundProgramme.ts';
import type { TongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import type { ParticipantKind } from '../../../sdk/src/participants/participantKinds.ts';
import { credentialOf } from '../../../sdk/src/participants/credential.ts';
import { addressOf, type Rehearsal } from './startRehearsal.ts';

/** Keys of tests are of the right length and secret to nobody. */
export const registrationKey = new Uint8Array(32).fill(1);
export const intakeKey = new Uint8Array(32).fill(2);

export const home = 310_000;

export type Party = { readonly account: Address; readonly client: TongduiClient };

export type HomeRegion = Awaited<ReturnType<typeof openHomeRegion>>;

/** One region with its officers, an enterprise with a voucher of 30 000 yuan, and a lab. */
export async function openHomeRegion(rehearsal: Rehearsal) {
  const { council, officer } = rehearsal;
  await admitRegion(council, { region: home, name: '上海' });
  await addCategory(council, { category: 'TESTING' });
  await addCategory(council, { category: 'DESIGN' });
  const admin = await officer({ office: 'ADMIN', region: home });
  const bureau = await officer({ office: 'BUREAU', region: home }, admin);
  const agency = await officer({ office: 'AGENCY', region: home }, admin);
  const treasury = await officer({ office: 'TREASURY', region: home }, admin);
  const enterprise = await register(rehearsal, agency, home, 'ENTERPRISE', '91310000MA1');
  const lab = await register(rehearsal, agency, home, 'LAB', '12310000LAB', { categories: ['TESTING'] });

  await appropriate(bureau, { region: home, amount: 10_000_000n, document: '回单 1' });
  await appropriate(treasury, { region: home, amount: 10_000_000n, document: '回单 1' });
  const { programme } = await createProgramme(bureau, {
    region: home,
    rules: { name: '2026', ratioBp: 5_000, useDays: 365, redeemDays: 400, categories: ['TESTING'] },
  });
  await fundProgramme(treasury, { programme, amount: 8_000_000n });
  const { vouchers } = await issueVouchers(bureau, {
    programme,
    issues: [{ to: enterprise.account, amount: 3_000_000n, serial: 1 }],
  });
  return { admin, bureau, agency, treasury, enterprise, lab, programme, voucher: vouchers[0]! };
}

/** Registers one participant whose signer is a fresh key. */
export async function register(
  rehearsal: Rehearsal,
  agency: TongduiClient,
  region: number,
  kind: ParticipantKind,
  identity: string,
  more: Partial<Registration> = {},
): Promise<Party> {
  const client = rehearsal.stranger();
  const credential = credentialOf(registrationKey, identity);
  const registration = { kind, credential, signer: addressOf(client), ...more };
  const { participants } = await registerParticipants(agency, { region, registrations: [registration] });
  return { account: participants[0]!.account, client };
}
