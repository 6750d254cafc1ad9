/**
 * Settlement certificates: one is made from a node's answers, and verified without any node.
 *
 * @module
 */

export type * from '../certificate/certificate.ts';
export { CertificateError } from '../certificate/certificateError.ts';
export * from '../certificate/describeVerdict.ts';
export * from '../certificate/formatCertificate.ts';
export * from '../certificate/makeCertificate.ts';
export * from '../certificate/parseCertificate.ts';
export type * from '../certificate/verdict.ts';
export * from '../certificate/verifyCertificate.ts';
