import { contractNames } from '../../../../sdk/src/deployments/deployment.ts';
import { implementationOf } from '../../support/implementationOf.ts';
import { NOBODY } from '../actors.ts';
import { rowsOf } from './row.ts';

const upgrades = contractNames.map((name) =>
  rowsOf(name)('upgradeToAndCall', ['council'], async (world) => [
    await implementationOf(world.deployment[name]),
    '0x',
  ]),
);

const initializers = contractNames
  .filter((name) => name !== 'offices')
  .map((name) => rowsOf(name)('initialize', NOBODY, () => [], { refusal: () => 'InvalidInitialization()' }));

/** What every contract behind a proxy has: the council replaces its code, nobody initialises it again. */
export const upgradeRows = [...upgrades, ...initializers];
