import type { Language } from '../../sdk/src/report/language.ts';

/**
 * The language of the output: what `--lang` says, else the locale's if that is English, else Chinese.
 *
 * @returns `undefined` for arguments that are not understood
 */
export function chooseLanguage(args: readonly string[], env: NodeJS.ProcessEnv): Language | undefined {
  if (args.length === 0) {
    const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
    return /^en(_|\.|$)/i.test(locale) ? 'en' : 'zh';
  }
  const value = args.length === 1 ? /^--lang=(.*)$/.exec(args[0] ?? '')?.[1] : undefined;
  const wanted = args.length === 2 && args[0] === '--lang' ? args[1] : value;
  return wanted === 'zh' || wanted === 'en' ? wanted : undefined;
}
