import type { AuditFinding, FindingPlace } from './auditFinding.ts';
import { findingCodes } from './findingCodes.ts';
import type { FindingCode, FindingKind } from './findingCodes.ts';
import type { Text } from './text.ts';

/** A figure of a finding: amounts are fen, times unix seconds. */
export type Figure = bigint | number | boolean | string | undefined;

/**
 * Puts a finding into words.
 *
 * @param expected - what follows from the logs and the rules
 * @param found - what an event or the chain's state says instead
 */
export function makeFinding(
  code: FindingCode,
  where: FindingPlace,
  subject: Text,
  expected: Figure,
  found: Figure,
): AuditFinding {
  const { zh, en, ...rule }: FindingKind = findingCodes[code];
  const [right, wrong] = [String(expected), String(found)];
  return {
    code,
    ...rule,
    where,
    subject,
    expected: right,
    found: wrong,
    message: {
      zh: `${zh}: ${subject.zh}, 应为 ${right}, 实为 ${wrong}`,
      en: `${en}: ${subject.en}: expected ${right}, found ${wrong}`,
    },
  };
}
