import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Letter = { to: string[]; subject: string; text: string; raw: string }

/** A real SMTP server on this machine. */
export type PostOffice = { url: string; port: number; letters: Letter[]; close(): Promise<void> }

/** Starts one. @param refuse addresses that it doesn't know */
export async function openPostOffice({ port = 0, refuse = [] as string[] } = {}): Promise<PostOffice> {
  const letters: Letter[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(refuse.includes(address) ? Object.assign(new Error(`${address} is nobody`), { responseCode: 550 }) : null),
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        letters.push({ to: envelope.rcptTo.map(({ address }) => address), ...read(Buffer.concat(parts).toString()) })
        done()
      })
    },
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const at = (server.server.address() as AddressInfo).port
  return {
    url: `smtp://127.0.0.1:${at}`,
    port: at,
    letters,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

/** What these tests look at of a letter: its subject, and all of its text parts with their attachments, decoded. */
function read(raw: string): Omit<Letter, 'to'> {
  const unfolded = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n\s+/g, ' ')
  const subject = /^Subject: (.*)$/m.exec(unfolded)?.[1] ?? ''
  const bodies = raw
    .split(/\r\n\r\n/)
    .map((part) =>
      /^[A-Za-z0-9+/=\r\n]{40,}$/.test(part.trim().split('\r\n--')[0] ?? '') ? decodeBase64(part) : decodeQuoted(part),
    )
  return { subject: decodeWords(subject), text: bodies.join('\n'), raw }
}

const decodeBase64 = (part: string) => Buffer.from(part.split('\r\n--')[0] ?? '', 'base64').toString()

/** RFC 2045: quoted-printable. */
function decodeQuoted(text: string): string {
  return decodeOctets(text.replace(/=\r\n/g, ''))
}

function decodeOctets(text: string): string {
  return text.replace(/(?:=[0-9A-F]{2})+/g, (octets) => Buffer.from(octets.replaceAll('=', ''), 'hex').toString())
}

/** RFC 2047: words of a header that aren't ASCII. */
function decodeWords(header: string): string {
  return header
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, way: string, words: string) =>
      way.toUpperCase() === 'B' ? Buffer.from(words, 'base64').toString() : decodeOctets(words.replaceAll('_', ' ')),
    )
}
