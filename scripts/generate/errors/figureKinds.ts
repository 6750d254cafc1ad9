import { errorCatalogue } from '../../../sdk/src/errors/errorCatalogue.ts';
import type { ErrorCode } from '../../../sdk/src/errors/errorCatalogue.ts';
import { errorsAbi } from '../../../sdk/src/errors/errorsAbi.ts';
import type { Figures } from '../../../sdk/src/errors/figures.ts';
import { figureWords } from '../../../sdk/src/errors/figureWords.ts';
import type { FigureWords } from '../../../sdk/src/errors/figureWords.ts';

/** How a figure is read: by which word of `figureWords`; `plain` if it is printed as it stands. */
export type FigureKind = keyof FigureWords;

export type FigureFacts = {
  readonly name: string;
  readonly kind: FigureKind;
  /** Type in the contracts; absent for a figure that only the client gives. */
  readonly type?: string;
};

/** A figure that stands in two words, such as a ratio out of range, is told by the first of these. */
const tellingOrder: readonly FigureKind[] = [
  'yuan',
  'time',
  'day',
  'percent',
  'party',
  'voucher',
  'office',
  'rail',
  'text',
];

/** The figures of an error: those of the contracts' error in its order, and those that only the sentence uses. */
export function figuresOf(code: ErrorCode): readonly FigureFacts[] {
  const kinds = readKinds(code);
  const inputs = errorsAbi.find(({ name }) => name === code)?.inputs ?? [];
  const typed = inputs.map(({ name = '', type }) => ({ name, type, kind: kinds.get(name) ?? 'plain' }));
  const known = new Set(typed.map(({ name }) => name));
  const untyped = [...kinds].filter(([name]) => !known.has(name)).map(([name, kind]) => ({ name, kind }));
  return [...typed, ...untyped];
}

/** Lets the sentences be said of figures that are their own names, and listens. */
function readKinds(code: ErrorCode): ReadonlyMap<string, FigureKind> {
  const kinds = new Map<string, FigureKind>();
  const note = (name: string, kind: FigureKind) => {
    const known = kinds.get(name);
    if (known === undefined || rank(kind) < rank(known)) kinds.set(name, kind);
  };
  const figures = new Proxy<Figures>(
    {},
    {
      get: (_, name) => {
        if (typeof name !== 'string') return undefined;
        note(name, 'plain');
        return name;
      },
    },
  );
  const words = Object.fromEntries(
    (Object.keys(figureWords('en')) as FigureKind[]).map((kind) => [
      kind,
      (...given: readonly unknown[]) => {
        for (const name of given) if (typeof name === 'string') note(name, kind);
        return '';
      },
    ]),
  );
  for (const language of ['zh', 'en'] as const)
    errorCatalogue[code][language](figures, words as unknown as FigureWords);
  return kinds;
}

function rank(kind: FigureKind): number {
  const place = tellingOrder.indexOf(kind);
  return place === -1 ? tellingOrder.length : place;
}
