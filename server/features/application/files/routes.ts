// Binds the contract of files to its stories.
import type { Router } from 'express';
import { InvalidInput } from '../../../core/errors.ts';
import { violation } from '../../../domain/violation.ts';
import { routesOf } from '../../../http/endpoint.ts';
import { sendStored } from '../../../http/sendFile.ts';
import { filesContract } from './contract.ts';
import { presentAttached } from './presenter.ts';
import { fetchFile } from './reading.ts';
import { attach, detach } from './service.ts';

export function filesRoutes(): Router {
  return routesOf(filesContract, {
    'application.attach': async ({ actor, params, body, file }) => {
      if (!file) throw new InvalidInput([violation('input.fileMissing', ['file'])]);
      return presentAttached(await attach(actor, { ...params, ...body, file }));
    },
    'application.detach': async ({ actor, params }) => presentAttached(await detach(actor, params)),
    'file.read': async ({ actor, params, response }) => {
      await sendStored(response, await fetchFile(actor, params.id));
    },
  });
}
