import { TongduiError } from '../errors/tongduiError.ts';

/**
 * The event that an act which went through must have made.
 *
 * @throws {TongduiError} `ContractMissing` if there is none: something else than the contract answered at its address
 */
export function firstEvent<event>(events: readonly event[]): event {
  const [first] = events;
  if (first === undefined) throw new TongduiError('ContractMissing');
  return first;
}
