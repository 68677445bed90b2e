// Binds the document contract to its stories and readings; the papers go out under their Chinese names.
import type { Response, Router } from 'express';
import type { Config } from '../../../config.ts';
import { routesOf } from '../../../http/endpoint.ts';
import { sendBytes, sendStored } from '../../../http/sendFile.ts';
import { documentContract } from './contract.ts';
import { documentPaper, list, noticePaper, read, type Paper } from './reading.ts';
import { issueDocument, numberDocument, retryDocument } from './service.ts';

export function documentRoutes(config: Config): Router {
  return routesOf(documentContract, {
    'awardDocument.list': ({ actor, query }) => list(actor, query),
    'awardDocument.read': ({ actor, params }) => read(actor, params.id),
    'awardDocument.number': async ({ actor, params, body }) =>
      read(actor, (await numberDocument(actor, { ...body, ...params })).id),
    'awardDocument.issue': async ({ actor, params, body }) =>
      read(actor, (await issueDocument(actor, { ...body, ...params })).id),
    'awardDocument.retry': async ({ actor, params }) => {
      await retryDocument(actor, params.id);
      return read(actor, params.id);
    },
    'awardDocument.download': async ({ actor, params, response }) =>
      send(response, await documentPaper(actor, params.id, config)),
    'award.notice': async ({ actor, params, response }) =>
      send(response, await noticePaper(actor, params.id, config)),
  });
}

async function send(response: Response, paper: Paper): Promise<void> {
  if ('stored' in paper) await sendStored(response, paper.stored);
  else sendBytes(response, { ...paper.drawn, mediaType: 'application/pdf' });
}
