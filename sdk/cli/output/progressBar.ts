import type { Bilingual, Language } from './language.ts';
import type { Terminal } from './terminal.ts';

const width = 30;

/** Tells how far a long command is: a bar that moves where a person watches, else a line now and then. */
export function progressBar({ err, isWatched }: Terminal, language: Language, what: Bilingual) {
  const start = performance.now();
  let lastTenth = 0;
  return (done: number, total: number): void => {
    const share = total === 0 ? 1 : done / total;
    const seconds = (performance.now() - start) / 1_000;
    const left = done === 0 || done >= total ? '' : ` ${Math.ceil((seconds / done) * (total - done))} s`;
    const title = what[language];
    if (isWatched) {
      const full = Math.round(share * width);
      const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
      err(`\r${title} ${bar} ${done}/${total}${left}\u001b[K${done >= total ? '\n' : ''}`);
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth === lastTenth && done < total) return;
    lastTenth = tenth;
    err(`${title} ${done}/${total}${left}\n`);
  };
}
