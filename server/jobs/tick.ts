// What the product does by date and after commits, without anybody clicking: a list of named steps. Each may run twice,
// and on several machines at once; what one step cannot do does not hold up the others.
import type { Config } from '../config.ts';
import { clockActor } from '../http/request.ts';
import type { Actor } from '../policy/subject.ts';
import { steps } from './steps.ts';

export interface Moment {
  readonly now: Date;
  readonly config: Config;
  /** The product itself, for acts whose policy row names the clock. */
  readonly clock: Actor;
}

export interface Step {
  readonly name: string;
  run(moment: Moment): Promise<unknown>;
}

/** @throws AggregateError with the error of each step that failed, after all have run */
export async function tick(now: Date, config: Config, list: readonly Step[] = steps): Promise<void> {
  const moment: Moment = { now, config, clock: clockActor(now) };
  const failures: Error[] = [];
  for (const step of list) {
    try {
      await step.run(moment);
    } catch (error) {
      failures.push(new Error(`step ${step.name}`, { cause: error }));
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, failures.map((each) => each.message).join(', '));
}
