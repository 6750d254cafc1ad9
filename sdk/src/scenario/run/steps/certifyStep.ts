import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getOrder } from '../../../actions/public/getOrder.ts';
import { formatYuan } from '../../../amounts/formatYuan.ts';
import { CertificateError } from '../../../certificate/certificateError.ts';
import { formatCertificate } from '../../../certificate/formatCertificate.ts';
import { makeCertificate } from '../../../certificate/makeCertificate.ts';
import { verifyCertificate } from '../../../certificate/verifyCertificate.ts';
import { TongduiError } from '../../../errors/tongduiError.ts';
import { orderStates } from '../../../orders/orderState.ts';
import { orderOf, partyOf } from '../lookUp.ts';
import { payeeOf } from '../reviewers.ts';
import type { Difference } from '../scenarioReport.ts';
import type { Stage, StagedOrder } from '../stage.ts';
import type { StepRun } from '../stepOutcome.ts';

/**
 * Makes the certificate of an order's payment, writes it out, reads it back and verifies it without the chain, against the
 * block hashes that the run noted when it acted.
 */
export const certify: StepRun<'certify'> = async (stage, { order: name }) => {
  const order = orderOf(stage, name);
  const { publicClient, deployment } = stage.anyone;
  const file = await writeAndReadBack(formatCertificate(await makeFor(stage, order)));
  const verdict = await verifyCertificate(file, { trustedBlockHashes: order.blocks, trustedDeployment: deployment });

  const { subsidy } = await getOrder({ publicClient, deployment }, { order: order.hash });
  const { order: certified, payment } = verdict;
  const figures: readonly Difference[] = [
    { what: 'order', expected: order.hash, found: certified },
    {
      what: 'payee',
      expected: partyOf(stage, payeeOf(order)).account.toLowerCase(),
      found: payment.figures.payee ?? '',
    },
    { what: 'amount', expected: formatYuan(subsidy), found: payment.figures.amount ?? '' },
  ];
  return { results: undefined, differences: figures.filter(({ expected, found }) => expected !== found) };
};

/** There is a certificate of a payment and of nothing else: before it the order is in the wrong state. */
async function makeFor({ anyone }: Stage, { hash: order }: StagedOrder) {
  const { publicClient: client, deployment } = anyone;
  try {
    return await makeCertificate({ client, deployment, order, fromBlock: deployment.fromBlock });
  } catch (error) {
    if (!(error instanceof CertificateError) || error.code !== 'PaymentMissing') throw error;
    const { state } = await getOrder(anyone, { order });
    throw new TongduiError('WrongState', { order, state: orderStates.indexOf(state) }, { cause: error });
  }
}

async function writeAndReadBack(text: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'tongdui-certificate-'));
  try {
    const path = join(folder, 'certificate.json');
    await writeFile(path, text);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
