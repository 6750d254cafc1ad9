import type { CountersignedReceipt } from '../../src/clients/actReceipt.ts';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import { TongduiError } from '../../src/errors/tongduiError.ts';
import type { Session } from '../network/session.ts';
import { fact } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/**
 * An act of two offices, by every key that was given: with both it is carried out, with one it is on record and waits for
 * the other's same call. An office that has done its part before is passed over.
 */
export async function inTurn(
  { actors, actor }: Session,
  act: (client: TongduiClient) => Promise<CountersignedReceipt>,
): Promise<Outcome> {
  const [first, ...others] = [actor(), ...actors.slice(1)];
  let last = await act(first).catch((error: unknown) => {
    if (others.length > 0 && error instanceof TongduiError && error.code === 'Unauthorized') return error;
    throw error;
  });
  for (const client of others) if (last instanceof TongduiError || !last.executed) last = await act(client);
  if (last instanceof TongduiError) throw last;
  return {
    facts: [
      fact('executed', '已生效', 'carried out', last.executed),
      fact('transaction', '交易', 'transaction', last.hash),
    ],
    ...(!last.executed && {
      note: {
        zh: '已登记。等另一岗位用同样的参数办理后生效。',
        en: 'On record. It is carried out once the other office runs the same command.',
      },
    }),
  };
}
