// The post: notices as mail, one recipient each. Without MAIL_URL nothing is sent and nothing is kept to be sent later.
import { createTransport, type Transporter } from 'nodemailer';
import { Account } from '../../db/models/identity.ts';
import { OutboxMessage } from '../../db/models/oversight.ts';
import type { Config } from '../config.ts';
import { openSealedParams } from '../core/outbox.ts';
import type { Locale } from '../domain/terms.ts';
import { sentence } from '../domain/words/index.ts';
import { eachWaiting } from './claim.ts';
import type { Moment } from './tick.ts';

const IN_ONE_TICK = 50;

const transports = new Map<string, Transporter>();

function transportOf(url: string): Transporter {
  const open =
    transports.get(url) ?? createTransport(url, { disableFileAccess: true, disableUrlAccess: true });
  transports.set(url, open);
  return open;
}

export async function sendMails({ now, config }: Moment): Promise<number> {
  const url = config.MAIL_URL;
  if (!url) return dropAll();
  return eachWaiting('mail', now, IN_ONE_TICK, async (message) => {
    await transportOf(url).sendMail(await written(message, config));
  });
}

/** Notices are on the person's page in any case; a mail set up next year must not send last year's. */
async function dropAll(): Promise<number> {
  const waiting = await OutboxMessage.count({ where: { kind: 'mail', status: 'waiting' } });
  if (waiting > 0)
    await OutboxMessage.update(
      { status: 'failed', lastError: 'MAIL_URL is not set', params: {} },
      { where: { kind: 'mail', status: 'waiting' } },
    );
  return 0;
}

async function written(message: OutboxMessage, config: Config) {
  const account = await Account.findOne({ where: { email: message.recipient }, attributes: ['locale'] });
  const locale: Locale = account?.locale === 'en' ? 'en' : 'zh-CN';
  const said = sentence(locale, `notices.${message.template}`, openSealedParams(message.params));
  return {
    from: { name: config.BUREAU_NAME, address: config.MAIL_FROM ?? 'keguan@localhost' },
    to: message.recipient,
    // The same message sent again after a crash is recognised by this.
    messageId: `<outbox-${message.id}@${hostOf(config)}>`,
    subject: `【${config.BUREAU_NAME}】${subject(said)}`,
    text: [said, config.BASE_URL ?? ''].filter((each) => each !== '').join('\n\n'),
  };
}

const hostOf = (config: Config): string =>
  config.BASE_URL ? new URL(config.BASE_URL).hostname : 'keguan.localhost';

/** A mail's subject is short; the whole sentence is in the mail. */
function subject(said: string): string {
  const characters = [...said.replace(/https?:\S+/gu, '')];
  return characters.length <= 40 ? characters.join('') : `${characters.slice(0, 40).join('')}…`;
}
