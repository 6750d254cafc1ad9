import { expect } from 'chai';
import { draftTerms, signAgreement } from '../support/agreements.ts';
import { orderIn } from '../support/claims.ts';
import { DAY, moveTo, nextAt, now } from '../support/clock.ts';
import { mark, subjectOf } from '../support/credit.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { placeOrder } from '../support/orders.ts';
import type { Party } from '../support/parties.ts';
import { NO_CAP, createProgramme, issueVoucher } from '../support/programmes.ts';
import type { Rules } from '../support/programmes.ts';
import { FAR, ISSUER } from '../support/regions.ts';
import { FACE, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

/** The bindings in the order of `contracts/programme/SubsidyRule.sol`. */
const BINDINGS = ['RATIO', 'BALANCE', 'ORDER_CAP', 'FIRST_USE_CAP', 'ANNUAL_CAP', 'UNIT'] as const;

type Question = {
  readonly enterprise?: Party;
  readonly lab?: Party;
  readonly voucher?: bigint;
  readonly category?: string;
  readonly price?: bigint;
};

const ask = (world: World, question: Question = {}) => {
  const { enterprise = world.party.enterprise, lab = world.party.homeLab } = question;
  const { voucher = world.voucher, category = 'TESTING', price = 10_000n } = question;
  return world.orderDesk.quote(enterprise.account, lab.account, voucher, category, price);
};

const quote = async (world: World, question: Question = {}) => {
  const { subsidy, binding } = await ask(world, question);
  return [subsidy, BINDINGS[Number(binding)]];
};

const voucherUnder = async (world: World, rules: Partial<Rules>, face = FACE): Promise<bigint> => {
  const programme = await createProgramme(world, ISSUER, rules, face);
  return issueVoucher(world, programme, world.party.enterprise, face, 1);
};

describe('OrderDesk: quote', () => {
  it('names the first of the smallest limits', async () => {
    const world = await loadWorld();
    expect(await quote(world)).to.deep.equal([5_000n, 'RATIO']);
    expect(await quote(world, { price: 4n * FACE })).to.deep.equal([FACE, 'BALANCE']);
    const rules = { orderCap: 4_000n, firstUseCap: 3_000n, annualCap: 2_000n };
    const cases: [Partial<Rules>, readonly unknown[]][] = [
      [{ orderCap: 4_000n }, [4_000n, 'ORDER_CAP']],
      [{ orderCap: 4_000n, firstUseCap: 3_000n }, [3_000n, 'FIRST_USE_CAP']],
      [rules, [2_000n, 'ANNUAL_CAP']],
      [{ ...rules, unit: 300n }, [1_800n, 'UNIT']],
      [{ ...rules, unit: 400n }, [2_000n, 'ANNUAL_CAP']],
      [{ orderCap: 5_000n, firstUseCap: 5_000n, annualCap: 5_000n }, [5_000n, 'RATIO']],
      [{ orderCap: 4_000n, firstUseCap: 4_000n, annualCap: 4_000n }, [4_000n, 'ORDER_CAP']],
      [{ unit: 6_000n }, [0n, 'UNIT']],
    ];
    for (const [changes, answer] of cases) {
      expect(await quote(world, { voucher: await voucherUnder(world, changes) })).to.deep.equal(answer);
    }
    const small = await voucherUnder(world, { orderCap: 5_000n }, 5_000n);
    expect(await quote(world, { voucher: small })).to.deep.equal([5_000n, 'RATIO']);
    expect(await quote(world, { voucher: small, price: 20_000n })).to.deep.equal([5_000n, 'BALANCE']);
  });

  it('is what can be ordered, to the fen', async () => {
    const world = await loadWorld();
    const voucher = await voucherUnder(world, { ratioBp: 3_333, unit: 7n });
    const [subsidy] = await quote(world, { voucher, price: 9_999n });
    expect(subsidy).to.equal(3_332n - (3_332n % 7n));
    await placeOrder(world, { voucher, price: 9_999n, subsidy: subsidy as bigint });
  });

  it('takes the lower of the programme’s ratio and the agreement’s ceiling', async () => {
    const world = await loadWorld();
    const lab = world.party.farLab;
    for (const [ceiling, subsidy] of [
      [4_000, 4_000n],
      [6_000, 5_000n],
      [0, 0n],
    ] as const) {
      await signAgreement(world, ISSUER, FAR, draftTerms('REIMBURSE', { ratioBp: ceiling }));
      expect(await quote(world, { lab })).to.deep.equal([subsidy, 'RATIO']);
    }
  });

  it('never asks for amounts or money', async () => {
    const world = await loadWorld();
    expect(await quote(world, { price: 0n })).to.deep.equal([0n, 'RATIO']);
    expect(await quote(world, { price: NO_CAP })).to.deep.equal([FACE, 'BALANCE']);
    await signAgreement(world, ISSUER, FAR, draftTerms('REIMBURSE', { exposureCap: 0n }));
    expect(await quote(world, { lab: world.party.farLab })).to.deep.equal([5_000n, 'RATIO']);
    await world.voucherToken.connect(world.office(ISSUER, 'BUREAU')).revokeVoucher(world.voucher);
    expect(await quote(world)).to.deep.equal([0n, 'BALANCE']);
  });

  it('follows what the group has used', async () => {
    const world = await loadWorld();
    const voucher = await voucherUnder(world, { firstUseCap: 8_000n, annualCap: 14_000n });
    await placeOrder(world, { voucher });
    expect(await quote(world, { voucher })).to.deep.equal([3_000n, 'FIRST_USE_CAP']);
    await orderIn(world, 'PAID', { voucher, subsidy: 3_000n });
    expect(await quote(world, { voucher, price: 20_000n })).to.deep.equal([6_000n, 'ANNUAL_CAP']);
  });

  it('is refused as the order would be: who, clocks, recognition', async () => {
    const world = await loadWorld();
    const { enterprise, team, homeLab, agent, farLab } = world.party;
    const refused = (question: Question, error: string, ...figures: unknown[]) =>
      expectRefused(world, () => ask(world, question), error, ...figures);
    await refused({ enterprise: team }, 'NotHolder', world.voucher, team.account);
    await refused({ voucher: 0n }, 'NotHolder', 0n, enterprise.account);
    await refused({ lab: agent }, 'ParticipantInactive', agent.account);
    await refused({ lab: farLab }, 'NotRecognised', ISSUER, FAR);
    await refused({ category: 'UNHEARD' }, 'CategoryNotCovered', 'UNHEARD');
    await world.recognition.connect(world.office(ISSUER, 'AGENCY')).delistLab(homeLab.account, ISSUER);
    await refused({}, 'LabNotListed', homeLab.account);
    const until = (await now()) + DAY;
    await mark(world, subjectOf(homeLab), 'SUSPEND', until);
    await refused({}, 'CreditBlocked', homeLab.account, until);
    await world.registry.connect(world.guardian).pause();
    await refused({}, 'Paused');
  });

  it('ends with the last second of use', async () => {
    const world = await loadWorld();
    const { useBy } = await world.voucherToken.clocksOf(world.voucher);
    await moveTo(useBy);
    expect(await quote(world)).to.deep.equal([5_000n, 'RATIO']);
    await nextAt(useBy + 1n);
    await world.batcher.run([]);
    await expectRefused(world, () => ask(world), 'UseExpired', useBy, useBy + 1n);
  });
});
