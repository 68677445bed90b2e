// What a mail says: every header as it is read by people, to whom it goes, and its text.
import type { SunkMail } from '../../support/mailSink.ts';
import type { Words } from './detector.ts';

export function mailWords({ to, raw, text }: SunkMail): Words[] {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  return [
    { channel: 'mail header', text: decoded(head) },
    { channel: 'mail recipients', text: to.join(' ') },
    { channel: 'mail text', text },
    { channel: 'mail bytes', text: raw },
  ];
}

/** RFC 2047: =?UTF-8?B?…?= and =?UTF-8?Q?…?=, and the blanks between two of them. */
function decoded(head: string): string {
  return head
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, way: string, body: string) =>
      way.toLowerCase() === 'b'
        ? Buffer.from(body, 'base64').toString('utf8')
        : Buffer.from(
            body
              .replace(/_/g, ' ')
              .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
            'latin1',
          ).toString('utf8'),
    );
}
