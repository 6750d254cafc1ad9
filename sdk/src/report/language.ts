import type { Text } from '../audit/findings/text.ts';

export type Language = 'zh' | 'en';

/** Chooses between a Chinese and an English text. */
export type Say = (zh: string, en: string) => string;

export function sayIn(language: Language): Say {
  return (zh, en) => (language === 'zh' ? zh : en);
}

/** A count with its noun: `1 use`, `414 uses`; in Chinese with its measure word. */
export function counted(count: number, zh: string, en: string): Text {
  return { zh: `${count} ${zh}`, en: `${count} ${en}${count === 1 ? '' : 's'}` };
}
