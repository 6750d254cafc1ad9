import { programmesAbi } from '../../abis/programmesAbi.ts';
import { noCap } from '../../agreements/terms.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { TongduiError } from '../../errors/tongduiError.ts';
import { unpackProgrammeWord } from '../../programmes/unpackProgrammeWord.ts';
import type { ProgrammeRecord } from '../../programmes/unpackProgrammeWord.ts';

export type GetProgrammeParameters = { readonly programme: number };

/** Where each fen of a programme's budget stands; the four sum to the budget. */
export type Budget = {
  readonly unissued: bigint;
  readonly outstanding: bigint;
  readonly reserved: bigint;
  readonly paid: bigint;
};

export type ProgrammeView = ProgrammeRecord & {
  readonly programme: number;
  readonly budget: Budget;
  /** Fen. */
  readonly unit: bigint;
  /** Fen; `undefined`: none. */
  readonly orderCap: bigint | undefined;
  readonly annualCap: bigint | undefined;
  readonly firstUseCap: bigint | undefined;
};

/** No group has this number, so its limits are the bare caps. */
const noGroup = 0;

/**
 * A programme's rules and where its money stands. Ratios that differ by host or category are in the event
 * `ProgrammeCreated`.
 *
 * @throws {TongduiError} `ProgrammeUnknown`
 */
export async function getProgramme(client: TongduiClient, parameters: GetProgrammeParameters): Promise<ProgrammeView> {
  const { programme } = parameters;
  const contract = { address: client.deployment.programmes, abi: programmesAbi } as const;
  const [record, [unissued, outstanding, reserved, paid], limits] = await Promise.all([
    getProgrammeWord(client, programme),
    readChain(client, { ...contract, functionName: 'budgetOf', args: [programme] }),
    readChain(client, { ...contract, functionName: 'limitsOf', args: [programme, noGroup] }),
  ]);
  const cap = (fen: bigint) => (fen === noCap ? undefined : fen);
  return {
    ...record,
    programme,
    budget: { unissued, outstanding, reserved, paid },
    unit: limits.unit,
    orderCap: cap(limits.orderCap),
    annualCap: cap(limits.annualLeft),
    firstUseCap: cap(limits.firstUseLeft),
  };
}

/**
 * What a programme fixes for good.
 *
 * @throws {TongduiError} `ProgrammeUnknown`
 */
export async function getProgrammeWord(client: TongduiClient, programme: number): Promise<ProgrammeRecord> {
  const word = await readChain(client, {
    address: client.deployment.programmes,
    abi: programmesAbi,
    functionName: 'wordOf',
    args: [programme],
  });
  const record = unpackProgrammeWord(word);
  if (record === undefined) throw new TongduiError('ProgrammeUnknown', { programme });
  return record;
}
