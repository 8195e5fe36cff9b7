import german from './texts/de.json' with { type: 'json' }
import english from './texts/en.json' with { type: 'json' }

export type PageTexts = typeof english
export type PageLanguage = 'en' | 'de'

const TEXTS: Record<PageLanguage, PageTexts> = { en: english, de: german }

/** The page's texts in this language. */
export function textsIn(language: PageLanguage): PageTexts {
  return TEXTS[language]
}

/** A text with its `{places}` filled. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}

/**
 * The language that a reader likes best of those that there are (RFC 9110, section 12.5.4); English where they say nothing that helps.
 * @param acceptLanguage the header `Accept-Language`
 */
export function choosePageLanguage(acceptLanguage: string | undefined): PageLanguage {
  const wishes = (acceptLanguage ?? '').slice(0, 1000).split(',').map(parseWish)
  const liked = wishes.filter(({ weight }) => weight > 0).sort((one, other) => other.weight - one.weight)
  for (const { language } of liked) {
    if (language === 'de' || language === 'en') return language
  }
  return 'en'
}

function parseWish(wish: string): { language: string; weight: number } {
  const [tag = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  const weight = quality === undefined ? 1 : Number.parseFloat(quality.slice(2))
  return { language: tag.split('-')[0] ?? '', weight: Number.isNaN(weight) ? 0 : weight }
}
