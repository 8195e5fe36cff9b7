import { useDirection } from '@mantine/core'
import { useEffect } from 'react'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { Announcer, directionOf, NoticeCorner, ThemeProvider, useLanguage } from '../kit'
import type { Boot } from './boot/boot'
import { BootView } from './boot/boot-view'
import type { WaysResult } from './boot/sign-in-screen'
import { CrashGuard } from './shell/crash-guard'

type AppProps = { boot: Boot; findWays: () => Promise<WaysResult> }

/** The whole window. Addresses stand after `#`, so that the same bundle works at any address without the server's help. */
export function App({ boot, findWays }: AppProps) {
  return (
    <ThemeProvider>
      <Direction />
      <CrashGuard place="">
        <Router hook={useHashLocation}>
          <BootView boot={boot} findWays={findWays} />
        </Router>
      </CrashGuard>
      <NoticeCorner />
      <Announcer />
    </ThemeProvider>
  )
}

/** Lets Mantine's components follow the language's direction. */
function Direction() {
  const direction = directionOf(useLanguage())
  const { setDirection } = useDirection()
  useEffect(() => setDirection(direction), [direction, setDirection])
  return null
}
