import { id } from 'ethers';

let count = 0;

/** 32 bytes that no test has used before: a salt, a reference, a nullifier. */
export function fresh(what = 'value'): string {
  count += 1;
  return id(`${what} ${count}`);
}
