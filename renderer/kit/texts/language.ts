/** Languages with a catalogue. `ar-XB` is a right-to-left pseudo-locale for tests, made from English. */
export const LANGUAGES = ['en', 'de', 'ar-XB'] as const
export type Language = (typeof LANGUAGES)[number]
export type LanguageChoice = Language | 'system'

/** Kept outside the sealed store, because the unlock screen needs it; it tells nothing about anybody. */
const STORAGE_KEY = 'assay.language'

/** What the person chose; `system` where nothing was chosen or the choice is not known any more. */
export function readLanguageChoice(): LanguageChoice {
  const stored = localStorage.getItem(STORAGE_KEY)
  return LANGUAGES.find((language) => language === stored) ?? 'system'
}

/** Keeps the choice on this machine. */
export function rememberLanguageChoice(choice: LanguageChoice): void {
  if (choice === 'system') localStorage.removeItem(STORAGE_KEY)
  else localStorage.setItem(STORAGE_KEY, choice)
}

/**
 * The language to show.
 * @param preferred the system's languages, most wanted first, such as `navigator.languages`.
 * @returns the first of them that there is a catalogue for, else English.
 */
export function resolveLanguage(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'system') return choice
  for (const tag of preferred) {
    const base = tag.toLowerCase().split('-')[0]
    if (base === 'de' || base === 'en') return base
  }
  return 'en'
}

/** Reading direction of a language. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar-XB' ? 'rtl' : 'ltr'
}
