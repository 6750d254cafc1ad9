import { Arbitrary, Stream, Value } from 'fast-check';
import type { Random } from 'fast-check';
import { actNames } from './acts.ts';
import { drawBound } from './draws.ts';
import { worldDraws } from './world.ts';

/** One thing to be done; what exactly is read off the numbers when its turn comes (draws.ts). */
export type Choice = {
  readonly act: string;
  readonly draws: readonly number[];
  /** Whether another signs in the last party's place, and who. */
  readonly wrongBy: number;
};

/** A history before it is told: numbers for the world, and what is to be done in it. */
export type Plan = { readonly world: readonly number[]; readonly choices: readonly Choice[] };

/** How many numbers a choice has. */
const choiceDraws = 12;

/** Where in its passes shrinking stands, so that it goes on there when it has found a plan simpler. */
type Progress = { readonly pass: number; readonly size: number; readonly start: number };

/** What only the property knows. */
export type ShrinkHints = {
  /** The place of the choice at which a plan failed, if it is known: what follows it is left out at once. */
  readonly failedAt?: (plan: Plan) => number | undefined;
  /** Whether there is no more time for it: the simplest plan so far has to do. */
  readonly isOver?: () => boolean;
};

/** Makes a stretch of a plan simpler: leaves out choices, or puts zeros for numbers. */
type Pass = {
  readonly length: (plan: Plan) => number;
  readonly simplify: (plan: Plan, start: number, end: number) => Plan;
  /** Whether what followed the stretch stands in its place afterwards. */
  readonly removes: boolean;
};

const choicesLeftOut: Pass = {
  length: ({ choices }) => choices.length,
  simplify: (plan, start, end) => ({ ...plan, choices: [...plan.choices.slice(0, start), ...plan.choices.slice(end)] }),
  removes: true,
};

const worldZeroed: Pass = {
  length: ({ world }) => world.length,
  simplify: (plan, start, end) => ({ ...plan, world: zeroed(plan.world, start, end) }),
  removes: false,
};

/** The numbers of all choices are taken as one list. */
const choicesZeroed: Pass = {
  length: ({ choices }) => choices.length * (choiceDraws + 1),
  simplify: (plan, start, end) => ({
    ...plan,
    choices: plan.choices.map(({ act, draws, wrongBy }, index) => {
      const at = index * (choiceDraws + 1);
      const [first = 0, ...rest] = zeroed([wrongBy, ...draws], start - at, end - at);
      return { act, wrongBy: first, draws: rest };
    }),
  }),
  removes: false,
};

const passes = [choicesLeftOut, worldZeroed, choicesZeroed, choicesLeftOut];

function zeroed(numbers: readonly number[], start: number, end: number): readonly number[] {
  return numbers.map((number, index) => (start <= index && index < end ? 0 : number));
}

/**
 * Plans of a number of choices. They shrink by stretches, from long ones to single choices and numbers: by leaving out what
 * was not needed for a failure, then by making the world and the rest plain.
 */
export class PlanArbitrary extends Arbitrary<Plan> {
  readonly #count: number;
  readonly #hints: ShrinkHints;

  /** @param count - how many choices a plan has */
  constructor(count: number, hints: ShrinkHints = {}) {
    super();
    this.#count = count;
    this.#hints = hints;
  }

  override generate(random: Random): Value<Plan> {
    const number = () => random.nextInt(0, drawBound - 1);
    const numbers = (length: number) => Array.from({ length }, number);
    const plan: Plan = {
      world: numbers(worldDraws),
      choices: Array.from({ length: this.#count }, () => ({
        act: actNames[random.nextInt(0, actNames.length - 1)] ?? '',
        draws: numbers(choiceDraws),
        wrongBy: number(),
      })),
    };
    return new Value(plan, undefined);
  }

  override canShrinkWithoutContext(_: unknown): _ is Plan {
    return false;
  }

  override shrink(plan: Plan, progress: unknown): Stream<Value<Plan>> {
    return new Stream(this.#simpler(plan, progress as Progress | undefined));
  }

  *#simpler(plan: Plan, progress: Progress | undefined): Generator<Value<Plan>, void> {
    const failedAt = this.#hints.failedAt?.(plan);
    if (failedAt !== undefined && failedAt + 1 < plan.choices.length) {
      const first: Progress = { pass: 0, size: 0, start: 0 };
      yield new Value(choicesLeftOut.simplify(plan, failedAt + 1, plan.choices.length), progress ?? first);
    }
    for (const [index, pass] of passes.entries()) {
      if (index < (progress?.pass ?? 0)) continue;
      const here = progress?.pass === index && progress.size > 0 ? progress : undefined;
      const length = pass.length(plan);
      for (let size = here?.size ?? length; size >= 1; size = Math.floor(size / 2)) {
        for (let start = here?.size === size ? here.start : 0; start < length; start += size) {
          const simpler = pass.simplify(plan, start, start + size);
          if (JSON.stringify(simpler) === JSON.stringify(plan)) continue;
          if (this.#hints.isOver?.() === true) return;
          yield new Value(simpler, { pass: index, size, start: pass.removes ? start : start + size });
        }
      }
    }
  }
}
