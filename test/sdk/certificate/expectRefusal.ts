import { expect } from 'chai';
import { CertificateError, type CertificateErrorCode } from '../../../sdk/src/certificate/certificateError.ts';

/** Runs `act`, expects a `CertificateError` with this code, or one of these, whose sentences lack no figure, and returns it. */
export async function expectRefusal(
  code: CertificateErrorCode | readonly CertificateErrorCode[],
  act: () => unknown,
): Promise<CertificateError> {
  let thrown: unknown;
  try {
    await act();
  } catch (error) {
    thrown = error;
  }
  expect(thrown, `nothing refused, ${[code].flat().join(' or ')} was expected`).to.be.instanceOf(CertificateError);
  const error = thrown as CertificateError;
  expect([code].flat(), error.message).to.include(error.code);
  expect(error.zh)
    .to.match(/\p{Script=Han}/u)
    .and.not.match(/[{}]/);
  expect(error.en)
    .to.match(/^[a-z]/)
    .and.not.match(/[{}?]/);
  return error;
}
