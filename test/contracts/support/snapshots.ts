import { networkHelpers } from './connection.ts';

type Restorer = { restore: () => Promise<void> };
type Loader<T> = () => Promise<T>;
type Taken = { readonly key: object; readonly restorer: Restorer; readonly data: unknown };

// Snapshots from the oldest to the newest: going back to one makes the newer ones void.
const taken: Taken[] = [];

/**
 * A state of the chain that tests start from: the first call of the returned function builds it, later calls go back to
 * it. It stands on the state of `parent`. (Hardhat's own `loadFixture` builds a second fixture on whatever the test
 * before has left, clock included.)
 */
export function fixture<T>(build: () => Promise<T>): Loader<T>;
export function fixture<P, T>(build: (parent: P) => Promise<T>, parent: Loader<P>): Loader<T>;
export function fixture<P, T>(build: (parent: P) => Promise<T>, parent?: Loader<P>): Loader<T> {
  const key = {};
  return async function load(): Promise<T> {
    const found = taken.findIndex((entry) => entry.key === key);
    const entry = taken[found];
    if (entry !== undefined) {
      await entry.restorer.restore();
      taken.length = found + 1;
      return entry.data as T;
    }
    const data = await build((await (parent ?? genesis)()) as P);
    taken.push({ key, restorer: await networkHelpers.takeSnapshot(), data });
    return data;
  };
}

const genesisKey = {};

/** The chain before anything was deployed. */
async function genesis(): Promise<void> {
  const first = taken[0];
  if (first === undefined) {
    taken.push({ key: genesisKey, restorer: await networkHelpers.takeSnapshot(), data: undefined });
    return;
  }
  await first.restorer.restore();
  taken.length = 1;
}
