import type { Stage } from '../stage.ts';
import { openConsortium } from './openConsortium.ts';
import { publishProgrammes } from './publishProgrammes.ts';
import { registerParties } from './registerParties.ts';
import { setLimits } from './setLimits.ts';
import { signRecognition } from './signRecognition.ts';

/**
 * Brings about what a scenario's top level says, by the acts of those whose business it is
 * (docs/scenario-format.md, "Top level").
 *
 * @throws {TongduiError} if the chain refuses one of the acts
 */
export async function setTheScene(stage: Stage): Promise<void> {
  await openConsortium(stage);
  await publishProgrammes(stage);
  await registerParties(stage);
  await signRecognition(stage);
  await setLimits(stage);
}
