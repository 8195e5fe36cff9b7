import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

type OpenApi = { paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, object> }> }>> }

/** The OpenAPI document of a hub, as a judge of its responses. */
export class ApiJudge {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true })

  constructor(readonly document: OpenApi) {
    // ajv-formats is a CommonJS module whose function is its default export.
    ;(addFormats as unknown as (ajv: Ajv2020) => void)(this.#ajv)
    this.#ajv.addSchema(document, 'api')
  }

  static async of(origin: string): Promise<ApiJudge> {
    const response = await fetch(`${origin}/api/docs/json`)
    return new ApiJudge((await response.json()) as OpenApi)
  }

  /** What is wrong with a response; empty where it is as the document says. */
  faults(method: string, url: string, status: number, contentType: string, body: unknown): string[] {
    // As it was sent: parsed, an address with ".." in it is another one.
    const path = url.replace(/^https?:\/\/[^/]+/, '').split(/[?#]/)[0] ?? ''
    const template = Object.keys(this.document.paths).find((one) =>
      new RegExp(`^${one.replace(/\{[^}]+\}/g, '[^/]*')}$`).test(path),
    )
    if (template === undefined) return path.startsWith('/api/') && status !== 404 ? [`${path} is not in the document`] : []
    const operation = this.document.paths[template]?.[method.toLowerCase()]
    if (!operation) return status === 404 ? [] : [`${method} ${template} is not in the document`]
    const response = operation.responses[String(status)]
    if (!response) return [`${method} ${template} must not answer ${status}`]
    const media = contentType.split(';')[0] ?? ''
    if (!response.content) return body === undefined ? [] : [`${method} ${template} ${status} must have no body`]
    if (!(media in response.content)) return [`${method} ${template} ${status} must not be ${media}`]
    if (!media.includes('json')) return []
    const pointer = ['paths', template, method.toLowerCase(), 'responses', String(status), 'content', media, 'schema']
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/')
    const validate = this.#ajv.getSchema(`api#/${pointer}`)
    if (!validate) return [`${method} ${template} ${status} has no schema`]
    return validate(body) ? [] : [this.#ajv.errorsText(validate.errors)]
  }
}
