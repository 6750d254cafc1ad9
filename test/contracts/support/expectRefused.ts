import { expect } from 'chai';
import { anyContract } from './errors.ts';
import { stateDigest } from './stateDigest.ts';
import type { System } from './systemFixture.ts';

/** The act is refused with exactly this error and these figures, and not one storage slot has changed. */
export async function expectRefused(
  system: System,
  act: () => Promise<unknown>,
  error: string,
  ...figures: readonly unknown[]
): Promise<void> {
  const before = await stateDigest(system);
  await expect(act())
    .to.be.revertedWithCustomError(anyContract, error)
    .withArgs(...figures);
  expect(await stateDigest(system)).to.equal(before);
}
