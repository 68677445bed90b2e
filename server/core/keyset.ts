// Pages of a list without page numbers: a cursor names the last row seen, so that a row that comes or goes in between
// neither repeats nor hides another. The sort key ends in the id.
import { Op, type FindOptions, type Model, type ModelStatic, type WhereOptions } from 'sequelize';
import { violation } from '../domain/violation.ts';
import { InvalidInput } from './errors.ts';

export interface PageWanted {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly size: number;
}

export interface KeysetPage<M> {
  readonly items: M[];
  readonly next: string | null;
  readonly previous: string | null;
  readonly total: { exact: number } | { atLeast: number };
}

export interface Sorted {
  /** A column that is never null. */
  readonly by: string;
  readonly direction: 'ASC' | 'DESC';
}

/** Beyond this many rows nobody needs the number, and counting would cost more than the page. */
const COUNTED_UP_TO = 10_000;

type Cursor = { readonly value: string | number | Date; readonly id: number };

export async function keysetPage<M extends Model & { id: number }>(
  model: ModelStatic<M>,
  find: Omit<FindOptions<M>, 'order' | 'limit'>,
  sorted: Sorted,
  wanted: PageWanted,
): Promise<KeysetPage<M>> {
  const backwards = wanted.before !== undefined && wanted.after === undefined;
  const token = backwards ? wanted.before : wanted.after;
  const cursor = token === undefined ? null : readCursor(token, backwards ? 'before' : 'after');
  const direction = backwards === (sorted.direction === 'ASC') ? 'DESC' : 'ASC';
  const where = cursor ? { [Op.and]: [find.where ?? {}, beyond(cursor, sorted.by, direction)] } : find.where;
  const found = await model.findAll({
    ...find,
    ...(where && { where: where as WhereOptions }),
    order: [
      [sorted.by, direction],
      ['id', direction],
    ],
    limit: wanted.size + 1,
  });
  const more = found.length > wanted.size;
  const rows = found.slice(0, wanted.size);
  if (backwards) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    items: rows,
    next: last && (backwards || more) ? writeCursor(last, sorted.by) : null,
    previous: first && (backwards ? more : cursor !== null) ? writeCursor(first, sorted.by) : null,
    total: await countOf(model, find.where),
  };
}

function beyond({ value, id }: Cursor, by: string, direction: 'ASC' | 'DESC'): WhereOptions {
  const past = direction === 'ASC' ? Op.gt : Op.lt;
  return { [Op.or]: [{ [by]: { [past]: value } }, { [by]: value, id: { [past]: id } }] };
}

async function countOf<M extends Model>(
  model: ModelStatic<M>,
  where: FindOptions<M>['where'],
): Promise<KeysetPage<M>['total']> {
  const count = await model.count(where === undefined ? {} : { where });
  return count > COUNTED_UP_TO ? { atLeast: COUNTED_UP_TO } : { exact: count };
}

function writeCursor(row: Model & { id: number }, by: string): string {
  const value: unknown = row.get(by);
  const plain = value instanceof Date ? { at: value.toISOString() } : value;
  return Buffer.from(JSON.stringify([plain, row.id])).toString('base64url');
}

function readCursor(token: string, name: string): Cursor {
  const cursor = parseCursor(token);
  if (cursor === null) throw new InvalidInput([violation('input.malformed', [name])]);
  return cursor;
}

function parseCursor(token: string): Cursor | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (!Array.isArray(parsed) || parsed.length !== 2) return null;
  const [value, id] = parsed as [unknown, unknown];
  if (!Number.isSafeInteger(id)) return null;
  if (typeof value === 'string' || typeof value === 'number') return { value, id: Number(id) };
  const at = typeof value === 'object' && value !== null ? (value as { at?: unknown }).at : undefined;
  const instant = typeof at === 'string' ? new Date(at) : null;
  return instant && !Number.isNaN(instant.getTime()) ? { value: instant, id: Number(id) } : null;
}
