import { severities } from '../../credit/creditSubject.ts';
import { subjects } from '../findings/subjects.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ProbeMaker } from './makeProbes.ts';
import type { Probe } from './probe.ts';
import { slotOf } from './storageLayout.ts';

const kinds = ['PARTICIPANT', 'GROUP', 'REGION'] as const;
const names = { PARTICIPANT: subjects.participant, GROUP: subjects.group, REGION: subjects.region } as const;

/** Every mark of every office; what follows from them stands in the words of participants, groups and regions. */
export function creditProbes({ marks }: Ledger, make: ProbeMaker): Probe[] {
  const probes: Probe[] = [];
  for (const byRegion of marks.values()) {
    for (const { kind, id, region, severity, until, foreignEnd } of byRegion.values()) {
      const head = { code: 'CreditDiffers', subject: names[kind](id) } as const;
      const subject = { kind: kinds.indexOf(kind), id };
      const level = severities.indexOf(severity);
      probes.push(
        make.view(head, 'creditRegister', 'markOf', [subject, region], { severity: level, until }),
        make.slot(head, 'creditRegister', slotOf('marks', [keyOf(subject), region]), [
          { name: 'severity', bits: 8, value: level },
          { name: 'known', bits: 8, value: true },
          { name: 'until', bits: 40, value: until },
          { name: 'foreignEnd', bits: 40, value: foreignEnd },
        ]),
      );
    }
    const [first] = byRegion.values();
    if (!first) continue;
    const key = keyOf({ kind: kinds.indexOf(first.kind), id: first.id });
    probes.push(
      make.slot(
        { code: 'CreditDiffers', subject: names[first.kind](first.id) },
        'creditRegister',
        slotOf('reporters', [key]),
        [{ name: 'reporters', bits: 256, value: byRegion.size }],
      ),
    );
  }
  return probes;
}

function keyOf({ kind, id }: { readonly kind: number; readonly id: number }): bigint {
  return (BigInt(kind) << 32n) | BigInt(id);
}
