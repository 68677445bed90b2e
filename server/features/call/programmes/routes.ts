// The templates are code (domain/programmes); reading them needs no story.
import type { Router } from 'express';
import { PROGRAMMES } from '../../../domain/programmes/programmes.ts';
import { routesOf } from '../../../http/endpoint.ts';
import { programmeContract } from './contract.ts';
import { presentProgramme } from './presenter.ts';

export function programmeRoutes(): Router {
  return routesOf(programmeContract, {
    'programme.list': async () => ({ items: PROGRAMMES.map(presentProgramme) }),
  });
}
