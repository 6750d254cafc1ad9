import { formatYuan } from '../../amounts/formatYuan.ts';
import type { Text } from '../../audit/findings/text.ts';
import { groupedYuan } from '../charts/chartAmounts.ts';

/** Markup, as against text that must be escaped first. */
export type Markup = { readonly text: string };

export type MarkupPart = Markup | string | number | bigint | Text | readonly MarkupPart[];

/**
 * Markup from a template. Strings are escaped, numbers are counts, fen (`bigint`) are written as yuan with separators (the
 * exact plain digits in the element's `value`), a {@link Text} stands in both languages, Chinese first.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  return { text: strings.reduce((before, next, index) => before + write(parts[index - 1] ?? '') + next) };
}

/** Markup that is known to be well-formed, such as a drawn chart. */
export function drawnMarkup(text: string): Markup {
  return { text };
}

function write(part: MarkupPart): string {
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return part.toLocaleString('en-US');
  if (typeof part === 'bigint') return `<data value="${formatYuan(part)}">${groupedYuan(part)}</data>`;
  if (isList(part)) return part.map(write).join('');
  if ('text' in part) return part.text;
  if (part.zh === part.en) return escapeText(part.zh);
  return `<span class="zh">${escapeText(part.zh)}</span> <span class="en" lang="en">${escapeText(part.en)}</span>`;
}

function isList(part: MarkupPart): part is readonly MarkupPart[] {
  return Array.isArray(part);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
