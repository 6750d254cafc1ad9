import type { Actor } from '../actors.ts';
import type { Row, Target } from '../matrix.ts';

type Args = Row['args'];
type Options = Pick<Row, 'when' | 'refusal'>;

/** Rows of one contract, written as `row('function', allowed, arguments)`. */
export function rowsOf(
  target: Target,
): (name: string, allowed: readonly Actor[], args: Args, options?: Options) => Row {
  return (name, allowed, args, options = {}) => ({ target, name, allowed, args, ...options });
}
