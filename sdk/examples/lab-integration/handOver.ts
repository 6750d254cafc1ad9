// The other parties, by way of a folder: one folder an order, one file a message. A company that has an HTTP service of
// its agency, or a message queue, replaces this file and no other.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ClaimIntent, Ticket } from '@tongdui/sdk';
import type { Hex } from 'viem';

/** What the lab's own books say of an order that is delivered and invoiced. Amounts in yuan. */
export type Invoice = {
  readonly code: string;
  readonly number: string;
  readonly invoiced: string;
  /** What the enterprise has paid the lab. */
  readonly paid: string;
};

/** The agency's answer to an invoice. */
export type Intake = {
  /** Keyed hash of the invoice; only the agency can compute it. */
  readonly nullifier: Hex;
  readonly ticket: Ticket;
};

/** Whom the program asks. Every question may take days; one that is not answered yet waits. */
export type OtherParties = {
  /** The lab's own book-keeping: `invoice.json`. */
  invoiceOf(order: Hex): Promise<Invoice>;
  /** The reviewing agency's intake, which sees the invoice and its papers: `intake.json`. */
  intakeOf(order: Hex): Promise<Intake>;
  /** The enterprise signs the claim that lies in `claim.json`: `enterprise.json`. */
  enterpriseSignatureOf(claim: ClaimIntent): Promise<Hex>;
  /** The claim that was offered for signature before this program was stopped. */
  findOffered(order: Hex): Promise<ClaimIntent | undefined>;
};

/** The other parties, behind a folder that they share with the lab. */
export function handOverFolder(folder: string, pollingInterval: number): OtherParties {
  const pathOf = (order: Hex, name: string) => join(folder, order, name);
  const find = async <content>(order: Hex, name: string): Promise<content | undefined> => {
    try {
      return JSON.parse(await readFile(pathOf(order, name), 'utf8')) as content;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };
  const waitFor = async <content>(order: Hex, name: string): Promise<content> => {
    for (;;) {
      const found = await find<content>(order, name);
      if (found !== undefined) return found;
      await setTimeout(pollingInterval);
    }
  };
  return {
    invoiceOf: (order) => waitFor(order, 'invoice.json'),
    intakeOf: (order) => waitFor(order, 'intake.json'),
    findOffered: async (order) => {
      const written = await find<WrittenClaim>(order, 'claim.json');
      return written && { ...written, invoiced: BigInt(written.invoiced), paid: BigInt(written.paid) };
    },
    enterpriseSignatureOf: async (claim) => {
      await write(folder, claim);
      return (await waitFor<{ readonly signature: Hex }>(claim.order, 'enterprise.json')).signature;
    },
  };
}

/** JSON has no integers beyond 2^53: amounts, in fen, are written as text. */
type WrittenClaim = Omit<ClaimIntent, 'invoiced' | 'paid'> & { readonly invoiced: string; readonly paid: string };

/** Whole or not at all: the enterprise never reads half a claim. */
async function write(folder: string, claim: ClaimIntent): Promise<void> {
  const { order, invoiced, paid } = claim;
  const written: WrittenClaim = { ...claim, invoiced: invoiced.toString(), paid: paid.toString() };
  const path = join(folder, order, 'claim.json');
  await mkdir(join(folder, order), { recursive: true });
  await writeFile(`${path}.part`, `${JSON.stringify(written, null, 2)}\n`);
  await rename(`${path}.part`, path);
}
