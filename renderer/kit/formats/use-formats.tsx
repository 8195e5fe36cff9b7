import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useLanguage } from '../texts'
import { type Formats, makeFormats } from './formats'

const ProviderZone = createContext(Intl.DateTimeFormat().resolvedOptions().timeZone)

/** Says in which zone due dates are dates (the signed-in hub's). */
export function ProviderZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <ProviderZone value={timeZone}>{children}</ProviderZone>
}

/** Formats of the reader's language and the provider's zone. */
export function useFormats(): Formats {
  const language = useLanguage()
  const zone = useContext(ProviderZone)
  return useMemo(() => makeFormats(language, zone), [language, zone])
}
