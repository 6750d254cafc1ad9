import { expect } from 'chai';
import { anyValue } from '@nomicfoundation/hardhat-ethers-chai-matchers/withArgs';
import { anyHash } from '../support/anyHash.ts';
import { draftTerms, railOf, signAgreement } from '../support/agreements.ts';
import { cashOut, signCashOut } from '../support/cashOut.ts';
import { orderIn } from '../support/claims.ts';
import { climb } from '../support/climb.ts';
import { DAY, nextAt, now } from '../support/clock.ts';
import { mark, subjectOf } from '../support/credit.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { LATE } from '../support/orders.ts';
import { accountOf, freshKey, registerParty } from '../support/parties.ts';
import type { Party } from '../support/parties.ts';
import { NO_CAP } from '../support/programmes.ts';
import { FAR, HOST, ISSUER, THIRD } from '../support/regions.ts';
import { appropriate, prefund } from '../support/treasury.ts';
import { BUDGET, FREE, POOL, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const as = (world: World, office: 'BUREAU' | 'TREASURY' | 'ADMIN', region = ISSUER) =>
  world.treasury.connect(world.office(region, office));
const asAgent = (world: World) => world.treasury.connect(world.agentKey);

describe('Treasury: appropriate', () => {
  for (const [first, second] of [
    ['BUREAU', 'TREASURY'],
    ['TREASURY', 'BUREAU'],
  ] as const) {
    it(`takes the ${first}, which records it, and the ${second}, which does it`, async () => {
      const world = await loadWorld();
      const act = [FAR, 7n, fresh()] as const;
      await expect(as(world, first, FAR).appropriate(...act))
        .to.emit(world.treasury, 'ActRecorded')
        .withArgs(anyHash, world.office(FAR, first).address);
      expect((await world.treasury.purseOf(FAR)).free).to.equal(0n);
      await expectRefused(
        world,
        () => as(world, first, FAR).appropriate(...act),
        'Unauthorized',
        world.office(FAR, first).address,
      );
      await expect(as(world, second, FAR).appropriate(...act))
        .to.emit(world.treasury, 'Appropriated')
        .withArgs(...act);
      expect((await world.treasury.purseOf(FAR)).free).to.equal(7n);
      for (const office of [first, second]) {
        await expectRefused(world, () => as(world, office, FAR).appropriate(...act), 'ReferenceUsed', anyHash);
      }
    });
  }

  it('takes both only for the same region, amount and reference', async () => {
    const world = await loadWorld();
    const ref = fresh();
    await as(world, 'BUREAU').appropriate(ISSUER, 7n, ref);
    await as(world, 'TREASURY').appropriate(ISSUER, 8n, ref);
    await as(world, 'TREASURY').appropriate(ISSUER, 7n, fresh());
    expect((await world.treasury.purseOf(ISSUER)).free).to.equal(FREE);
  });

  it('adds up, to 2^96 - 1 fen and no further', async () => {
    const world = await loadWorld();
    await appropriate(world, FAR, NO_CAP);
    expect((await world.treasury.purseOf(FAR)).free).to.equal(NO_CAP);
    await expect(appropriate(world, FAR, 1n)).to.be.revertedWithPanic(0x11);
    expect((await world.treasury.purseOf(FAR)).free).to.equal(NO_CAP);
  });

  it('reports zero, the pause, the region and the office, in this order', async () => {
    const world = await loadWorld();
    await world.registry.connect(world.guardian).pause();
    let [region, amount, by] = [500_000, 0n, world.stranger];
    const act = () => world.treasury.connect(by).appropriate(region, amount, fresh());
    await climb(world, act, [
      { error: 'ZeroAmount', repair: () => (amount = 1n) },
      { error: 'Paused', repair: () => world.registry.connect(world.council).resume() },
      { error: 'RegionUnknown', figures: [500_000], repair: () => (region = ISSUER) },
      {
        error: 'Unauthorized',
        figures: [world.stranger.address],
        repair: () => (by = world.office(ISSUER, 'BUREAU')),
      },
    ]);
  });
});

describe('Treasury: prefund', () => {
  for (const first of ['treasury', 'agent'] as const) {
    it(`takes treasury and agent, the ${first} first`, async () => {
      const world = await loadWorld();
      const act = [ISSUER, HOST, 7n, fresh()] as const;
      const both = [as(world, 'TREASURY'), asAgent(world)];
      const [one, other] = first === 'treasury' ? both : both.reverse();
      await expect(one?.prefund(...act)).to.emit(world.treasury, 'ActRecorded');
      await expect(one?.prefund(...act)).to.be.revertedWithCustomError(world.treasury, 'Unauthorized');
      expect((await world.treasury.poolOf(ISSUER, HOST)).free).to.equal(POOL);
      await expect(other?.prefund(...act))
        .to.emit(world.treasury, 'Prefunded')
        .withArgs(...act);
      expect((await world.treasury.poolOf(ISSUER, HOST)).free).to.equal(POOL + 7n);
      expect([...(await world.treasury.purseOf(ISSUER))]).to.deep.equal([FREE - 7n, BUDGET]);
    });
  }

  it('takes free money and not a fen more', async () => {
    const world = await loadWorld();
    const ref = fresh();
    await as(world, 'TREASURY').prefund(ISSUER, HOST, FREE + 1n, ref);
    await expectRefused(
      world,
      () => asAgent(world).prefund(ISSUER, HOST, FREE + 1n, ref),
      'TreasuryShort',
      FREE + 1n,
      FREE,
    );
    await prefund(world, ISSUER, HOST, FREE);
    expect((await world.treasury.purseOf(ISSUER)).free).to.equal(0n);
  });

  it('is for a pair with a pool', async () => {
    const world = await loadWorld();
    for (const [issuer, host] of [
      [ISSUER, THIRD],
      [ISSUER, FAR],
      [HOST, ISSUER],
      [ISSUER, ISSUER],
    ] as const) {
      await expectRefused(
        world,
        () => as(world, 'TREASURY', issuer).prefund(issuer, host, 1n, fresh()),
        'NotRecognised',
        issuer,
        host,
      );
    }
  });

  it('does not let the council stand in for the agent', async () => {
    const world = await loadWorld();
    await expectRefused(
      world,
      () => world.treasury.connect(world.council).prefund(ISSUER, HOST, 1n, fresh()),
      'Unauthorized',
      world.council.address,
    );
  });

  it('asks for the agent’s present key', async () => {
    const world = await loadWorld();
    const ref = fresh();
    const act = [world.party.agent.account, freshKey().address, ref] as const;
    await world.registry.connect(world.office(HOST, 'AGENCY')).rotateSigner(...act);
    await world.registry.connect(world.office(HOST, 'ADMIN')).rotateSigner(...act);
    await expectRefused(
      world,
      () => asAgent(world).prefund(ISSUER, HOST, 1n, fresh()),
      'Unauthorized',
      world.agentKey.address,
    );
  });

  it('reports zero, the pause, the pair and the office, in this order', async () => {
    const world = await loadWorld();
    await world.registry.connect(world.guardian).pause();
    let [host, amount, by] = [FAR as number, 0n, world.stranger];
    const act = () => world.treasury.connect(by).prefund(ISSUER, host, amount, fresh());
    await climb(world, act, [
      { error: 'ZeroAmount', repair: () => (amount = 1n) },
      { error: 'Paused', repair: () => world.registry.connect(world.council).resume() },
      { error: 'NotRecognised', figures: [ISSUER, FAR], repair: () => (host = HOST) },
      { error: 'Unauthorized', figures: [world.stranger.address], repair: () => (by = world.agentKey) },
    ]);
  });
});

describe('Treasury: unfund', () => {
  for (const standIn of ['agent', 'council'] as const) {
    it(`takes the treasury and the ${standIn}`, async () => {
      const world = await loadWorld();
      const other = standIn === 'agent' ? world.agentKey : world.council;
      for (const order of ['first', 'second'] as const) {
        const act = [ISSUER, HOST, 7n, fresh()] as const;
        const both = [as(world, 'TREASURY'), world.treasury.connect(other)];
        const [one, two] = order === 'first' ? both : both.reverse();
        await expect(one?.unfund(...act)).to.emit(world.treasury, 'ActRecorded');
        await expect(two?.unfund(...act))
          .to.emit(world.treasury, 'Unfunded')
          .withArgs(...act);
      }
      expect((await world.treasury.poolOf(ISSUER, HOST)).free).to.equal(POOL - 14n);
      expect((await world.treasury.purseOf(ISSUER)).free).to.equal(FREE + 14n);
    });
  }

  it('does not take agent and council without the treasury', async () => {
    const world = await loadWorld();
    const act = [ISSUER, HOST, 7n, fresh()] as const;
    await asAgent(world).unfund(...act);
    await expectRefused(
      world,
      () => world.treasury.connect(world.council).unfund(...act),
      'Unauthorized',
      world.council.address,
    );
  });

  it('leaves what is reserved, to the fen', async () => {
    const world = await loadWorld();
    await orderIn(world, 'PLACED', { lab: world.party.poolLab });
    const free = POOL - 5_000n;
    const ref = fresh();
    await as(world, 'TREASURY').unfund(ISSUER, HOST, free + 1n, ref);
    await expectRefused(world, () => asAgent(world).unfund(ISSUER, HOST, free + 1n, ref), 'PoolShort', free + 1n, free);
    const all = [ISSUER, HOST, free, fresh()] as const;
    await as(world, 'TREASURY').unfund(...all);
    await asAgent(world).unfund(...all);
    expect([...(await world.treasury.poolOf(ISSUER, HOST))]).to.deep.equal([0n, 5_000n]);
  });

  it('brings the money home after the agreement was replaced by one without a pool', async () => {
    const world = await loadWorld();
    await signAgreement(world, ISSUER, HOST, draftTerms('REIMBURSE'));
    const act = [ISSUER, HOST, POOL, fresh()] as const;
    await as(world, 'TREASURY').unfund(...act);
    await world.treasury.connect(world.council).unfund(...act);
    expect((await world.treasury.purseOf(ISSUER)).free).to.equal(FREE + POOL);
  });
});

describe('Treasury: cashOut', () => {
  const rich = async (): Promise<{ world: World; lab: Party }> => {
    const world = await loadWorld();
    await orderIn(world, 'PAID');
    return { world, lab: world.party.homeLab };
  };

  it('pays out what the party signed for', async () => {
    const { world, lab } = await rich();
    const signed = await signCashOut(world, lab, 3_000n);
    const digest = await world.treasury.hashCashOut(signed[0]);
    await expect(as(world, 'TREASURY').cashOut(...signed))
      .to.emit(world.treasury, 'CashedOut')
      .withArgs(lab.account, 3_000n, digest, signed[2]);
    expect(await world.treasury.depositOf(lab.account)).to.equal(2_000n);
  });

  it('pays out the whole deposit and not a fen more', async () => {
    const { world, lab } = await rich();
    for (const amount of [5_001n, NO_CAP]) {
      const signed = await signCashOut(world, lab, amount);
      await expectRefused(world, () => as(world, 'TREASURY').cashOut(...signed), 'BalanceTooLow', amount, 5_000n);
    }
    await cashOut(world, lab, 5_000n);
    expect(await world.treasury.depositOf(lab.account)).to.equal(0n);
  });

  it('pays an instruction once, and again where the party signs again', async () => {
    const { world, lab } = await rich();
    const signed = await signCashOut(world, lab, 1_000n);
    await as(world, 'TREASURY').cashOut(...signed);
    const [intent, signature] = signed;
    const digest = await world.treasury.hashCashOut(intent);
    await expectRefused(
      world,
      () => as(world, 'TREASURY').cashOut(intent, signature, fresh()),
      'ReferenceUsed',
      digest,
    );
    await cashOut(world, lab, 1_000n);
    expect(await world.treasury.depositOf(lab.account)).to.equal(3_000n);
  });

  it('takes an instruction until its deadline, to the second', async () => {
    for (const late of [false, true]) {
      const { world, lab } = await rich();
      const deadline = BigInt((await now()) + 100);
      const signed = await signCashOut(world, lab, 1n, { deadline });
      const act = () => as(world, 'TREASURY').cashOut(...signed);
      await nextAt(late ? deadline + 1n : deadline);
      if (late) await expectRefused(world, act, 'SignatureExpired', deadline, deadline + 1n);
      else await act();
    }
  });

  it('is the treasury’s of the party’s own region', async () => {
    const { world, lab } = await rich();
    const signed = await signCashOut(world, lab, 1n);
    for (const by of [world.office(HOST, 'TREASURY'), world.office(ISSUER, 'BUREAU'), world.submitter]) {
      await expectRefused(world, () => world.treasury.connect(by).cashOut(...signed), 'Unauthorized', by.address);
    }
  });

  it('goes on for a party that is suspended or banned: the money is its own', async () => {
    const { world, lab } = await rich();
    await mark(world, subjectOf(lab), 'BAN');
    await cashOut(world, lab, 5_000n);
  });

  it('reports form, the party, the office and the deposit, in this order', async () => {
    const { world, lab } = await rich();
    const soon = BigInt((await now()) - DAY);
    let [amount, deadline] = [0n, soon];
    let key: Party['key'] = world.stranger;
    let by = world.stranger;
    const act = async () =>
      world.treasury.connect(by).cashOut(...(await signCashOut(world, lab, amount, { key, deadline })));
    await climb(world, act, [
      { error: 'ZeroAmount', repair: () => (amount = 5_001n) },
      { error: 'SignatureExpired', figures: [soon, anyValue], repair: () => (deadline = LATE) },
      { error: 'Unauthorized', figures: [lab.account], repair: () => (key = lab.key) },
      {
        error: 'Unauthorized',
        figures: [world.stranger.address],
        repair: () => (by = world.office(ISSUER, 'TREASURY')),
      },
      { error: 'BalanceTooLow', figures: [5_001n, 5_000n], repair: () => (amount = 5_000n) },
    ]);
  });

  it('is refused for an account that is nobody', async () => {
    const { world, lab } = await rich();
    for (const account of [accountOf(99), accountOf(0), lab.key.address]) {
      const signed = await signCashOut(world, { ...lab, account }, 1n);
      await expectRefused(world, () => as(world, 'TREASURY').cashOut(...signed), 'Unauthorized', account);
    }
  });

  it('is refused while the system is paused', async () => {
    const { world, lab } = await rich();
    const signed = await signCashOut(world, lab, 1n);
    await world.registry.connect(world.guardian).pause();
    await expectRefused(world, () => as(world, 'TREASURY').cashOut(...signed), 'Paused');
  });
});

describe('Treasury: questions', () => {
  it('know nothing of what nobody did', async () => {
    const world = await loadWorld();
    expect([...(await world.treasury.purseOf(500_000))]).to.deep.equal([0n, 0n]);
    expect([...(await world.treasury.poolOf(HOST, ISSUER))]).to.deep.equal([0n, 0n]);
    expect(await world.treasury.depositOf(world.stranger.address)).to.equal(0n);
    expect(await world.treasury.dueOf(fresh())).to.equal(0n);
    expect(await world.treasury.exposureOf(railOf('POOL'), HOST, ISSUER)).to.equal(0n);
  });

  it('keep the deposits of two participants apart, with the same key or another', async () => {
    const world = await loadWorld();
    const other = await registerParty(world, { kind: 'LAB', region: ISSUER });
    await orderIn(world, 'PAID', { lab: other });
    expect(await world.treasury.depositOf(other.account)).to.equal(5_000n);
    expect(await world.treasury.depositOf(world.party.homeLab.account)).to.equal(0n);
  });
});
