// The one map from what went wrong to a status, and the one body of every error:
// {error: {code, requestId, message, params, violations: [{code, path, params, message}], current?}}.
import type { ErrorRequestHandler } from 'express';
import multer from 'multer';
import {
  AppError,
  InvalidInput,
  StaleVersion,
  TooLarge,
  Unavailable,
  WrongType,
  type TooMany,
} from '../core/errors.ts';
import type { Locale } from '../domain/terms.ts';
import { violation } from '../domain/violation.ts';
import { sentence } from '../domain/words/index.ts';
import type { Logger } from './logger.ts';

const STATUS: Readonly<Record<string, number>> = {
  invalidInput: 400,
  notSignedIn: 401,
  wrongCredentials: 401,
  forbidden: 403,
  crossSite: 403,
  mustChangePassword: 403,
  notFound: 404,
  illegalTransition: 409,
  notNow: 409,
  staleVersion: 409,
  alreadyDone: 409,
  tooLarge: 413,
  wrongType: 415,
  ruleViolation: 422,
  tooMany: 429,
  unavailable: 503,
};

/** Published names of what express, its parsers and the database throw. */
function known(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof multer.MulterError) {
    return error.code === 'LIMIT_FILE_SIZE'
      ? new TooLarge({ limitBytes: 0 })
      : new InvalidInput([violation('input.multipart', [error.field ?? ''])]);
  }
  const { type, status, limit, name } = error as {
    type?: string;
    status?: number;
    limit?: number;
    name?: string;
  };
  if (type === 'entity.too.large') return new TooLarge({ limitBytes: limit ?? 0 });
  if (type === 'entity.parse.failed') return new InvalidInput([violation('input.malformedJson')]);
  if (type === 'charset.unsupported' || type === 'encoding.unsupported')
    return new WrongType({ allowed: ['utf-8'] });
  if (name === 'URIError') return new InvalidInput([violation('input.malformedAddress')]);
  if (type?.startsWith('request.') || (status !== undefined && status >= 400 && status < 500)) {
    return new InvalidInput([violation('input.malformed')]);
  }
  if (name?.startsWith('SequelizeConnection') || name === 'SequelizeTimeoutError') return new Unavailable();
  return null;
}

export function errorResponse(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const locale: Locale = request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh-CN';
    const app = known(error);
    // Everything else is a bug: logged with the request's id, opaque outside.
    if (!app) log.error({ err: error, requestId: request.id, path: request.path }, 'unexpected');
    const code = app?.code ?? 'unexpected';
    const params = app?.params ?? {};
    if (code === 'tooMany') response.set('Retry-After', String((app as TooMany).params['retryAfterSeconds']));
    response.status(STATUS[code] ?? (app ? 422 : 500)).json({
      error: {
        code,
        requestId: request.id,
        message: sentence(
          locale,
          code === 'notNow' ? `moments.${String(params['reason'])}` : `errors.${code}`,
          params,
        ),
        params,
        violations: (app?.violations ?? []).map((each) => ({
          ...each,
          message: sentence(locale, `errors.${each.code}`, each.params),
        })),
        ...(app instanceof StaleVersion && { current: app.current }),
      },
    });
  };
}
