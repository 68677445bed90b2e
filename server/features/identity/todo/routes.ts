// Binds the contract of the to-do list to its story.
import type { Router } from 'express';
import type { z } from 'zod';
import { routesOf } from '../../../http/endpoint.ts';
import { todoContract, type todoItem } from './contract.ts';
import { read, type TodoItem } from './service.ts';

function present(item: TodoItem, now: Date): z.input<typeof todoItem> {
  const { record, id, call, state, title, detail, count, since, due, acts } = item;
  return {
    record,
    id,
    call,
    state,
    title,
    detail,
    count,
    since: since?.toISOString() ?? null,
    due: due?.toISOString() ?? null,
    isOverdue: due !== null && due <= now,
    acts: [...acts],
  };
}

export function todoRoutes(): Router {
  return routesOf(todoContract, {
    'todo.read': async ({ actor, query }) => {
      const { items, counts } = await read(actor, query);
      return {
        items: items.map((item) => present(item, actor.at)),
        counts: counts.map(({ record, state, count }) => ({ record, state, count })),
        total: counts.reduce((sum, { count }) => sum + count, 0),
      };
    },
  });
}
