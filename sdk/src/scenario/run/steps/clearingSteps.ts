import type { StepName } from '../../scenario.ts';

/**
 * A step of the clearing house, which is not built yet. `findUnsupported` turns a scenario with such a step away before it
 * runs.
 */
export function notYet(name: StepName) {
  return (): Promise<never> => Promise.reject(new Error(`${name} is not built yet`));
}
