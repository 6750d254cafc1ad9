// Builds the package into sdk/dist unless it is built from these very sources: `npm run build:sdk`.
import { ensureBuilt } from './ensureBuilt.ts';

await ensureBuilt();
