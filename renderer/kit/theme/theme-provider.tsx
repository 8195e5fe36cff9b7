import '@fontsource-variable/inter'
import '@fontsource-variable/source-serif-4'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './global.css'
import './scrollbars.css'
import { DirectionProvider, localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { readNonce } from './nonce'
import { theme } from './theme'
import { resolveVariables } from './variables'

/** Kept outside the sealed store, because the unlock screen needs it; it tells nothing about anybody. */
const colorSchemeManager = localStorageColorSchemeManager({ key: 'assay.color-scheme' })

/** Mantine with Assay's theme, colours in both schemes, and the page's style nonce. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <DirectionProvider initialDirection="ltr" detectDirection>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveVariables}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
        getStyleNonce={readNonce}
      >
        {children}
      </MantineProvider>
    </DirectionProvider>
  )
}
