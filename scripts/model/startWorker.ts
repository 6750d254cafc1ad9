import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CheckedHistory, CheckHistoryParameters } from '../../test/e2e/histories/checkHistory.ts';

/** A process that checks one history at a time, beside others. */
export type Worker = {
  /** @throws if the process ends before it has an answer; what it had to say is on its standard error */
  check(parameters: CheckHistoryParameters): Promise<CheckedHistory>;
  end(): void;
};

export function startWorker(): Worker {
  const child = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return {
    check: (parameters) =>
      new Promise((resolve, reject) => {
        const settle = () => child.off('message', answer).off('exit', fail);
        const answer = (checked: unknown) => {
          settle();
          resolve(checked as CheckedHistory);
        };
        const fail = (code: number | null) => {
          settle();
          reject(new Error(`the process that checked seed ${parameters.seed} ended with ${code ?? 'a signal'}`));
        };
        child.on('message', answer).on('exit', fail);
        child.send(parameters);
      }),
    end: () => {
      if (child.connected) child.disconnect();
    },
  };
}
