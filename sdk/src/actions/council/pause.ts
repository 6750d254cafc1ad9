import { registryAbi } from '../../abis/registryAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

/**
 * A guardian or the council stops orders, claims, payments and every move of money.
 *
 * @throws {TongduiError} `Unauthorized`, `Paused` if it is paused already
 */
export const pause = defineAct({
  encode: ({ deployment }) =>
    encodeCall(deployment.registry, {
      abi: registryAbi,
      functionName: 'pause',
    }),
});
