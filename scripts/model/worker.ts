// Checks the histories that its parent asks for, one at a time, and ends when the parent lets go.
import { checkHistory } from '../../test/e2e/histories/checkHistory.ts';
import type { CheckHistoryParameters } from '../../test/e2e/histories/checkHistory.ts';

process.on('message', (parameters: CheckHistoryParameters) => {
  void checkHistory(parameters).then((checked) => process.send?.(checked));
});
