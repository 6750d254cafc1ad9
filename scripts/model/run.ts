// The driver behind `npm run test:model`: thousands of random histories on the model and on the chain, which must agree.
// It ends with one line: how many agreed, or the file that shows the first disagreement.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { defaultChoices } from '../../test/e2e/histories/checkHistory.ts';
import type { CheckedHistory } from '../../test/e2e/histories/checkHistory.ts';
import { add, emptyTally } from '../../test/model/histories/tally.ts';
import { formatTally } from './formatTally.ts';
import { startWorker } from './startWorker.ts';

const usage = `npm run test:model -- [--runs 2000] [--seed NUMBER] [--choices ${defaultChoices}] [--workers NUMBER]`;

/** A disagreement is shrunk for at most so long, in milliseconds. */
const shrinkFor = 10 * 60_000;

/** Between two lines of progress, in milliseconds. */
const progressEvery = 10_000;

type Wanted = { readonly runs: number; readonly seed: number; readonly choices: number; readonly workers: number };

const wanted = readArguments();
if (wanted === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else {
  process.exitCode = await check(wanted);
}

function readArguments(): Wanted | undefined {
  const option = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { runs: option, seed: option, choices: option, workers: option } });
    const runs = whole(values.runs ?? '2000', 1);
    return {
      runs,
      // A fresh one each time: histories that have been looked at find nothing new.
      seed: whole(values.seed ?? String(Date.now() % 1_000_000_000), 0),
      choices: whole(values.choices ?? String(defaultChoices), 1),
      workers: Math.min(runs, whole(values.workers ?? String(availableParallelism()), 1)),
    };
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof RangeError)) throw error;
    console.error(error.message);
    return undefined;
  }
}

function whole(text: string, least: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < least) {
    throw new RangeError(`"${text}" must be a whole number of at least ${least} and of at most nine digits`);
  }
  return Number(text);
}

/** @returns the exit code */
async function check({ runs, seed, choices, workers }: Wanted): Promise<number> {
  console.log(`${runs} histories from seed ${seed} on, ${choices} choices each, ${workers} at a time`);
  const tally = emptyTally();
  const disagreements: string[] = [];
  const start = Date.now();
  let [begun, done, failed] = [0, 0, 0];
  const take = ({ tally: counted, faults, disagreement }: CheckedHistory) => {
    done += 1;
    failed += faults;
    add(tally, counted);
    if (disagreement !== undefined) disagreements.push(disagreement);
  };
  const progress = setInterval(() => {
    const perMinute = Math.round((done * 60_000) / (Date.now() - start));
    console.log(`${done} of ${runs} histories, ${tally.steps} steps, ${perMinute} histories a minute`);
  }, progressEvery);
  try {
    await Promise.all(
      Array.from({ length: workers }, async () => {
        const worker = startWorker();
        try {
          while (begun < runs && disagreements.length === 0) {
            take(await worker.check({ seed: seed + begun++, choices, shrinkFor }));
          }
        } finally {
          worker.end();
        }
      }),
    );
  } finally {
    clearInterval(progress);
  }
  console.log(formatTally(tally));
  if (failed > 0) console.log(`${failed} times a chain failed, and its history was run again on another`);
  for (const disagreement of disagreements) console.error(`The model and the chain disagree: ${disagreement}`);
  if (disagreements.length > 0) return 1;
  console.log(`${done} histories, ${tally.steps} steps, no disagreement`);
  return 0;
}
