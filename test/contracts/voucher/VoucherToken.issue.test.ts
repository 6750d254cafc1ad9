import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { climb } from '../support/climb.ts';
import { DAY, START_DAY, lastSecondOf, nextAt, now } from '../support/clock.ts';
import { SUBJECTS, mark, subjectOf } from '../support/credit.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { accountOf } from '../support/parties.ts';
import { NO_CAP, createProgramme, issueVoucher, voucherId } from '../support/programmes.ts';
import { readBudget } from '../support/readBudget.ts';
import { ISSUER } from '../support/regions.ts';
import { BUDGET, FACE, PARTY_NAMES, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const STATUS = { NONE: 0n, LIVE: 1n, REVOKED: 2n, EXPIRED: 3n } as const;

const tokens = (world: World) => world.voucherToken.connect(world.office(ISSUER, 'BUREAU'));

const issues = (world: World, ...amounts: bigint[]) =>
  amounts.map((amount, i) => ({ to: world.party.team.account, amount, serial: 10 + i }));

describe('VoucherToken: issueMany', () => {
  it('mints each voucher of the list to its holder', async () => {
    const world = await loadWorld();
    const bureau = world.office(ISSUER, 'BUREAU').address;
    const { enterprise, team } = world.party;
    const list = [
      { to: enterprise.account, amount: 5n, serial: 0 },
      { to: team.account, amount: 7n, serial: 2 ** 32 - 1 },
    ];
    const issued = tokens(world).issueMany(world.programme, list);
    for (const { to, amount, serial } of list) {
      const voucher = voucherId(ISSUER, world.programme, START_DAY, serial);
      await expect(issued)
        .to.emit(world.voucherToken, 'TransferSingle')
        .withArgs(bureau, ZeroAddress, to, voucher, amount);
      expect(await world.voucherToken.balanceOf(to, voucher)).to.equal(amount);
    }
    expect(await readBudget(world)).to.deep.equal({
      unissued: BUDGET - FACE - 12n,
      outstanding: FACE + 12n,
      reserved: 0n,
      paid: 0n,
    });
  });

  it('keeps holder, day, status and what is left', async () => {
    const world = await loadWorld();
    const voucher = await world.voucherToken.voucherAt(world.programme, 1);
    expect([...voucher]).to.deep.equal([BigInt(world.party.enterprise.id), BigInt(START_DAY), STATUS.LIVE, FACE]);
    const { useBy, redeemBy } = await world.voucherToken.clocksOf(world.voucher);
    expect(useBy).to.equal(lastSecondOf(START_DAY + 30));
    expect(redeemBy).to.equal(lastSecondOf(START_DAY + 60));
  });

  it('dates a voucher by the day at UTC+8, to the second', async () => {
    const world = await loadWorld();
    const midnight = lastSecondOf(START_DAY) + 1;
    await nextAt(midnight - 1);
    expect(await issueVoucher(world, world.programme, world.party.team, 1n, 2)).to.equal(
      voucherId(ISSUER, world.programme, START_DAY, 2),
    );
    await nextAt(midnight);
    expect(await issueVoucher(world, world.programme, world.party.team, 1n, 3)).to.equal(
      voucherId(ISSUER, world.programme, START_DAY + 1, 3),
    );
  });

  it('issues all of the list, or nothing of it', async () => {
    const world = await loadWorld();
    await expectRefused(world, () => tokens(world).issueMany(world.programme, issues(world, 1n, 0n)), 'ZeroAmount');
    const list = [...issues(world, 1n), { to: world.party.homeLab.account, amount: 1n, serial: 11 }];
    await expectRefused(
      world,
      () => tokens(world).issueMany(world.programme, list),
      'ParticipantInactive',
      world.party.homeLab.account,
    );
  });

  it('takes a serial once in a programme, on whatever day and in one list too', async () => {
    const world = await loadWorld();
    const again = [{ to: world.party.team.account, amount: 1n, serial: 1 }];
    for (const time of [await now(), (await now()) + DAY]) {
      await nextAt(time);
      await expectRefused(world, () => tokens(world).issueMany(world.programme, again), 'VoucherExists', world.voucher);
    }
    const twice = [...issues(world, 1n), ...issues(world, 2n)];
    await expectRefused(
      world,
      () => tokens(world).issueMany(world.programme, twice),
      'VoucherExists',
      (voucher: bigint) => (voucher & 0xffff_ffffn) === 10n,
    );
    await tokens(world).revokeVoucher(world.voucher);
    await expectRefused(world, () => tokens(world).issueMany(world.programme, again), 'VoucherExists', world.voucher);
    await issueVoucher(world, await createProgramme(world, ISSUER, {}, 5n), world.party.team, 1n, 1);
  });

  it('is for resident enterprises and teams', async () => {
    const world = await loadWorld();
    const { homeLab, agent, hostEnterprise } = world.party;
    const nobody = accountOf(PARTY_NAMES.length + 1);
    for (const to of [
      homeLab.account,
      agent.account,
      hostEnterprise.account,
      nobody,
      world.stranger.address,
      ZeroAddress,
    ]) {
      await expectRefused(
        world,
        () => tokens(world).issueMany(world.programme, [{ to, amount: 1n, serial: 9 }]),
        'ParticipantInactive',
        to,
      );
    }
  });

  it('issues the whole budget and not a fen more', async () => {
    const world = await loadWorld();
    const rest = BUDGET - FACE;
    for (const amounts of [[rest + 1n], [rest, 1n], [NO_CAP]]) {
      const total = amounts.reduce((a, b) => a + b);
      await expectRefused(
        world,
        () => tokens(world).issueMany(world.programme, issues(world, ...amounts)),
        'BudgetExhausted',
        total,
        rest,
      );
    }
    await tokens(world).issueMany(world.programme, issues(world, rest));
    expect((await readBudget(world)).unissued).to.equal(0n);
  });

  it('is not fooled by a list whose sum is beyond 96 bits', async () => {
    const world = await loadWorld();
    await expectRefused(
      world,
      () => tokens(world).issueMany(world.programme, issues(world, NO_CAP, NO_CAP, 3n)),
      'BudgetExhausted',
      NO_CAP + NO_CAP + 3n,
      BUDGET - FACE,
    );
  });

  it('ends with the last second of the programme', async () => {
    const world = await loadWorld();
    const useBy = BigInt((await now()) + 5 * DAY);
    const programme = await createProgramme(world, ISSUER, { useBy }, 10n);
    await nextAt(useBy);
    await tokens(world).issueMany(programme, issues(world, 1n));
    await nextAt(useBy + 1n);
    await expectRefused(
      world,
      () => tokens(world).issueMany(programme, issues(world, 1n)),
      'ProgrammeClosed',
      programme,
    );
  });

  it('ends when the programme is closed', async () => {
    const world = await loadWorld();
    await world.programmes.connect(world.office(ISSUER, 'TREASURY')).closeProgramme(world.programme);
    await expectRefused(
      world,
      () => tokens(world).issueMany(world.programme, issues(world, 1n)),
      'ProgrammeClosed',
      world.programme,
    );
  });

  it('begins again for an enterprise when its mark ends, to the second', async () => {
    const world = await loadWorld();
    const until = (await now()) + DAY;
    await mark(world, subjectOf(world.party.team), 'SUSPEND', until);
    await nextAt(until - 1);
    await expectRefused(
      world,
      () => tokens(world).issueMany(world.programme, issues(world, 1n)),
      'CreditBlocked',
      world.party.team.account,
      until,
    );
    await nextAt(until);
    await tokens(world).issueMany(world.programme, issues(world, 1n));
  });

  it('refuses by SUSPEND and BAN of the party, its group and its region, not by WATCH', async () => {
    for (const severity of ['SUSPEND', 'BAN', 'WATCH'] as const) {
      for (const whom of ['party', 'group', 'region'] as const) {
        const world = await loadWorld();
        const { team } = world.party;
        const group = Number(await world.registry.groupNumber(team.credential));
        const until = (await now()) + DAY;
        const subjects = {
          party: subjectOf(team),
          group: { kind: SUBJECTS.GROUP, id: group },
          region: { kind: SUBJECTS.REGION, id: ISSUER },
        };
        await mark(world, subjects[whom], severity, until);
        const act = () => tokens(world).issueMany(world.programme, issues(world, 1n));
        if (severity === 'WATCH') await act();
        else if (whom === 'region') await expectRefused(world, act, 'RegionSuspended', ISSUER, until);
        else await expectRefused(world, act, 'CreditBlocked', team.account, until);
      }
    }
  });

  it('reports the errors in their order', async () => {
    const world = await loadWorld();
    const { team, homeLab } = world.party;
    const credit = world.creditRegister.connect(world.council);
    const until = (await now()) + DAY;
    const last = await createProgramme(world, ISSUER, {}, 10n);
    await world.programmes.connect(world.office(ISSUER, 'TREASURY')).closeProgramme(last);
    const open = await createProgramme(world, ISSUER, {}, 10n);
    await issueVoucher(world, open, team, 1n, 7);
    await mark(world, subjectOf(team), 'BAN', until);
    await mark(world, { kind: SUBJECTS.REGION, id: ISSUER }, 'SUSPEND', until);

    let [programme, amount, serial, to] = [99, 0n, 7, homeLab.account];
    let by = world.stranger;
    const act = () => world.voucherToken.connect(by).issueMany(programme, [{ to, amount, serial }]);
    await climb(world, act, [
      { error: 'ZeroAmount', repair: () => (amount = NO_CAP) },
      { error: 'ProgrammeUnknown', figures: [99], repair: () => (programme = last) },
      {
        error: 'Unauthorized',
        figures: [world.stranger.address],
        repair: () => (by = world.office(ISSUER, 'BUREAU')),
      },
      { error: 'ParticipantInactive', figures: [homeLab.account], repair: () => (to = team.account) },
      {
        error: 'RegionSuspended',
        figures: [ISSUER, until],
        repair: () => credit.lift({ kind: SUBJECTS.REGION, id: ISSUER }, 0),
      },
      {
        error: 'CreditBlocked',
        figures: [team.account, until],
        repair: () => credit.lift(subjectOf(team), 0),
      },
      { error: 'ProgrammeClosed', figures: [last], repair: () => (programme = open) },
      {
        error: 'VoucherExists',
        figures: [voucherId(ISSUER, open, START_DAY, 7)],
        repair: () => (serial = 8),
      },
      { error: 'BudgetExhausted', figures: [NO_CAP, 9n], repair: () => (amount = 9n) },
    ]);
  });
});
