import type { Address } from 'viem';
import { contractNames } from '../../deployments/deployment.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ProbeMaker } from './makeProbes.ts';
import type { Probe } from './probe.ts';
import { implementationSlot, initializableSlot, slotOf } from './storageLayout.ts';

/** What `officeOf` answers for an account without an office. */
const noRole = 2n ** 64n - 1n;

/** Who holds which office, which code stands behind each proxy, which two-office acts are done. */
export function officeProbes(ledger: Ledger, make: ProbeMaker): Probe[] {
  const { offices, officers, implementations, versions, executedActs } = ledger;
  const probes = [...officers].map((account) =>
    make.view({ code: 'OfficeDiffers', subject: subjects.account(account) }, 'offices', 'officeOf', [account], {
      role: offices.get(account) ?? noRole,
    }),
  );
  for (const contract of contractNames) {
    const implementation: Address | undefined = implementations.get(contract);
    const head = { code: 'CodeDiffers', subject: subjects.contract(contract) } as const;
    const value = implementation === undefined ? 0n : BigInt(implementation);
    probes.push(
      make.slot(head, contract, implementationSlot, [{ name: 'implementation', bits: 256, value }]),
      make.slot(head, contract, initializableSlot, [
        { name: 'version', bits: 64, value: versions.get(contract) ?? 0n },
      ]),
    );
  }
  for (const { contract, act } of executedActs.values()) {
    const head = { code: 'ActDiffers', subject: partOf(subjects.contract(contract), act, act) } as const;
    probes.push(make.slot(head, contract, slotOf('acts', [act]), [{ name: 'done', bits: 256, value: true }]));
  }
  return probes;
}
