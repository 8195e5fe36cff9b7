import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { OutgoingBody } from '../store'

/** By which server the hub sends e-mail, and from whom. */
export const MailSettingsSchema = z.object({
  /** `smtps://` or `smtp://`, with name and password where the server asks for them. */
  url: z.url({ protocol: /^smtps?$/ }),
  /** An address, or a name with one: `Assay <assay@example.org>`. */
  from: z
    .string()
    .regex(
      /^([^<>\r\n"]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      'must be an address, or a name with one: Assay <assay@example.org>',
    ),
})
export type MailSettings = z.infer<typeof MailSettingsSchema>

/** For finding the server, for its first word, and for a pause of it. */
const PATIENCE = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** An e-mail didn't go out. */
export class MailError extends Error {
  override name = 'MailError'

  /** @param code `smtp-550` and the like where the server said one, otherwise the library's, such as `ECONNECTION` */
  constructor(readonly code: string) {
    super(`an e-mail was not sent: ${code}`)
  }
}

/** Sends e-mails, each to one receiver, by the operator's server. */
export class Mailer {
  readonly #transport
  readonly #host

  constructor({ url, from }: MailSettings) {
    // Nothing in a message may have the library read files or ask the network.
    this.#transport = createTransport({ url, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true }, { from })
    this.#host = /@([^@<>\s]+?)>?$/.exec(from)?.[1] ?? 'assay.invalid'
  }

  /**
   * @param id names the message for good: a receiver that gets it twice can tell
   * @throws MailError
   */
  async send(
    id: string,
    to: string,
    { subject, text, html, attachments }: Extract<OutgoingBody, { kind: 'email' }>,
  ): Promise<void> {
    const messageId = `<${id}@${this.#host}>`
    // Asked for by nobody who waits for an answer (RFC 3834).
    const headers = { 'Auto-Submitted': 'auto-generated' }
    try {
      await this.#transport.sendMail({ messageId, to, subject, text, html, attachments, headers })
    } catch (error) {
      throw new MailError(codeOf(error))
    }
  }
}

/** What a person needs to mend it, without what the server said in words: that may quote addresses. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if ('responseCode' in error && typeof error.responseCode === 'number') return `smtp-${error.responseCode}`
  return 'code' in error && typeof error.code === 'string' ? error.code.slice(0, 40) : 'unknown'
}
