import { EVERYONE } from '../actors.ts';
import { rowsOf } from './row.ts';

const row = rowsOf('batcher');

// It has no rights of its own: what it submits carries its own signatures.
export const batcherRows = [
  row('run', EVERYONE, (world) => [
    [{ target: world.deployment.registry, data: world.registry.interface.encodeFunctionData('pause') }],
  ]),
];
