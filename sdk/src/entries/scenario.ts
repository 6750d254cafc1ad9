/**
 * Rehearsals: a scenario file is read and run on a chain of its own. Node only.
 *
 * @module
 */

export * from '../scenario/parseScenario.ts';
export type * from '../scenario/scenario.ts';
export { ScenarioFormatError } from '../scenario/scenarioFormatError.ts';
export * from '../scenario/run/runScenario.ts';
export type * from '../scenario/run/scenarioFacts.ts';
export type * from '../scenario/run/scenarioReport.ts';
