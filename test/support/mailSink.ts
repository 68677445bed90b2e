// A post office for tests: takes every mail over SMTP on a free port and keeps it.
import { createServer, type Socket } from 'node:net';

export interface SunkMail {
  readonly to: string[];
  /** Headers and body as they came over the line. */
  readonly raw: string;
  /** The text part, decoded. */
  readonly text: string;
}

export interface MailSink {
  readonly url: string;
  readonly mails: readonly SunkMail[];
  /** From now on every recipient is refused. */
  refuse(refuses: boolean): void;
  close(): Promise<void>;
}

export async function openMailSink(): Promise<MailSink> {
  const mails: SunkMail[] = [];
  const sockets = new Set<Socket>();
  let refuses = false;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    speak(socket, mails, () => refuses);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    refuse: (value) => {
      refuses = value;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function speak(socket: Socket, mails: SunkMail[], refuses: () => boolean): void {
  let [buffer, inMail, to] = ['', false, [] as string[]];
  const say = (line: string) => socket.write(`${line}\r\n`);
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT' && refuses()) say('451 try again later');
    else if (verb === 'RCPT') {
      to.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
      say('250 ok');
    } else if (verb === 'DATA') {
      inMail = true;
      say('354 go on');
    } else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else say('250 ok');
  };
  say('220 sink');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    buffer += chunk.toString('utf8');
    for (;;) {
      const end = buffer.indexOf(inMail ? '\r\n.\r\n' : '\r\n');
      if (end === -1) return;
      const part = buffer.slice(0, end);
      buffer = buffer.slice(end + (inMail ? 5 : 2));
      if (inMail) {
        mails.push({ to, raw: part, text: textOf(part) });
        [inMail, to] = [false, []];
        say('250 taken');
      } else command(part);
    }
  });
}

function textOf(raw: string): string {
  const split = raw.indexOf('\r\n\r\n');
  const body = raw.slice(split + 4);
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(raw.slice(0, split))?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
