import { markup } from './markup.ts';
import type { Markup, MarkupPart } from './markup.ts';

export type TableParameters = {
  readonly caption?: MarkupPart;
  /** Columns of figures that are written as text, such as shares. */
  readonly textFigures?: readonly number[];
  readonly head: readonly MarkupPart[];
  readonly rows: readonly (readonly MarkupPart[])[];
  /** The last row: a sum. */
  readonly foot?: readonly MarkupPart[];
};

/** A table whose first column names the rows; amounts and counts stand on the right. */
export function table({ caption, head, rows, foot, textFigures = [] }: TableParameters): Markup {
  const found = rows.flatMap((cells) => [...cells.keys()].filter((column) => isFigure(cells[column])));
  const figures = new Set([...textFigures, ...found]);
  const classOf = (column: number) => (figures.has(column) ? markup` class="figure"` : markup``);
  return markup`<div class="scroll"><table>
${caption === undefined ? '' : markup`<caption>${caption}</caption>`}
<thead><tr>${head.map((cell, column) => markup`<th scope="col"${classOf(column)}>${cell}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => row(cells, classOf))}</tbody>
${foot === undefined ? '' : markup`<tfoot>${row(foot, classOf)}</tfoot>`}
</table></div>
`;
}

function row(cells: readonly MarkupPart[], classOf: (column: number) => Markup): Markup {
  const [name = '', ...values] = cells;
  return markup`<tr><th scope="row">${name}</th>${values.map((cell, index) => markup`<td${classOf(index + 1)}>${cell}</td>`)}</tr>
`;
}

function isFigure(cell: MarkupPart | undefined): boolean {
  return typeof cell === 'bigint' || typeof cell === 'number';
}
