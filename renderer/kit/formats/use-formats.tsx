import { createContext, type ReactNode, useContext } from 'react'
import { useLanguage } from '../texts'
import { type Formats, makeFormats, regionalTag } from './formats'

const ProviderZone = createContext(Intl.DateTimeFormat().resolvedOptions().timeZone)

/** Says in which zone due dates are dates (the signed-in hub's). */
export function ProviderZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <ProviderZone value={timeZone}>{children}</ProviderZone>
}

/** Formats of the reader's language and the provider's zone. */
export function useFormats(): Formats {
  const language = useLanguage()
  const zone = useContext(ProviderZone)
  return formatsFor(language, zone)
}

const made = new Map<string, Formats>()

/** Shared by all components: a long list would otherwise make the same dozen `Intl` objects for each of its cells. */
function formatsFor(language: string, zone: string): Formats {
  const name = `${language} ${zone}`
  const known = made.get(name)
  if (known !== undefined) return known
  const formats = makeFormats(regionalTag(language, navigator.languages), zone)
  made.set(name, formats)
  return formats
}
