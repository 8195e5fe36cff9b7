import { createInstance, type i18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Catalogue, Namespace, TextTree, Texts } from './catalogue'
import {
  directionOf,
  type Language,
  type LanguageChoice,
  readLanguageChoice,
  rememberLanguageChoice,
  resolveLanguage,
} from './language'

const texts: i18n = createInstance()

/** Loads only the language that is shown. */
async function loadCatalogue(language: Language): Promise<Catalogue> {
  if (language === 'de') return (await import('./de')).de
  const { en } = await import('./en')
  if (language === 'en') return en
  const { makePseudoLocale } = await import('./pseudo-locale')
  return makePseudoLocale(en as TextTree) as unknown as Catalogue
}

async function show(language: Language): Promise<void> {
  const catalogue = await loadCatalogue(language)
  for (const [namespace, tree] of Object.entries(catalogue)) texts.addResourceBundle(language, namespace, tree, true, true)
  await texts.changeLanguage(language)
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}

/**
 * Makes the texts ready, before anything is rendered.
 * @param choice by default what was chosen on this machine, else what the system prefers.
 */
export async function initTexts(choice: LanguageChoice = readLanguageChoice()): Promise<void> {
  const language = resolveLanguage(choice, navigator.languages)
  if (!texts.isInitialized) {
    await texts.use(initReactI18next).init({
      lng: language,
      fallbackLng: false,
      defaultNS: 'app',
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      resources: {},
      showSupportNotice: false,
    })
  }
  await show(language)
}

/** Shows the workbench in another language at once, and remembers it. */
export async function chooseLanguage(choice: LanguageChoice): Promise<void> {
  rememberLanguageChoice(choice)
  await show(resolveLanguage(choice, navigator.languages))
}

/** The texts of a room: `const t = useTexts('desk')`, then `t('key', { count: 3 })`. Keys are checked against English. */
export function useTexts<Name extends Namespace>(namespace: Name): Texts<Name> {
  return useTranslation(namespace, { i18n: texts }).t as unknown as Texts<Name>
}

/** The language that is shown now; renders again when it changes. */
export function useLanguage(): Language {
  return useTranslation(undefined, { i18n: texts }).i18n.language as Language
}
