import type { Text } from '../../sdk/src/audit/findings/text.ts';
import { sayIn } from '../../sdk/src/report/language.ts';
import type { Language } from '../../sdk/src/report/language.ts';
import { padDisplay } from '../../sdk/src/report/text/displayWidth.ts';

/** Shows how far a run is. */
export type Progress = {
  start(title: Text, total: number): void;
  /** @param done - steps that are over */
  advance(done: number): void;
  end(ok: boolean): void;
};

/** Where progress is written; `process.stderr` serves. */
export type ProgressStream = { readonly isTTY: boolean; write(text: string): boolean };

/** Characters of the bar. */
const barWidth = 30;
/** Columns for the title. */
const titleWidth = 20;
/** Without a terminal a line for each tenth of a run is enough, and none inside a short one. */
const tenths = 10;
const longRun = 100;

/** Progress on a stream: a bar that is drawn over again on a terminal, else a few lines. */
export function createProgress(stream: ProgressStream, language: Language): Progress {
  const say = sayIn(language);
  const run = { title: '', total: 0, begun: 0, shown: 0 };
  const elapsed = () => `${((performance.now() - run.begun) / 1_000).toFixed(1)} s`;
  const line = (done: number) => `${run.title} ${done}/${run.total}  ${elapsed()}`;

  function drawBar(done: number): void {
    const filled = Math.round((done / Math.max(1, run.total)) * barWidth);
    stream.write(
      `\r\x1b[K${run.title} ${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${done}/${run.total}  ${elapsed()}`,
    );
  }

  return {
    start: (title, total) => {
      Object.assign(run, { title: padDisplay(title[language], titleWidth), total, begun: performance.now(), shown: 0 });
      const setup = say('部署与布置…', 'setting up…');
      stream.write(stream.isTTY ? `${run.title} ${setup}` : `${run.title} ${setup}\n`);
    },
    advance: (done) => {
      if (stream.isTTY) {
        drawBar(done);
        return;
      }
      const tenth = Math.floor((done / run.total) * tenths);
      if (run.total < longRun || tenth === run.shown || done === run.total) return;
      run.shown = tenth;
      stream.write(`${line(done)}\n`);
    },
    end: (ok) => {
      const verdict = ok ? say('✓ 符合预期', '✓ as expected') : say('✗ 不符预期', '✗ not as expected');
      stream.write(`${stream.isTTY ? '\r\x1b[K' : ''}${line(run.total)}  ${verdict}\n`);
    },
  };
}
