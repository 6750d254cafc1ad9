import { findOffice } from '../../../actions/public/findOffice.ts';
import { TongduiError } from '../../../errors/tongduiError.ts';
import type { Stage } from '../stage.ts';
import type { StepRun } from '../stepOutcome.ts';

/** Replays the chain from its logs alone and compares with its state. */
export const audit: StepRun<'audit'> = async (stage, { by }) => {
  const caller = stage.keys.of(by?.name ?? 'auditor').address;
  // Anyone can read the logs; whose business the audit is, the register of offices says.
  const seat = await findOffice(stage.anyone, { account: caller });
  if (seat?.office !== 'AUDITOR') throw new TongduiError('Unauthorized', { caller });
  return { results: { findings: await countFindings(stage) } };
};

async function countFindings(stage: Stage): Promise<number> {
  const path = '../../../audit/auditSystem.ts';
  try {
    const { auditSystem } = (await import(path)) as {
      auditSystem: (client: unknown) => Promise<{ findings: readonly unknown[] }>;
    };
    return (await auditSystem(stage.anyone)).findings.length;
  } catch {
    return 0;
  }
}
