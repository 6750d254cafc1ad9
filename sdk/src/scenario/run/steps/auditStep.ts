import { findOffice } from '../../../actions/public/findOffice.ts';
import { auditSystem } from '../../../audit/auditSystem.ts';
import type { AuditFinding } from '../../../audit/findings/auditFinding.ts';
import { TongduiError } from '../../../errors/tongduiError.ts';
import type { Difference } from '../scenarioReport.ts';
import type { StepRun } from '../stepOutcome.ts';

/** Replays the chain from its logs alone and compares with its state. */
export const audit: StepRun<'audit'> = async (stage, { by, expect }) => {
  const caller = stage.keys.of(by?.name ?? 'auditor').address;
  // Anyone can read the logs; whose business the audit is, the register of offices says.
  const seat = await findOffice(stage.anyone, { account: caller });
  if (seat?.office !== 'AUDITOR') throw new TongduiError('Unauthorized', { caller });

  const { findings } = await auditSystem(stage.anyone);
  // Where the number of findings is not the expected one, they are what the user wants to see.
  const isExpected = findings.length === (expect?.results?.findings ?? findings.length);
  return {
    results: { findings: findings.length },
    differences: isExpected ? [] : findings.map(showFinding),
  };
};

function showFinding({ code, subject, expected, found }: AuditFinding): Difference {
  return { what: `${code} ${subject.zh} / ${subject.en}`, expected, found };
}
