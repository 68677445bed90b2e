// Binds the contract of organisations to its stories.
import type { Router } from 'express';
import { Organisation } from '../../../../db/models/identity.ts';
import { routesOf } from '../../../http/endpoint.ts';
import { organisationContract } from './contract.ts';
import { presentOrganisation } from './presenter.ts';
import { create, find, list } from './service.ts';

export function organisationRoutes(): Router {
  return routesOf(organisationContract, {
    'organisation.find': async ({ query }) => {
      const found = await find(query.uscc);
      return { found: found && { uscc: found.uscc, name: found.name, kind: found.kind } };
    },
    'organisation.list': async ({ query }) => {
      const { recommenders, ...page } = await list(query);
      return { ...page, items: page.items.map((each) => presentOrganisation(each, recommenders)) };
    },
    'organisation.create': async ({ actor, body }) => {
      const organisation = await create(actor, body);
      const recommender = await Organisation.findByPk(organisation.recommenderId ?? 0);
      return presentOrganisation(
        organisation,
        new Map(recommender ? [[recommender.id, recommender.name]] : []),
      );
    },
  });
}
