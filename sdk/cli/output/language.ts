import type { Terminal } from './terminal.ts';

/** The language that comes first; the other one follows. */
export type Language = 'zh' | 'en';

export const languages = ['zh', 'en'] as const;

/** What one person reads: a text in both languages. */
export type Bilingual = { readonly zh: string; readonly en: string };

/**
 * The language of the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`, by POSIX the first that is set counts).
 *
 * @returns Chinese where the locale names no language or another one
 */
export function languageOf(env: Terminal['env']): Language {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  return locale !== undefined && /^en([_.@-]|$)/i.test(locale) ? 'en' : 'zh';
}

/** The language of the help, which is written before the arguments are read: what `--lang` says, else the locale's. */
export function chooseLanguage(args: readonly string[], env: Terminal['env']): Language {
  const at = args.indexOf('--lang');
  const named = at === -1 ? args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length) : args[at + 1];
  return languages.find((language) => language === named) ?? languageOf(env);
}

/** Both languages on one line. */
export function say(language: Language, { zh, en }: Bilingual): string {
  const [first, second] = language === 'zh' ? [zh, en] : [en, zh];
  return first === second ? first : `${first} / ${second}`;
}
