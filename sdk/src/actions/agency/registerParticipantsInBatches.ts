import { sendInBatches } from '../../clients/sendInBatches.ts';
import type { BatchRun, BatchSettings } from '../../clients/sendInBatches.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { registerParticipants } from './registerParticipants.ts';
import type { RegisteredParticipant, RegisterParticipantsParameters } from './registerParticipants.ts';

export type RegisterParticipantsInBatchesParameters = RegisterParticipantsParameters & BatchSettings;

/** Each takes some 150,000 gas. */
const usualSize = 75;

/**
 * A region's agency registers any number of residents. A credential serves once, so that a list that stopped half way can be
 * sent again from where it stopped.
 *
 * @returns with accounts and groups in the order of `registrations` as `results`; a refusal is in `stopped`, with the batch that
 * met it
 * @throws {TongduiError} `ArgumentInvalid`
 * @example const { results, stopped } = await registerParticipantsInBatches(agency, { region: 310000, registrations });
 */
export async function registerParticipantsInBatches(
  client: TongduiClient,
  { region, registrations, ...settings }: RegisterParticipantsInBatchesParameters,
): Promise<BatchRun<RegisteredParticipant>> {
  return await sendInBatches(registrations, settings, usualSize, async (some) => {
    const { participants, ...receipt } = await registerParticipants(client, { region, registrations: some });
    return { receipt, results: participants };
  });
}
