import type { Certificate } from './certificate.ts';

/** The certificate as the text of its file: JSON, indented for people, ending with a line break. */
export function formatCertificate(certificate: Certificate): string {
  return `${JSON.stringify(certificate, null, 1)}\n`;
}
