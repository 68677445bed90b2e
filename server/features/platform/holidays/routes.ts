// Binds the contract of holidays to its stories. A year is public knowledge: it leaves as it is kept.
import type { Router } from 'express';
import type { z } from 'zod';
import { routesOf } from '../../../http/endpoint.ts';
import type { YearOfHolidays } from './builtIn.ts';
import { holidayContract, type holidayYear } from './contract.ts';
import { builtInYear, completeYears, read, set } from './service.ts';

function present({ year, isComplete, off, makeUp }: YearOfHolidays): z.input<typeof holidayYear> {
  const day = ({ on, label }: { on: string; label: string | null }) => ({ on, label });
  return { year, isComplete, off: off.map(day), makeUp: makeUp.map(day) };
}

export function holidayRoutes(): Router {
  return routesOf(holidayContract, {
    'holiday.read': async ({ params }) => {
      const found = await read(params.year);
      const builtIn = found.isComplete ? null : builtInYear(params.year);
      return {
        ...present(found),
        years: await completeYears(),
        suggestion: builtIn && present(builtIn),
      };
    },
    'holiday.set': async ({ actor, params, body }) => present(await set(actor, { ...body, ...params })),
  });
}
