import { secondsPerDay } from '../../../calendar/day.ts';
import type { Stage } from '../stage.ts';
import { done } from '../stepOutcome.ts';
import type { StepRun } from '../stepOutcome.ts';

export const at: StepRun<'at'> = async (stage, { time }) => {
  await moveClock(stage, time);
  return done;
};

export const advance: StepRun<'advance'> = async (stage, { days = 0, hours = 0, seconds = 0 }) => {
  await moveClock(stage, stage.now + days * secondsPerDay + hours * 3_600 + seconds);
  return done;
};

async function moveClock(stage: Stage, time: number): Promise<void> {
  if (time === stage.now) return;
  await stage.chain.setTime(time);
  stage.now = time;
}
