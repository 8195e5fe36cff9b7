import { app } from 'electron'
import de from './de.json'
import en from './en.json'

type TextKey = keyof typeof en
const CATALOGUES: Record<string, Record<TextKey, string>> = { en, de }

/** A text of the desktop's own (menu, native dialogs) in the system's language; English where we have no other. */
export function text(key: TextKey, values: Record<string, string> = {}): string {
  const language = app.getLocale().split('-')[0] ?? 'en'
  const template = (CATALOGUES[language] ?? en)[key]
  return template.replace(/\{\{(\w+)\}\}/g, (mark, name: string) => values[name] ?? mark)
}
