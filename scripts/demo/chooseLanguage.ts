import { languageOf } from '../../sdk/cli/output/language.ts';
import type { Language } from '../../sdk/src/report/language.ts';

/**
 * The language of the output: what `--lang` says, else the locale's.
 *
 * @returns `undefined` for arguments that are not understood
 */
export function chooseLanguage(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language | undefined {
  if (args.length === 0) return languageOf(env);
  const joined = args.length === 1 ? /^--lang=(.*)$/.exec(args[0] ?? '')?.[1] : undefined;
  const wanted = args.length === 2 && args[0] === '--lang' ? args[1] : joined;
  return wanted === 'zh' || wanted === 'en' ? wanted : undefined;
}
