import type { Text } from '../../audit/findings/text.ts';
import { drawnMarkup, markup } from './markup.ts';
import type { Markup } from './markup.ts';

/** A drawn chart with its title; a `tall` one keeps its height on paper. */
export function chart(svg: string, title: Text, tall = false): Markup {
  return markup`<h3>${title}</h3>
<figure${tall ? markup` class="tall"` : ''} role="img" aria-label="${`${title.zh} / ${title.en}`}">${drawnMarkup(svg)}</figure>`;
}
