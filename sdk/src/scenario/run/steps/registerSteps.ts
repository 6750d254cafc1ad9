import { joinCompact } from '../../../actions/admin/joinCompact.ts';
import { leaveCompact } from '../../../actions/admin/leaveCompact.ts';
import { rotateSigner } from '../../../actions/admin/rotateSigner.ts';
import { delistLab } from '../../../actions/agency/delistLab.ts';
import { endorseLab } from '../../../actions/agency/endorseLab.ts';
import { relateParties } from '../../../actions/agency/relateParties.ts';
import { unrelateParties } from '../../../actions/agency/unrelateParties.ts';
import { liftCredit } from '../../../actions/credit/liftCredit.ts';
import { reportCredit } from '../../../actions/credit/reportCredit.ts';
import { countersign } from '../countersign.ts';
import { compactOf, partyOf, subjectOf } from '../lookUp.ts';
import { officeKey } from '../officeKey.ts';
import { done } from '../stepOutcome.ts';
import type { StepRun } from '../stepOutcome.ts';

/** Who marks and lifts: the credit office of the region, without one the council. */
function reporter(region: number | undefined): string {
  return region === undefined ? 'council' : officeKey('credit', region);
}

export const report: StepRun<'report'> = async (stage, { subject, region, severity, until, by }) => {
  await reportCredit(stage.clientOf(by?.name ?? reporter(region)), {
    subject: subjectOf(stage, subject),
    region,
    severity,
    until,
    reason: `${severity}, step ${stage.step}`,
  });
  return done;
};

export const lift: StepRun<'lift'> = async (stage, { subject, region, by }) => {
  await liftCredit(stage.clientOf(by?.name ?? reporter(region)), { subject: subjectOf(stage, subject), region });
  return done;
};

export const relate: StepRun<'relate'> = async (stage, { a, b, region, by }) => {
  const agency = stage.clientOf(by?.name ?? officeKey('agency', region));
  await relateParties(agency, { a: partyOf(stage, a).account, b: partyOf(stage, b).account, region });
  return done;
};

export const unrelate: StepRun<'unrelate'> = async (stage, { a, b, region, by }) => {
  const agency = stage.clientOf(by?.name ?? officeKey('agency', region));
  await unrelateParties(agency, { a: partyOf(stage, a).account, b: partyOf(stage, b).account, region });
  return done;
};

export const join: StepRun<'join'> = async (stage, { compact: name, region, by }) => {
  const compact = compactOf(stage, name);
  const parties = [officeKey('admin', region), by?.name ?? 'council'] as const;
  await countersign(stage, parties, (client, ref) => joinCompact(client, { compact, region, ref }));
  return done;
};

export const leave: StepRun<'leave'> = async (stage, { compact, region, by }) => {
  const admin = stage.clientOf(by?.name ?? officeKey('admin', region));
  await leaveCompact(admin, { compact: compactOf(stage, compact), region });
  return done;
};

export const endorse: StepRun<'endorse'> = async (stage, { lab, region, by }) => {
  const agency = stage.clientOf(by?.name ?? officeKey('agency', region));
  await endorseLab(agency, { lab: partyOf(stage, lab).account, region });
  return done;
};

export const delist: StepRun<'delist'> = async (stage, { lab, region, by }) => {
  const agency = stage.clientOf(by?.name ?? officeKey('agency', region));
  await delistLab(agency, { lab: partyOf(stage, lab).account, region });
  return done;
};

/** From then on the participant signs with the new key. */
export const rotateKey: StepRun<'rotateKey'> = async (stage, { participant: id, by }) => {
  const { account, region } = partyOf(stage, id);
  const signer = stage.keys.nextOf(id).address;
  const parties = [officeKey('agency', region), by?.name ?? officeKey('admin', region)] as const;
  await countersign(stage, parties, (client, ref) => rotateSigner(client, { participant: account, signer, ref }));
  stage.keys.rotate(id);
  return done;
};
