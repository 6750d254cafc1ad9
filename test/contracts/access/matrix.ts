import type { World } from '../support/worldFixture.ts';
import type { Actor } from './actors.ts';
import { batcherRows } from './rows/batcher.ts';
import { claimDeskRows } from './rows/claimDesk.ts';
import { creditRegisterRows } from './rows/creditRegister.ts';
import { officesRows } from './rows/offices.ts';
import { orderDeskRows } from './rows/orderDesk.ts';
import { programmesRows } from './rows/programmes.ts';
import { recognitionRows } from './rows/recognition.ts';
import { registryRows } from './rows/registry.ts';
import { treasuryRows } from './rows/treasury.ts';
import { upgradeRows } from './rows/upgrade.ts';
import { voucherTokenRows } from './rows/voucherToken.ts';

/** Stands for the caller's own address among the arguments of a row. */
export const CALLER = Symbol('caller');

/** A contract of the system, by its name in the deployment. */
export type Target =
  | 'offices'
  | 'registry'
  | 'creditRegister'
  | 'recognition'
  | 'programmes'
  | 'voucherToken'
  | 'orderDesk'
  | 'claimDesk'
  | 'treasury'
  | 'batcher';

/**
 * One line of the security policy: who may call a function. The cells are generated: each of `ACTORS` calls with the
 * arguments, which are such that one who is allowed succeeds.
 */
export type Row = {
  readonly target: Target;
  readonly name: string;
  /** What tells two rows of one function apart. */
  readonly when?: string;
  /** Brings the world to where the act is possible, and gives the arguments. */
  readonly args: (world: World) => readonly unknown[] | Promise<readonly unknown[]>;
  readonly allowed: readonly Actor[];
  /** The refusal of everyone else; `Unauthorized(caller)` unless said. Empty: a revert without data. */
  readonly refusal?: (world: World, caller: string) => string;
};

/** The whole policy. A function without a row fails `matrix.test.ts`. */
export const matrix: readonly Row[] = [
  ...officesRows,
  ...registryRows,
  ...creditRegisterRows,
  ...recognitionRows,
  ...programmesRows,
  ...voucherTokenRows,
  ...orderDeskRows,
  ...claimDeskRows,
  ...treasuryRows,
  ...batcherRows,
  ...upgradeRows,
];
