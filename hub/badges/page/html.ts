/** Text that is HTML already; everything else is escaped. */
export class Html {
  constructor(readonly source: string) {}
  toString(): string {
    return this.source
  }
}

type Part = string | Html | readonly Html[]

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** HTML from a template: whatever is put in is escaped, for text and quoted attributes alike, unless it is `Html`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((source, text, at) => source + render(parts[at - 1] ?? '') + text))
}

function render(part: Part): string {
  if (part instanceof Html) return part.source
  if (typeof part !== 'string') return part.join('')
  return part.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
