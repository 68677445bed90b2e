// The environment, read once. In production everything that is missing or unsafe is listed by name, then it refuses.
import path from 'node:path';
import { z } from 'zod';

const DEVELOPMENT_SECRET = 'development-only';

const shape = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  BASE_URL: z.url().optional(),
  DATABASE_URL: z.string().optional(),
  DATA_DIR: z.string().default('db/data'),
  UPLOADS_DIR: z.string().default('uploads'),
  SESSION_SECRET: z.string().min(32).optional(),
  DATA_SECRET: z.string().min(32).optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  MAIL_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  FONTS_DIR: z.string().optional(),
  /** Only outside production: a file that holds the product's time, for journeys through months. */
  CLOCK_FILE: z.string().optional(),
  /** Only outside production: 0 puts just the three administrators into an empty database, not the demo town. */
  DEMO: z.enum(['0', '1']).default('1'),
  BUREAU_NAME: z.string().default('澜州市科学技术局'),
});

export interface Config extends Omit<z.output<typeof shape>, 'SESSION_SECRET' | 'DATA_SECRET'> {
  readonly SESSION_SECRET: string;
  readonly DATA_SECRET: string;
  readonly isProduction: boolean;
  /** True only behind https: Secure cookies, HSTS. Over http on a LAN they would lock everybody out. */
  readonly isHttps: boolean;
}

/** @returns the names of what is missing or unsafe, each with what to do; empty when all is well. */
export function readConfig(env: NodeJS.ProcessEnv): { config: Config | null; missing: string[] } {
  const parsed = shape.safeParse(env);
  if (!parsed.success) {
    return {
      config: null,
      missing: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    };
  }
  const read = parsed.data;
  const isProduction = read.NODE_ENV === 'production';
  const missing: string[] = [];
  if (isProduction) {
    if (!read.SESSION_SECRET) missing.push('SESSION_SECRET: set a random text of at least 32 characters');
    if (!read.DATA_SECRET)
      missing.push('DATA_SECRET: set a random text of at least 32 characters, and keep it with the backups');
    for (const name of ['SESSION_SECRET', 'DATA_SECRET'] as const)
      if (read[name]?.startsWith(DEVELOPMENT_SECRET))
        missing.push(`${name}: it is the one of development, known to everybody: set a random text`);
    if (read.SESSION_SECRET && read.SESSION_SECRET === read.DATA_SECRET)
      missing.push('DATA_SECRET: it is the same as SESSION_SECRET, set one of its own');
    if (!read.BASE_URL)
      missing.push('BASE_URL: set the address that people type, it is printed on award notices');
    if (read.CLOCK_FILE) missing.push('CLOCK_FILE: unset it, production runs on the real clock');
  }
  if (missing.length > 0) return { config: null, missing };
  return {
    config: {
      ...read,
      SESSION_SECRET: read.SESSION_SECRET ?? `${DEVELOPMENT_SECRET}-session-${'0'.repeat(16)}`,
      DATA_SECRET: read.DATA_SECRET ?? `${DEVELOPMENT_SECRET}-data-${'0'.repeat(16)}`,
      DATA_DIR: path.resolve(read.DATA_DIR),
      UPLOADS_DIR: path.resolve(read.UPLOADS_DIR),
      isProduction,
      isHttps: read.BASE_URL?.startsWith('https:') ?? false,
    },
    missing: [],
  };
}
