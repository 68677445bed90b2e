// Binds the contract of notices to its stories.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { noticeContract } from './contract.ts';
import { presentNotice } from './presenter.ts';
import { list, markRead } from './service.ts';

export function noticeRoutes(): Router {
  return routesOf(noticeContract, {
    'notice.list': async ({ actor, query, request }) => {
      const locale = request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh-CN';
      const page = await list(actor, query);
      return { ...page, items: page.items.map((each) => presentNotice(each, locale)) };
    },
    'notice.markRead': async ({ actor, body }) => ({ unread: await markRead(actor, body) }),
  });
}
