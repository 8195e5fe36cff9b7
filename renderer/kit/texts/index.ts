export type { Namespace, TextKey, Texts } from './catalogue'
export { directionOf, LANGUAGES, type Language, type LanguageChoice, readLanguageChoice } from './language'
export { chooseLanguage, initTexts, textsOf, useLanguage, useTexts } from './texts'
