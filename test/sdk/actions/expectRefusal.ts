import { expect } from 'chai';
import type { ErrorCode } from '../../../sdk/src/errors/errorCatalogue.ts';
import type { Figures } from '../../../sdk/src/errors/figures.ts';
import { TongduiError } from '../../../sdk/src/errors/tongduiError.ts';

/** Waits for a refusal and compares its code and, where given, all its figures. */
export async function expectRefusal(act: Promise<unknown>, code: ErrorCode, figures?: Figures): Promise<TongduiError> {
  const error = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TongduiError)) throw new Error(`expected ${code}, got ${String(error)}`, { cause: error });
  expect(error.code, error.message).to.equal(code);
  if (figures !== undefined) expect(error.figures).to.deep.equal(figures);
  return error;
}
