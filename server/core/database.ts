// The open database of this process. Set once at start (or per test); everything below reads it from here.
import type { Database } from '../../db/connection.ts';
import { defineModels } from '../../db/models/index.ts';

let current: Database | null = null;

/** Binds the models to an open database. */
export function useDatabase(database: Database): void {
  defineModels(database.sequelize);
  current = database;
}

export function database(): Database {
  if (!current) throw new Error('no database: call useDatabase() first');
  return current;
}
