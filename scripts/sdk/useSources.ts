// Makes `@tongdui/sdk` and its entries mean the sources, for programs of this repository that are written as its users'
// are: node --import ./scripts/sdk/useSources.ts PROGRAM
import { registerHooks } from 'node:module';

const sources = new URL('../../sdk/src/', import.meta.url);
const name = '@tongdui/sdk';

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === name) return next(new URL('index.ts', sources).href, context);
    if (!specifier.startsWith(`${name}/`)) return next(specifier, context);
    return next(new URL(`entries/${specifier.slice(name.length + 1)}.ts`, sources).href, context);
  },
});
