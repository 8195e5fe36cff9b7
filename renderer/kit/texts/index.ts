export type { TextKey, Texts } from './catalogue'
export { directionOf, LANGUAGES, type LanguageChoice, readLanguageChoice } from './language'
export { chooseLanguage, initTexts, useLanguage, useTexts } from './texts'
