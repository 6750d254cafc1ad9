import { CertificateError } from '../../../sdk/src/certificate/certificateError.ts';

/** Whether `act` is refused by a `CertificateError`; any other failure is thrown on. */
export async function isRefused(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return false;
  } catch (error) {
    if (error instanceof CertificateError) return true;
    throw error;
  }
}

/** The text with one bit of one character changed. */
export function flipCharacter(text: string, at: number): string {
  return `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ (1 << (at % 7)))}${text.slice(at + 1)}`;
}
