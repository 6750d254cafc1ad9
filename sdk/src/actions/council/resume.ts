import { registryAbi } from '../../abis/registryAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

/**
 * The council ends a pause.
 *
 * @throws {TongduiError} `Unauthorized`, `NotPaused`
 */
export const resume = defineAct({
  encode: ({ deployment }) =>
    encodeCall(deployment.registry, {
      abi: registryAbi,
      functionName: 'resume',
    }),
});
