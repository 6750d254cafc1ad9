import { readFile } from 'node:fs/promises';
import { getAddress, isAddress, isHex } from 'viem';
import type { Hex } from 'viem';
import { z } from 'zod';
import { formatDay } from '../../src/calendar/formatDay.ts';
import { parseDay } from '../../src/calendar/parseDay.ts';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import { parseYuan } from '../../src/amounts/parseYuan.ts';
import { formatTime } from '../../src/calendar/formatTime.ts';
import { parseTime } from '../../src/calendar/parseTime.ts';
import { FormatError } from '../../src/errors/formatError.ts';
import type { OrderIntent } from '../../src/intents/order.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { writeWhole } from '../network/writeWhole.ts';

/** An order on its way from one party to the other: what is signed, in words that both can read, and who has signed. */
export type OrderFile = {
  readonly intent: OrderIntent;
  readonly enterpriseSignature?: Hex | undefined;
  readonly labSignature?: Hex | undefined;
};

const address = z
  .string()
  .refine((text) => isAddress(text, { strict: false }), 'not an account')
  .transform((text) => getAddress(text));
const hex = z.string().refine((text): text is Hex => isHex(text), 'not hexadecimal');

function readBy<T>(read: (text: string) => T) {
  return z.string().transform((text, context) => {
    try {
      return read(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof FormatError ? error.message : String(error) });
      return z.NEVER;
    }
  });
}

const schema = z.object({
  kind: z.literal('order'),
  intent: z.object({
    enterprise: address,
    lab: address,
    voucher: z.string().regex(/^\d+$/).transform(BigInt),
    category: z.string(),
    price: readBy(parseYuan),
    subsidy: readBy(parseYuan),
    contractDate: readBy(parseDay),
    deadline: readBy(parseTime),
    salt: hex,
  }),
  enterpriseSignature: hex.optional(),
  labSignature: hex.optional(),
});

/**
 * Reads an order file.
 *
 * @throws {CliError} with the place of what is wrong
 */
export async function readOrderFile(path: string): Promise<OrderFile> {
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CliError(`${path}: 没有这个文件 / no such file`, exitCodes.misused, { cause });
  });
  const parsed = schema.safeParse(parse(content));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CliError(
      `${path}: 不是订单文件 / not an order file: $.${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
      exitCodes.misused,
    );
  }
  const { intent, enterpriseSignature, labSignature } = parsed.data;
  const { contractDate, ...fields } = intent;
  return { intent: { ...fields, contractDay: contractDate }, enterpriseSignature, labSignature };
}

/** Writes an order file, whole or not at all. */
export async function writeOrderFile(path: string, { intent, ...signatures }: OrderFile): Promise<void> {
  const { contractDay, voucher, price, subsidy, deadline, ...fields } = intent;
  const words = {
    ...fields,
    voucher: voucher.toString(),
    price: formatYuan(price),
    subsidy: formatYuan(subsidy),
    contractDate: formatDay(contractDay),
    deadline: formatTime(deadline),
  };
  await writeWhole(path, `${JSON.stringify({ kind: 'order', intent: words, ...signatures }, null, 2)}\n`, 0o644);
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}
