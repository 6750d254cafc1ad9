import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { relateParties } from '../../../sdk/src/actions/agency/relateParties.ts';
import { unrelateParties } from '../../../sdk/src/actions/agency/unrelateParties.ts';
import { registerParticipants } from '../../../sdk/src/actions/agency/registerParticipants.ts';
import { rotateSigner } from '../../../sdk/src/actions/admin/rotateSigner.ts';
import { appropriate } from '../../../sdk/src/actions/bureau/appropriate.ts';
import { createProgramme } from '../../../sdk/src/actions/bureau/createProgramme.ts';
import { issueVouchers } from '../../../sdk/src/actions/bureau/issueVouchers.ts';
import { revokeVoucher } from '../../../sdk/src/actions/bureau/revokeVoucher.ts';
import { addCategory } from '../../../sdk/src/actions/council/addCategory.ts';
import { grantOffice } from '../../../sdk/src/actions/council/grantOffice.ts';
import { pause } from '../../../sdk/src/actions/council/pause.ts';
import { resume } from '../../../sdk/src/actions/council/resume.ts';
import { revokeOffice } from '../../../sdk/src/actions/council/revokeOffice.ts';
import { liftCredit } from '../../../sdk/src/actions/credit/liftCredit.ts';
import { reportCredit } from '../../../sdk/src/actions/credit/reportCredit.ts';
import { findGroup } from '../../../sdk/src/actions/public/findGroup.ts';
import { findMark } from '../../../sdk/src/actions/public/findMark.ts';
import { findOffice } from '../../../sdk/src/actions/public/findOffice.ts';
import { findParticipantByCredential } from '../../../sdk/src/actions/public/findParticipantByCredential.ts';
import { getCapLeft } from '../../../sdk/src/actions/public/getCapLeft.ts';
import { getParticipant } from '../../../sdk/src/actions/public/getParticipant.ts';
import { getProgramme } from '../../../sdk/src/actions/public/getProgramme.ts';
import { getPurse } from '../../../sdk/src/actions/public/getPurse.ts';
import { getRegion } from '../../../sdk/src/actions/public/getRegion.ts';
import { getVoucher } from '../../../sdk/src/actions/public/getVoucher.ts';
import { placeOrder } from '../../../sdk/src/actions/public/placeOrder.ts';
import { closeProgramme } from '../../../sdk/src/actions/treasury/closeProgramme.ts';
import { fundProgramme } from '../../../sdk/src/actions/treasury/fundProgramme.ts';
import { FormatError } from '../../../sdk/src/errors/formatError.ts';
import { credentialOf } from '../../../sdk/src/participants/credential.ts';
import { expectRefusal } from './expectRefusal.ts';
import { home, openHomeRegion, register, registrationKey, type HomeRegion } from './homeRegion.ts';
import { signedOrder } from './signedOrder.ts';
import { addressOf, startRehearsal, type Rehearsal } from './startRehearsal.ts';

describe('the offices of a region', () => {
  let rehearsal: Rehearsal;
  let region: HomeRegion;
  before(async () => {
    rehearsal = await startRehearsal();
    region = await openHomeRegion(rehearsal);
  });
  after(async () => await rehearsal.close());

  test('are given and taken by who may, one to an account', async () => {
    const { reader, council } = rehearsal;
    const account = addressOf(rehearsal.stranger());
    const seat = { office: 'CREDIT', region: home } as const;
    const byBureau = grantOffice(region.bureau, { ...seat, account });
    await expectRefusal(byBureau, 'Unauthorized', { caller: addressOf(region.bureau) });
    await expectRefusal(grantOffice(council, { ...seat, account }), 'Unauthorized', { caller: addressOf(council) });
    await grantOffice(region.admin, { ...seat, account });
    expect(await findOffice(reader, { account })).to.deep.equal(seat);
    const second = grantOffice(region.admin, { office: 'AGENCY', region: home, account });
    await expectRefusal(second, 'OfficeTaken', { account, role: (BigInt(home) << 8n) | 5n });
    await revokeOffice(region.admin, { ...seat, account });
    expect(await findOffice(reader, { account })).to.equal(undefined);
    await grantOffice(council, { office: 'AUDITOR', account });
    expect(await findOffice(reader, { account })).to.deep.equal({ office: 'AUDITOR' });
    await expectRefusal(
      grantOffice(council, { office: 'ADMIN', region: 99_999, account: addressOf(rehearsal.stranger()) }),
      'RegionCodeInvalid',
      { region: 99_999 },
    );
  });

  test('take two for money, and once for each reference', async () => {
    const { reader } = rehearsal;
    const before = (await getPurse(reader, { region: home })).free;
    const act = { region: home, amount: 500n, document: '回单 2' };
    expect((await appropriate(region.treasury, act)).executed).to.equal(false);
    await expectRefusal(appropriate(region.treasury, act), 'Unauthorized');
    expect((await getPurse(reader, { region: home })).free).to.equal(before);
    expect((await appropriate(region.bureau, act)).executed).to.equal(true);
    expect((await getPurse(reader, { region: home })).free).to.equal(before + 500n);
    await expectRefusal(appropriate(region.bureau, act), 'ReferenceUsed');
    await expectRefusal(appropriate(region.agency, { ...act, document: '回单 3' }), 'Unauthorized');
    await expectRefusal(appropriate(region.bureau, { ...act, amount: 0n }), 'ZeroAmount', {});
    const error = await appropriate(region.bureau, { ...act, document: '' }).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(FormatError);
  });

  test('publish, fund and close a programme', async () => {
    const { reader } = rehearsal;
    const rules = {
      name: '2027',
      series: 'S',
      ratioBp: 3_000,
      ratios: [{ host: home, category: 'TESTING', bp: 4_000 }],
      unit: 100n,
      orderCap: 5_000n,
      annualCap: 9_000n,
      firstUseCap: 4_000n,
      useDays: 10,
      redeemDays: 20,
      useBy: 4_000_000_000,
      retroactive: true,
    };
    const { programme } = await createProgramme(region.bureau, { region: home, rules });
    await expectRefusal(createProgramme(region.bureau, { region: home, rules }), 'ProgrammeExists', {
      region: home,
      name: '2027',
    });
    const wrong = { ...rules, name: 'x', ratioBp: 10_001 };
    await expectRefusal(createProgramme(region.bureau, { region: home, rules: wrong }), 'RatioInvalid', {
      basisPoints: 10_001n,
    });
    const nobody = createProgramme(region.bureau, { region: home, rules: { ...rules, name: 'y', categories: [] } });
    expect(await nobody.catch((thrown: unknown) => thrown)).to.be.instanceOf(FormatError);
    await fundProgramme(region.treasury, { programme, amount: 1_000n });
    expect(await getProgramme(reader, { programme })).to.deep.include({
      region: home,
      ratioBp: 3_000,
      hasTable: true,
      unit: 100n,
      orderCap: 5_000n,
      annualCap: 9_000n,
      firstUseCap: 4_000n,
      useDays: 10,
      redeemDays: 20,
      useBy: 4_000_000_000,
      redeemBy: undefined,
      retroactive: true,
      relatedAllowed: false,
      closed: false,
      budget: { unissued: 1_000n, outstanding: 0n, reserved: 0n, paid: 0n },
    });
    expect(await getCapLeft(reader, { programme, party: region.enterprise.account })).to.equal(9_000n);
    const { free } = await getPurse(reader, { region: home });
    await expectRefusal(fundProgramme(region.treasury, { programme, amount: free + 1n }), 'TreasuryShort', {
      amount: free + 1n,
      free,
    });
    const huge = 2n ** 96n - 1n;
    await expectRefusal(fundProgramme(region.treasury, { programme, amount: huge }), 'TreasuryShort', {
      amount: huge,
      free,
    });

    const to = region.enterprise.account;
    const issue = (amount: bigint, serial: number) =>
      issueVouchers(region.bureau, { programme, issues: [{ to, amount, serial }] });
    await expectRefusal(issue(1_001n, 1), 'BudgetExhausted', { amount: 1_001n, unissued: 1_000n });
    const issues = [1, 2].map((serial) => ({ to, amount: 400n, serial }));
    const { vouchers } = await issueVouchers(region.bureau, { programme, issues });
    expect(vouchers).to.have.length(2);
    await expectRefusal(issue(1n, 2), 'VoucherExists', { voucher: vouchers[1]! });
    const toLab = issueVouchers(region.bureau, {
      programme,
      issues: [{ to: region.lab.account, amount: 1n, serial: 3 }],
    });
    await expectRefusal(toLab, 'ParticipantInactive', { participant: region.lab.account });
    await revokeVoucher(region.bureau, { voucher: vouchers[0]! });
    expect(await getVoucher(reader, { voucher: vouchers[0]! })).to.include({ status: 'REVOKED', balance: 0n });
    await closeProgramme(region.treasury, { programme });
    expect((await getPurse(reader, { region: home })).free).to.equal(free + 600n);
    await expectRefusal(issue(1n, 4), 'ProgrammeClosed', { programme });
    await expectRefusal(closeProgramme(region.treasury, { programme }), 'ProgrammeClosed', { programme });
  });

  test('register a participant once, and replace its key', async () => {
    const { reader } = rehearsal;
    const { enterprise, agency, admin } = region;
    const credential = credentialOf(registrationKey, '91310000MA1');
    expect(await findParticipantByCredential(reader, { credential })).to.equal(enterprise.account);
    const again = register(rehearsal, agency, home, 'TEAM', '91310000MA1');
    await expectRefusal(again, 'CredentialTaken', { credential, participant: enterprise.account });
    const taken = registerParticipants(agency, {
      region: home,
      registrations: [
        { kind: 'TEAM', credential: credentialOf(registrationKey, 'T'), signer: addressOf(enterprise.client) },
      ],
    });
    const signer = addressOf(enterprise.client).toLowerCase();
    await expectRefusal(taken, 'SignerTaken', { signer, participant: enterprise.account });

    const fresh = rehearsal.stranger();
    const act = { participant: enterprise.account, signer: addressOf(fresh), document: '换证 1' };
    await rotateSigner(agency, act);
    expect((await rotateSigner(admin, act)).executed).to.equal(true);
    expect((await getParticipant(reader, { account: enterprise.account })).signer).to.equal(
      addressOf(fresh).toLowerCase(),
    );
    const old = await signedOrder(rehearsal, region);
    await expectRefusal(placeOrder(rehearsal.stranger(), old), 'BadSignature');
    const renewed = { ...region, enterprise: { ...enterprise, client: fresh } };
    await placeOrder(rehearsal.stranger(), await signedOrder(rehearsal, renewed));
    region = renewed;
  });

  test('keep related parties and marked ones from trading', async () => {
    const { reader, council, stranger } = rehearsal;
    const { enterprise, lab, agency } = region;
    const place = async () =>
      await placeOrder(stranger(), await signedOrder(rehearsal, region, { price: 200n, subsidy: 100n }));
    const pair = { a: enterprise.account, b: lab.account, region: home };
    await relateParties(agency, pair);
    await expectRefusal(place(), 'RelatedParties', { enterprise: enterprise.account, lab: lab.account });
    await unrelateParties(agency, pair);
    await expectRefusal(unrelateParties(agency, pair), 'Unauthorized');
    const unknown = addressOf(stranger());
    await expectRefusal(relateParties(agency, { ...pair, b: unknown }), 'ParticipantUnknown', { participant: unknown });

    const credit = await rehearsal.officer({ office: 'CREDIT', region: home }, region.admin);
    const subject = { participant: lab.account };
    const until = (await rehearsal.now()) + 1_000;
    await reportCredit(credit, { subject, region: home, severity: 'SUSPEND', until, reason: '违规' });
    expect(await findMark(reader, { subject, region: home })).to.deep.equal({ severity: 'SUSPEND', until });
    expect(await findMark(reader, { subject })).to.equal(undefined);
    await expectRefusal(place(), 'CreditBlocked', { participant: lab.account, until: BigInt(until) });
    await expectRefusal(liftCredit(stranger(), { subject, region: home }), 'Unauthorized');
    await liftCredit(credit, { subject, region: home });
    const { group } = await getParticipant(reader, { account: lab.account });
    const controller = credentialOf(registrationKey, '12310000LAB');
    expect(await findGroup(reader, { controller })).to.equal(group);
    await reportCredit(council, { subject: { group }, severity: 'BAN', reason: '集团' });
    expect((await getParticipant(reader, { account: lab.account })).bannedUntil).to.equal(2 ** 40 - 1);
    await liftCredit(council, { subject: { group } });
    await reportCredit(council, { subject: { region: home }, severity: 'SUSPEND', until, reason: '地区' });
    expect((await getRegion(reader, { region: home })).suspendedUntil).to.equal(until);
    await expectRefusal(place(), 'RegionSuspended', { region: home, until: BigInt(until) });
    await liftCredit(council, { subject: { region: home } });
    await expectRefusal(
      reportCredit(council, { subject: { group: 999 }, severity: 'WATCH', reason: 'x' }),
      'GroupUnknown',
    );
    const foreign = addressOf(stranger());
    const nobody = reportCredit(council, { subject: { participant: foreign }, severity: 'WATCH', reason: 'x' });
    await expectRefusal(nobody, 'ParticipantUnknown', { participant: foreign });
    await place();
  });

  test('stop everything and go on', async () => {
    const guardian = await rehearsal.officer({ office: 'GUARDIAN' });
    await pause(guardian);
    await expectRefusal(placeOrder(rehearsal.stranger(), await signedOrder(rehearsal, region)), 'Paused', {});
    await expectRefusal(resume(guardian), 'Unauthorized', { caller: addressOf(guardian) });
    await resume(rehearsal.council);
    await expectRefusal(resume(rehearsal.council), 'NotPaused', {});
    const { index } = await addCategory(rehearsal.council, { category: 'SOFTWARE' });
    expect(index).to.equal(2);
    await expectRefusal(addCategory(rehearsal.council, { category: 'SOFTWARE' }), 'CategoryUnknown', {
      category: 'SOFTWARE',
    });
  });
});
