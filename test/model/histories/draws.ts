/**
 * Decisions that are read off a list of numbers, one number for each. A list that has run out goes on with zeros, and zero
 * decides for the first and plainest, so that a shorter or smaller list always means something simpler.
 */
export type Draws = {
  /** A number from 0 to below `bound`. */
  readonly below: (bound: number) => number;
  /** Whether the case comes up that is to come up once in `count` times; zero says that it does not. */
  readonly oneIn: (count: number) => boolean;
  /** One of several; nothing of an empty list. */
  readonly pick: <T>(from: readonly T[]) => T | undefined;
  /** One of those named. */
  readonly choose: <T>(...from: readonly [T, ...T[]]) => T;
  /** The next so many numbers as draws of their own: how many of them are used moves nothing that comes later. */
  readonly part: (count: number) => Draws;
};

/** The numbers of a plan are from 0 to below this. */
export const drawBound = 65_536;

/** Reads decisions off numbers. */
export function drawFrom(numbers: readonly number[]): Draws {
  let at = 0;
  const next = () => numbers[at++] ?? 0;
  const below = (bound: number) => next() % bound;
  return {
    below,
    oneIn: (count) => below(count) === count - 1,
    pick: (from) => from[below(from.length || 1)],
    choose: (...from) => from[below(from.length)] ?? from[0],
    part: (count) => {
      const part = numbers.slice(at, at + count);
      at += count;
      return drawFrom(part);
    },
  };
}
