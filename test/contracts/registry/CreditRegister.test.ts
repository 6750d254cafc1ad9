import { expect } from 'chai';
import { zeroPadValue, toBeHex } from 'ethers';
import { DAY, FOR_GOOD, moveTo, nextAt, now } from '../support/clock.ts';
import { SEVERITIES, SUBJECTS, mark, markAs, subjectOf } from '../support/credit.ts';
import type { Severity, Subject } from '../support/credit.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { accountOf, registerParty } from '../support/parties.ts';
import { readParty } from '../support/partyWord.ts';
import { FAR, HOST, ISSUER } from '../support/regions.ts';
import { PARTY_NAMES, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const NOBODY = PARTY_NAMES.length + 1;
const TERM = 90 * DAY;

const regionSubject = (region: number): Subject => ({ kind: SUBJECTS.REGION, id: region });

async function groupSubject(world: World): Promise<Subject> {
  const group = await world.registry.groupNumber(world.party.enterprise.credential);
  return { kind: SUBJECTS.GROUP, id: Number(group) };
}

/** The times until which the enterprise is suspended and banned, its group's marks folded in. */
async function times(world: World): Promise<[suspended: bigint, banned: bigint]> {
  const { suspendedUntil, bannedUntil } = await readParty(world, world.party.enterprise.id);
  return [suspendedUntil, bannedUntil];
}

async function markOf(world: World, subject: Subject, region: number): Promise<[Severity, bigint]> {
  const [severity, until] = await world.creditRegister.markOf(subject, region);
  return [SEVERITIES[Number(severity)] as Severity, until];
}

const lift = (world: World, region: number, subject: Subject) =>
  world.creditRegister.connect(region === 0 ? world.council : world.office(region, 'CREDIT')).lift(subject, region);

describe('CreditRegister', () => {
  describe('report', () => {
    it('tells who marked whom, how heavily, until when and why', async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      const reason = fresh('reason');
      const until = (await now()) + DAY;
      for (const severity of [1, 2, 3]) {
        const office = world.creditRegister.connect(world.office(ISSUER, 'CREDIT'));
        await expect(office.report(subject, ISSUER, severity, until, reason))
          .to.emit(world.creditRegister, 'CreditReported')
          .withArgs(SUBJECTS.PARTICIPANT, subject.id, ISSUER, severity, until, reason);
        expect(await markOf(world, subject, ISSUER)).to.deep.equal([SEVERITIES[severity], BigInt(until)]);
      }
    });

    it('lets an office mark its own region for good', async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      await markAs(world, ISSUER, subject, 'WATCH');
      expect(await times(world)).to.deep.equal([0n, 0n]);
      await markAs(world, ISSUER, subject, 'SUSPEND');
      expect(await times(world)).to.deep.equal([FOR_GOOD, 0n]);
      await markAs(world, ISSUER, subject, 'BAN');
      expect(await times(world)).to.deep.equal([0n, FOR_GOOD]);
    });

    it('lets an office WATCH the party of another region for good', async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      await markAs(world, HOST, subject, 'WATCH');
      expect(await markOf(world, subject, HOST)).to.deep.equal(['WATCH', FOR_GOOD]);
    });

    it('lets an office SUSPEND the party of another region for 90 days, to the second', async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      const office = world.office(HOST, 'CREDIT');
      const time = (await now()) + 100;
      await nextAt(time);
      await expectRefused(
        world,
        () => world.creditRegister.connect(office).report(subject, HOST, 2, time + TERM + 1, fresh()),
        'Unauthorized',
        office.address,
      );
      await nextAt(time);
      await markAs(world, HOST, subject, 'SUSPEND', time + TERM);
      expect(await times(world)).to.deep.equal([BigInt(time + TERM), 0n]);
    });

    it('suspends the party of another region for 90 days where no end is said', async () => {
      const world = await loadWorld();
      const time = (await now()) + 100;
      await nextAt(time);
      await markAs(world, HOST, subjectOf(world.party.enterprise), 'SUSPEND');
      expect(await times(world)).to.deep.equal([BigInt(time + TERM), 0n]);
    });

    it('lets an office SUSPEND the same foreign party again 90 days after the end, to the second', async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      const office = world.office(HOST, 'CREDIT');
      const again = () => world.creditRegister.connect(office).report(subject, HOST, 2, 0, fresh());
      const end = (await now()) + 10 * DAY;
      await markAs(world, HOST, subject, 'SUSPEND', end);
      await nextAt(end + TERM - 1);
      await expectRefused(world, again, 'Unauthorized', office.address);
      await nextAt(end + TERM);
      await again();
      expect(await times(world)).to.deep.equal([BigInt(end + 2 * TERM), 0n]);
    });

    it('counts the 90 days of rest from where a foreign SUSPEND was lifted or replaced', async () => {
      for (const end of ['lift', 'replace'] as const) {
        const world = await loadWorld();
        const subject = subjectOf(world.party.enterprise);
        const office = world.office(HOST, 'CREDIT');
        const again = () => world.creditRegister.connect(office).report(subject, HOST, 2, 0, fresh());
        await markAs(world, HOST, subject, 'SUSPEND');
        const time = (await now()) + 10 * DAY;
        await nextAt(time);
        if (end === 'lift') await lift(world, HOST, subject);
        else await markAs(world, HOST, subject, 'WATCH');
        expect(await times(world)).to.deep.equal([0n, 0n]);
        await nextAt(time + TERM - 1);
        await expectRefused(world, again, 'Unauthorized', office.address);
        await nextAt(time + TERM);
        await again();
      }
    });

    it('does not let a foreign SUSPEND be prolonged while it holds', async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      const office = world.office(HOST, 'CREDIT');
      await markAs(world, HOST, subject, 'SUSPEND');
      await expectRefused(
        world,
        () => world.creditRegister.connect(office).report(subject, HOST, 2, 0, fresh()),
        'Unauthorized',
        office.address,
      );
    });

    it('lets each office have its own mark, of which the worst counts', async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      const time = await now();
      await markAs(world, ISSUER, subject, 'SUSPEND', time + 50 * DAY);
      await markAs(world, HOST, subject, 'SUSPEND', time + 60 * DAY);
      await markAs(world, FAR, subject, 'WATCH');
      expect(await times(world)).to.deep.equal([BigInt(time + 60 * DAY), 0n]);
      await mark(world, subject, 'BAN', time + 5 * DAY);
      expect(await times(world)).to.deep.equal([BigInt(time + 60 * DAY), BigInt(time + 5 * DAY)]);
      await lift(world, HOST, subject);
      expect(await times(world)).to.deep.equal([BigInt(time + 50 * DAY), BigInt(time + 5 * DAY)]);
    });

    it('replaces a mark by the last of the same office, also by a lighter one', async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      await markAs(world, ISSUER, subject, 'BAN');
      await markAs(world, ISSUER, subject, 'WATCH');
      expect(await times(world)).to.deep.equal([0n, 0n]);
    });

    it('refuses no severity, and subjects that nobody knows', async () => {
      const world = await loadWorld();
      const office = world.creditRegister.connect(world.office(ISSUER, 'CREDIT'));
      const report = (subject: Subject, severity: number) => () => office.report(subject, ISSUER, severity, 0, fresh());
      await expectRefused(world, report(subjectOf(world.party.enterprise), 0), 'SeverityInvalid');
      const party = { kind: SUBJECTS.PARTICIPANT, id: NOBODY };
      await expectRefused(world, report(party, 1), 'ParticipantUnknown', accountOf(NOBODY));
      const group = { kind: SUBJECTS.GROUP, id: NOBODY };
      await expectRefused(world, report(group, 1), 'GroupUnknown', zeroPadValue(toBeHex(NOBODY), 32));
      await expectRefused(world, report(regionSubject(500_000), 1), 'RegionUnknown', 500_000);
    });

    it('refuses another region a BAN, an end beyond 90 days, and a mark in the name of others', async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      const office = world.office(HOST, 'CREDIT');
      const report = (region: number, severity: number, until: bigint) => () =>
        world.creditRegister.connect(office).report(subject, region, severity, until, fresh());
      for (const act of [report(HOST, 3, 0n), report(HOST, 2, FOR_GOOD), report(ISSUER, 1, 0n), report(0, 1, 0n)]) {
        await expectRefused(world, act, 'Unauthorized', office.address);
      }
    });
  });

  describe('the marks of a group', () => {
    it('bind a member that was alone, and one that comes later', async () => {
      const world = await loadWorld();
      await markAs(world, ISSUER, await groupSubject(world), 'SUSPEND');
      expect(await times(world)).to.deep.equal([FOR_GOOD, 0n]);
      const controller = world.party.enterprise.credential;
      const later = await registerParty(world, { kind: 'LAB', region: HOST, controller });
      expect((await readParty(world, later.id)).suspendedUntil).to.equal(FOR_GOOD);
    });

    it("come beside the party's own: the later end of each counts", async () => {
      const world = await loadWorld();
      const time = await now();
      const group = await groupSubject(world);
      const subject = subjectOf(world.party.enterprise);
      await mark(world, group, 'SUSPEND', time + 5 * DAY);
      await mark(world, subject, 'SUSPEND', time + 3 * DAY);
      await mark(world, group, 'SUSPEND', time + 5 * DAY);
      expect(await times(world)).to.deep.equal([BigInt(time + 5 * DAY), 0n]);
      await mark(world, subject, 'SUSPEND', time + 7 * DAY);
      expect(await times(world)).to.deep.equal([BigInt(time + 7 * DAY), 0n]);
      await lift(world, 0, group);
      expect(await times(world)).to.deep.equal([BigInt(time + 7 * DAY), 0n]);
    });

    it('are the own ones of an office while all members live in its region', async () => {
      const world = await loadWorld();
      const group = await groupSubject(world);
      await markAs(world, ISSUER, group, 'BAN');
      await lift(world, ISSUER, group);
      await registerParty(world, { kind: 'LAB', region: HOST, controller: world.party.enterprise.credential });
      for (const region of [ISSUER, HOST]) {
        const office = world.office(region, 'CREDIT');
        await expectRefused(
          world,
          () => world.creditRegister.connect(office).report(group, region, 3, 0, fresh()),
          'Unauthorized',
          office.address,
        );
        await markAs(world, region, group, 'SUSPEND');
      }
    });
  });

  describe('the marks of a region', () => {
    it('suspend it, by SUSPEND and by BAN, until their end', async () => {
      const world = await loadWorld();
      const until = (await now()) + DAY;
      for (const severity of ['SUSPEND', 'BAN'] as const) {
        await mark(world, regionSubject(HOST), severity, until);
        expect(await world.registry.regionSuspendedUntil(HOST)).to.equal(until);
      }
      await moveTo(until - 1);
      expect(await world.registry.regionSuspendedUntil(HOST)).to.equal(until);
      await moveTo(until);
      expect(await world.registry.regionSuspendedUntil(HOST)).to.equal(0);
    });

    it('do nothing by WATCH, and are the council’s alone', async () => {
      const world = await loadWorld();
      await mark(world, regionSubject(HOST), 'WATCH');
      expect(await world.registry.regionSuspendedUntil(HOST)).to.equal(0);
      const office = world.office(HOST, 'CREDIT');
      await expectRefused(
        world,
        () => world.creditRegister.connect(office).report(regionSubject(HOST), HOST, 1, 0, fresh()),
        'Unauthorized',
        office.address,
      );
    });
  });

  describe('lift', () => {
    it("lifts the reporter's own mark and tells so", async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      await markAs(world, ISSUER, subject, 'SUSPEND');
      await mark(world, subject, 'SUSPEND', (await now()) + DAY);
      await expect(lift(world, ISSUER, subject))
        .to.emit(world.creditRegister, 'CreditLifted')
        .withArgs(SUBJECTS.PARTICIPANT, subject.id, ISSUER);
      expect(await markOf(world, subject, ISSUER)).to.deep.equal(['NONE', 0n]);
      expect((await markOf(world, subject, 0))[0]).to.equal('SUSPEND');
    });

    it('is refused to an office that never marked the subject', async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      await markAs(world, ISSUER, subject, 'BAN');
      const other = world.office(HOST, 'CREDIT');
      for (const region of [HOST, ISSUER, 0]) {
        await expectRefused(
          world,
          () => world.creditRegister.connect(other).lift(subject, region),
          'Unauthorized',
          other.address,
        );
      }
      const own = world.office(ISSUER, 'CREDIT');
      await expectRefused(
        world,
        () => world.creditRegister.connect(own).lift(subjectOf(world.party.team), ISSUER),
        'Unauthorized',
        own.address,
      );
    });

    it('does nothing where the mark was lifted before', async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      await markAs(world, ISSUER, subject, 'BAN');
      await lift(world, ISSUER, subject);
      await expect(lift(world, ISSUER, subject)).to.not.emit(world.creditRegister, 'CreditLifted');
    });

    it('lets the council lift all marks at once, one event each', async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      await markAs(world, ISSUER, subject, 'BAN');
      await markAs(world, HOST, subject, 'SUSPEND');
      await mark(world, subject, 'BAN');
      const lifted = await lift(world, 0, subject);
      for (const region of [ISSUER, HOST, 0]) {
        await expect(lifted)
          .to.emit(world.creditRegister, 'CreditLifted')
          .withArgs(SUBJECTS.PARTICIPANT, subject.id, region);
        expect((await markOf(world, subject, region))[0]).to.equal('NONE');
      }
      expect(await times(world)).to.deep.equal([0n, 0n]);
    });

    it('lets the council lift the mark of one office', async () => {
      const world = await loadWorld();
      const subject = subjectOf(world.party.enterprise);
      await markAs(world, ISSUER, subject, 'BAN');
      await markAs(world, HOST, subject, 'SUSPEND');
      await expect(world.creditRegister.connect(world.council).lift(subject, ISSUER))
        .to.emit(world.creditRegister, 'CreditLifted')
        .withArgs(SUBJECTS.PARTICIPANT, subject.id, ISSUER);
      expect((await markOf(world, subject, HOST))[0]).to.equal('SUSPEND');
      expect((await times(world))[1]).to.equal(0n);
    });

    it('refuses subjects that nobody knows', async () => {
      const world = await loadWorld();
      const office = world.creditRegister.connect(world.council);
      const party = { kind: SUBJECTS.PARTICIPANT, id: NOBODY };
      await expectRefused(world, () => office.lift(party, 0), 'ParticipantUnknown', accountOf(NOBODY));
      await expectRefused(world, () => office.lift(regionSubject(500_000), 0), 'RegionUnknown', 500_000);
    });
  });
});
