import type { Text } from '../../audit/findings/text.ts';
import { drawnMarkup, markup } from './markup.ts';
import type { Markup } from './markup.ts';

/** A drawn chart with its title; a `tall` one keeps its height on paper. */
export function chart(svg: string, title: Text, tall = false): Markup {
  return markup`<h3>${title}</h3>
${figure(svg, title, tall ? 'tall' : 'wide')}`;
}

/** A drawn chart; `label` is what it is called where it is not seen. A `half` stands beside another. */
export function figure(svg: string, label: Text, shape: 'wide' | 'tall' | 'half' = 'half'): Markup {
  return markup`<figure class="${shape}" role="img" aria-label="${`${label.zh} / ${label.en}`}">${drawnMarkup(svg)}</figure>`;
}
