import type { Certificate } from '../../certificate/certificate.ts';
import { makeCertificate } from '../../certificate/makeCertificate.ts';
import type { MakeCertificateParameters } from '../../certificate/makeCertificate.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type CertifyParameters = Omit<MakeCertificateParameters, 'client' | 'deployment' | 'fromBlock'>;

/**
 * Makes the settlement certificate of a paid order: a file that proves the payment without any node, given the hash of its
 * block from a source of the verifier's own (`verifyCertificate`).
 *
 * @throws {CertificateError} where the node's answers do not prove the payment
 * @example await writeFile('payment.json', formatCertificate(await certify(auditor, { order })));
 */
export async function certify(client: TongduiClient, parameters: CertifyParameters): Promise<Certificate> {
  const { publicClient, deployment } = client;
  return await makeCertificate({ ...parameters, client: publicClient, deployment, fromBlock: deployment.fromBlock });
}
