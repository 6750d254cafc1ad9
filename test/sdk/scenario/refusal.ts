import { ScenarioFormatError } from '../../../sdk/src/scenario/scenarioFormatError.ts';
import { parseScenario } from '../../../sdk/src/scenario/parseScenario.ts';

/** The error with which a text is refused; fails if it is not, or with anything but a ScenarioFormatError. */
export function refusalOf(text: string, file = 'x.json'): ScenarioFormatError {
  try {
    parseScenario(text, file);
  } catch (error) {
    if (error instanceof ScenarioFormatError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text.slice(0, 500)}`);
}
