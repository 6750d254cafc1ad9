import { acceptedOffices, sampleParties, sampleRegions } from './sample.ts';
import { addCategory } from '../../src/actions/council/addCategory.ts';
import { admitRegion } from '../../src/actions/council/admitRegion.ts';
import { grantOffice } from '../../src/actions/council/grantOffice.ts';
import { setEpochLength } from '../../src/actions/council/setEpochLength.ts';
import { signAgreement } from '../../src/actions/admin/signAgreement.ts';
import { registerParticipants } from '../../src/actions/agency/registerParticipants.ts';
import { appropriate } from '../../src/actions/bureau/appropriate.ts';
import { createProgramme } from '../../src/actions/bureau/createProgramme.ts';
import { fundProgramme } from '../../src/actions/treasury/fundProgramme.ts';
import { credentialOf } from '../../src/participants/credential.ts';
import { makeLocalKey } from './localKeys.ts';
import { addNames } from './names.ts';
import { readSecret } from './secrets.ts';
import type { Session } from './session.ts';

/**
 * Opens a small consortium on a new network, so that there is something to try: two regions that recognise one another on
 * CLEARING, every office with a key, money, a programme and a lab each.
 */
export async function openSample(session: Session): Promise<void> {
  const { folder } = session;
  const council = session.clientOf(await session.keyOf('council'));
  const seat = async (name: string) => (await makeLocalKey(folder, name)).address;
  for (const { code, name } of sampleRegions) {
    await admitRegion(council, { region: code, name });
    await grantOffice(council, { office: 'ADMIN', region: code, account: await seat(`admin@${code}`) });
  }
  for (const category of ['TESTING', 'RND', 'DESIGN', 'CONSULTING']) await addCategory(council, { category });
  await setEpochLength(council, { length: 'BLOCK' });
  await grantOffice(council, { office: 'CENTRAL', account: await seat('central') });
  await grantOffice(council, { office: 'AUDITOR', account: await seat('auditor') });
  await grantOffice(council, { office: 'GUARDIAN', account: await seat('guardian') });

  const clientOf = async (name: string) => session.clientOf(await session.keyOf(name));
  for (const { code, programme, budget, deposit } of sampleRegions) {
    const admin = await clientOf(`admin@${code}`);
    for (const office of acceptedOffices) {
      const account = await seat(`${office.toLowerCase()}@${code}`);
      await grantOffice(admin, { office, region: code, account });
    }
    const [bureau, treasury] = [await clientOf(`bureau@${code}`), await clientOf(`treasury@${code}`)];
    const money = { region: code, amount: deposit, document: `sample appropriation ${code}` };
    await appropriate(bureau, money);
    await appropriate(treasury, money);
    const { programme: number } = await createProgramme(bureau, { region: code, rules: programme });
    await fundProgramme(treasury, { programme: number, amount: budget });
  }
  for (const [issuer, host] of pairs(sampleRegions.map(({ code }) => code))) {
    const terms = { rail: 'CLEARING', challengeDays: 0 } as const;
    const agreement = { issuer, host, terms, document: `sample agreement ${issuer}>${host}` };
    await signAgreement(await clientOf(`admin@${issuer}`), agreement);
    await signAgreement(await clientOf(`admin@${host}`), agreement);
  }
  const registration = await readSecret(folder, 'registration');
  for (const { name, region, kind, identity } of sampleParties) {
    const { participants } = await registerParticipants(await clientOf(`agency@${region}`), {
      region,
      registrations: [{ kind, credential: credentialOf(registration, identity), signer: await seat(name) }],
    });
    await addNames(
      folder,
      participants.map(({ account }) => [name, account] as const),
    );
  }
}

function pairs(codes: readonly number[]): (readonly [number, number])[] {
  return codes.flatMap((a) => codes.filter((b) => b !== a).map((b) => [a, b] as const));
}
